import type { MemberFact } from '../../../../shared/contract/conditions.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { recentDates } from '../../../../shared/domain/values/recent-days.ts';
import { localToUtcMs } from '../../../../shared/domain/values/zone.ts';
import { lastScanSql } from '../events/last-scan.ts';
import { filterCondition, type Condition } from '../members/columns.ts';
import { amongPeople, hasAmount, nobody, type Counted, type FactCondition } from './counted.ts';

/** The day that conditions are asked of, and what they need to know of the workspace. */
export interface AsOf {
  readonly today: string;
  readonly zone: string;
  readonly currency: string;
  /** Whether any member was merged into another: else every row's member is its person. */
  readonly merged: boolean;
}

type Of<Kind extends MemberFact['kind']> = Extract<MemberFact, { kind: Kind }>;

/** A fact as a condition on `person`; sets of people depend on no row of it and are found once. */
export const factCondition = (fact: MemberFact, asOf: AsOf): FactCondition => {
  switch (fact.kind) {
    case 'member':
      return memberCondition(fact, asOf);
    case 'community':
      return inCommunity(fact, asOf);
    case 'tenure':
      return tenure(fact, asOf);
    default:
      return hasAmount(countedOf(fact, asOf), fact);
  }
};

/** Facts of which a member has an amount. */
export type CountedFact = Of<'activity' | 'orders' | 'events' | 'referrals'>;

/** The rows that such a fact counts. */
export const countedOf = (fact: CountedFact, asOf: AsOf): Counted => {
  switch (fact.kind) {
    case 'activity':
      return activity(fact, asOf);
    case 'orders':
      return orders(fact, asOf);
    case 'events':
      return fact.measure === 'signups' ? signups(fact, asOf) : attended(fact, asOf);
    case 'referrals':
      return referrals(fact, asOf);
  }
};

/** Rows of a table with the person of each. */
const personsOf = (
  table: string,
  { merged }: AsOf,
  { member = 'member_id', source = table } = {},
): { readonly from: string; readonly person: string } =>
  merged
    ? {
        from: `${source} JOIN member ON member.id = ${table}.${member}`,
        person: 'coalesce(member.effective_member_id, member.id)',
      }
    : { from: source, person: `${table}.${member}` };

const memberCondition = ({ filter }: Of<'member'>, { today }: AsOf): Condition =>
  filterCondition(
    filter.kind === 'recent'
      ? {
          kind: 'dates',
          column: filter.column,
          ...recentDates(today, filter.days, filter.within),
        }
      : filter,
  );

/** The last `days` local dates up to `today`; null = all before it, those of unknown day too. */
const onDays = (column: string, days: number | null, { today }: AsOf): Condition =>
  days === null
    ? { sql: `coalesce(${column}, '') <= ?`, values: [today] }
    : { sql: `${column} > ? AND ${column} <= ?`, values: [addDays(today, -days), today] };

/** The same of instants in the workspace's zone. */
const atInstants = (instant: string, days: number | null, { today, zone }: AsOf): Condition => {
  const startMs = (date: string): number => localToUtcMs(date, '00:00', zone);
  const endMs = startMs(addDays(today, 1));
  return days === null
    ? { sql: `coalesce(${instant}, 0) < ?`, values: [endMs] }
    : {
        sql: `${instant} >= ? AND ${instant} < ?`,
        values: [startMs(addDays(today, 1 - days)), endMs],
      };
};

const activity = ({ measure, kinds, days }: Of<'activity'>, asOf: AsOf): Counted => {
  // All days of everybody: in the order of members, not of days.
  const isEver = days === null;
  const { from, person } = personsOf(
    'member_day',
    asOf,
    isEver ? { source: 'member_day NOT INDEXED' } : {},
  );
  const when = onDays('member_day.local_date', days, asOf);
  const which = kinds.length === 0 ? '' : ` AND member_day.kind IN (${places(kinds)})`;
  return {
    rows: `FROM ${from} WHERE ${when.sql} AND member_day.count > 0${which}`,
    values: [...when.values, ...kinds],
    person,
    amount: measure === 'acts' ? 'sum(member_day.count)' : 'count(DISTINCT member_day.local_date)',
    atLeastOne: true,
    together: isEver,
  };
};

