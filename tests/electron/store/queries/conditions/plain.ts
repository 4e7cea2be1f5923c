import type { WriteDb } from '../../../../../electron/store/db.ts';
import type { Condition, MemberFact } from '../../../../../shared/contract/conditions.ts';
import { daysBetween } from '../../../../../shared/domain/values/days.ts';
import { localDateOf } from '../../../../../shared/domain/values/zone.ts';
import type { Made } from './data.ts';

type Field = string | number | null | undefined;
type Row = Readonly<Record<string, Field>>;

/** Conditions asked member by member in plain loops over the rows that were written. */
export const plainAnswer = (
  db: WriteDb,
  { members, personOf, rows }: Made,
  { today, zone }: { readonly today: string; readonly zone: string },
) => {
  const persons = db.prepare('SELECT * FROM person ORDER BY member_id').all() as Row[];
  const events = db.prepare('SELECT id, uid, start_at_ms FROM event').all() as Row[];
  const eventOf = (id: Field): Row => events.find((event) => event['id'] === id)!;
  const groups = db
    .prepare(
      'SELECT chat_group.id, community.uid FROM chat_group JOIN community ON community.id = community_id',
    )
    .all() as Row[];
  const dateOf = (atMs: Field): string | null =>
    typeof atMs === 'number' ? localDateOf(atMs, zone) : null;

  /** Whether something of a day, null where it is unknown, falls into the last days. */
  const isWithin = (date: Field, days: number | null): boolean => {
    if (date === null || date === undefined) return days === null;
    const age = daysBetween(String(date), today);
    return age >= 0 && (days === null || age < days);
  };
  const isBetween = (value: number, { from, to }: { from: number | null; to: number | null }) =>
    (from === null || value >= from) && (to === null || value <= to);
  const isOf = (row: Row, person: Field, key = 'member_id'): boolean =>
    typeof row[key] === 'number' && personOf[row[key] - 1]! + 1 === person;
  const own = (table: readonly Row[], person: Row, key?: string): Row[] =>
    table.filter((row) => isOf(row, person['member_id'], key));
  const sum = (list: readonly Row[], value: (row: Row) => number): number =>
    list.reduce((total, row) => total + value(row), 0);

  const attendances = (person: Row, fact: Extract<MemberFact, { kind: 'events' }>): number => {
    const came = new Set<Field>();
    for (const [index] of members.entries()) {
      if (personOf[index]! + 1 !== person['member_id']) continue;
      for (const event of events) {
        const scans = rows.checkin
          .filter((scan) => scan['member_id'] === index + 1 && scan['event_id'] === event['id'])
          .filter(({ at_ms }) => isWithin(dateOf(at_ms), null));
        // The latest; of those without a time, which come first, the greatest uid.
        const last = scans
          .sort(
            (a, b) =>
              Number(a['at_ms'] ?? -1) - Number(b['at_ms'] ?? -1) || (a.uid < b.uid ? -1 : 1),
          )
          .at(-1);
        if (last?.['kind'] !== 'in') continue;
        if (fact.eventUid !== null && event['uid'] !== fact.eventUid) continue;
        if (isWithin(dateOf(last['at_ms'] ?? event['start_at_ms']), fact.days))
          came.add(event['id']);
      }
    }
    return came.size;
  };

  const factHolds = (fact: MemberFact, person: Row): boolean => {
    switch (fact.kind) {
      case 'member': {
        const { filter } = fact;
        if (filter.kind === 'set')
          return filter.values.includes(String(person[filter.column] ?? ''));
        if (filter.kind === 'blank') return (person['city'] === null) === filter.blank;
        if (filter.kind === 'text') return String(person['name']).includes(filter.text);
        if (filter.kind !== 'recent') throw new Error('not asked here');
        const joined = person['joined_date'];
        if (joined === null) return false;
        return filter.within
          ? isWithin(joined, filter.days)
          : daysBetween(String(joined), today) >= filter.days;
      }
      case 'activity': {
        const acts = own(rows.interaction, person).filter(
          (row) =>
            isWithin(row['local_date'], fact.days) &&
            Number(row['quantity']) > 0 &&
            (fact.kinds.length === 0 || fact.kinds.includes(String(row['kind']))),
        );
        const value =
          fact.measure === 'acts'
            ? sum(acts, (row) => Number(row['quantity']))
            : new Set(acts.map((row) => row['local_date'])).size;
        return isBetween(value, fact);
      }
      case 'orders': {
        const paid = own(rows.order_, person).filter((row) =>
          isWithin(row['paid_date'], fact.days),
        );
        const counting = ['paid', 'partly-refunded'];
        if (fact.measure === 'orders')
          return isBetween(
            paid.filter((row) => counting.includes(String(row['status']))).length,
            fact,
          );
        const priced = paid.filter(
          (row) =>
            [...counting, 'refunded'].includes(String(row['status'])) &&
            row['currency'] === 'CNY' &&
            row['amount_minor'] !== null,
        );
        return isBetween(
          sum(priced, (row) => Number(row['amount_minor']) - Number(row['refunded_minor'])),
          fact,
        );
      }
      case 'events': {
        if (fact.measure === 'attended') return isBetween(attendances(person, fact), fact);
        const signedUp = own(rows.signup, person).filter((row) => {
          const event = eventOf(row['event_id']);
          const at = row['at_ms'] ?? (fact.days === null ? null : event['start_at_ms']);
          return (
            ['confirmed', 'pending', 'waiting'].includes(String(row['status'])) &&
            (fact.eventUid === null || fact.eventUid === event['uid']) &&
            isWithin(dateOf(at), fact.days)
          );
        });
        return isBetween(signedUp.length, fact);
      }
      case 'community':
        return own(rows.membership, person).some(
          (row) =>
            groups.some(({ id, uid }) => id === row['group_id'] && uid === fact.communityUid) &&
            (row['joined_date'] === null || String(row['joined_date']) <= today) &&
            (row['left_date'] === null || String(row['left_date']) > today) &&
            (fact.role === null || row['role'] === fact.role),
        );
      case 'tenure': {
        const joined = person['joined_date'];
        if (joined === null) return false;
        const days = daysBetween(String(joined), today);
        return days >= 0 && isBetween(days, fact);
      }
      case 'referrals': {
        const brought = own(rows.referral, person, 'referrer_member_id').filter(
          (row) =>
            isWithin(row['local_date'], fact.days) &&
            !isOf(row, person['member_id'], 'referee_member_id'),
        );
        const named = brought.filter((row) => row['referee_member_id'] !== null);
        const counted = brought.filter((row) => row['referee_member_id'] === null);
        const value =
          new Set(named.map((row) => personOf[Number(row['referee_member_id']) - 1])).size +
          sum(counted, (row) => Number(row['quantity']));
        return isBetween(value, fact);
      }
    }
  };

  const holds = (asked: Condition, person: Row): boolean => {
    if (!('of' in asked)) return factHolds(asked, person);
    if (asked.kind === 'all') return asked.of.every((one) => holds(one, person));
    const some = asked.of.some((one) => holds(one, person));
    return asked.kind === 'any' ? some : !some;
  };

  const isCounted = (person: Row): boolean =>
    members[Number(person['member_id']) - 1]!['archived'] === 0 &&
    !members.some(
      (member, index) => member['staff'] === 1 && personOf[index]! + 1 === person['member_id'],
    );

  return (asked: Condition): number[] =>
    persons
      .filter((person) => isCounted(person) && holds(asked, person))
      .map((person) => Number(person['member_id']));
};