const places = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const orders = ({ measure, days }: Of<'orders'>, asOf: AsOf): Counted => {
  const { from, person } = personsOf('order_', asOf);
  const when = onDays('order_.paid_date', days, asOf);
  const rows = `FROM ${from} WHERE order_.member_id IS NOT NULL AND ${when.sql}`;
  return measure === 'orders'
    ? {
        rows: `${rows} AND order_.status IN ('paid', 'partly-refunded')`,
        values: when.values,
        person,
        amount: 'count(*)',
        atLeastOne: true,
      }
    : {
        // As for RFM: an amount in another currency, or none, adds nothing.
        rows: `${rows} AND order_.status IN ('paid', 'partly-refunded', 'refunded')
          AND order_.currency = ? AND order_.amount_minor IS NOT NULL`,
        values: [...when.values, asOf.currency],
        person,
        amount: 'sum(order_.amount_minor - order_.refunded_minor)',
        atLeastOne: false,
      };
};

const ofEvent = (column: string, uid: string | null): Condition =>
  uid === null
    ? { sql: '1', values: [] }
    : { sql: `${column} = (SELECT id FROM event WHERE uid = ?)`, values: [uid] };

// A sign-up or check-in without a time belongs to the start of its event.
const signups = ({ eventUid, days }: Of<'events'>, asOf: AsOf): Counted => {
  const { from, person } = personsOf('signup', asOf);
  const which = ofEvent('signup.event_id', eventUid);
  const at = days === null ? 'signup.at_ms' : 'coalesce(signup.at_ms, event.start_at_ms)';
  const when = atInstants(at, days, asOf);
  return {
    rows: `FROM ${from} JOIN event ON event.id = signup.event_id
      WHERE signup.status IN ('confirmed', 'pending', 'waiting') AND ${which.sql} AND ${when.sql}`,
    values: [...which.values, ...when.values],
    person,
    amount: 'count(*)',
    atLeastOne: true,
  };
};

const attended = ({ eventUid, days }: Of<'events'>, asOf: AsOf): Counted => {
  const which = ofEvent('checkin.event_id', eventUid);
  const known = atInstants('checkin.at_ms', null, asOf);
  const when = atInstants('coalesce(scan.at_ms, event.start_at_ms)', days, asOf);
  const { from, person } = personsOf('scan', asOf, {
    source: `(${lastScanSql(`${which.sql} AND ${known.sql}`)}) AS scan`,
  });
  return {
    rows: `FROM ${from} JOIN event ON event.id = scan.event_id
      WHERE scan.kind = 'in' AND ${when.sql}`,
    values: [...which.values, ...known.values, ...when.values],
    person,
    amount: 'count(DISTINCT scan.event_id)',
    atLeastOne: true,
  };
};

const inCommunity = ({ communityUid, role }: Of<'community'>, asOf: AsOf): FactCondition => {
  const { from, person } = personsOf('membership', asOf);
  return amongPeople(
    `SELECT ${person} FROM ${from} WHERE membership.group_id IN (
        SELECT chat_group.id FROM chat_group JOIN community ON community.id = chat_group.community_id WHERE community.uid = ?
      ) AND coalesce(membership.joined_date, '') <= ?
        AND (membership.left_date IS NULL OR membership.left_date > ?)${role === null ? '' : ' AND membership.role = ?'}`,
    [communityUid, asOf.today, asOf.today, ...(role === null ? [] : [role])],
  );
};

/** Longer than anybody is a member of anything, and well within the calendar. */
const LONG_DAYS = 365_000;

const tenure = ({ from, to }: Of<'tenure'>, { today }: AsOf): Condition => {
  if (from !== null && to !== null && from > to) return nobody;
  if (to !== null && to < 0) return nobody;
  const back = (days: number): string => addDays(today, -Math.min(Math.max(days, 0), LONG_DAYS));
  return {
    sql: `(joined_date <= ?${to === null ? '' : ' AND joined_date >= ?'})`,
    values: [back(from ?? 0), ...(to === null ? [] : [back(to)])],
  };
};

// A member brought is counted once, whoever they or their bringers were merged into.
const referrals = ({ days }: Of<'referrals'>, asOf: AsOf): Counted => {
  const { from, person } = personsOf('referral', asOf, { member: 'referrer_member_id' });
  const when = onDays('referral.local_date', days, asOf);
  const brought = asOf.merged
    ? 'coalesce(referee.effective_member_id, referee.id)'
    : 'referral.referee_member_id';
  const referee = asOf.merged
    ? ' LEFT JOIN member AS referee ON referee.id = referral.referee_member_id'
    : '';
  return {
    rows: `FROM ${from}${referee} WHERE ${when.sql} AND referral.quantity > 0
      AND ${brought} IS NOT ${person}`,
    values: when.values,
    person,
    amount: `count(DISTINCT ${brought}) + coalesce(sum(referral.quantity) FILTER (WHERE referral.referee_member_id IS NULL), 0)`,
    atLeastOne: true,
  };
};
