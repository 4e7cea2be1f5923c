import { createKeyTable } from '../key-table.ts';
import { betweenTwo } from './outcome.ts';
import type { Members } from '../members.ts';
import { createPersonFinder } from '../person-finder.ts';
import { keyUid, rejected, type KindStager, type StageSession } from '../session.ts';
import { toInstant, type SheetValues } from '../sheet-values.ts';
import type { Ref } from '../staging.ts';
import type { Things } from '../things.ts';
import { warnCreated } from '../upsert.ts';
import { personTitle } from './members.ts';

type Kind = 'grant' | 'spend' | 'expire';
const words: readonly (readonly [RegExp, Kind])[] = [
  [/过期|過期|失效|清零|到期|expir/i, 'expire'],
  [/消费|消費|消耗|使用|扣|减|減|支出|兑换|兌換|抵|spend|spent|use|redeem|deduct/i, 'spend'],
  [/获|獲|增|奖|獎|收入|发放|發放|赠|贈|签到|簽到|grant|earn|award|add|gift/i, 'grant'],
];
const kindOf = (word: string): Kind | undefined =>
  words.find(([pattern]) => pattern.test(word))?.[1];

/** Entries of a points ledger; each is made once and never changed. */
export const stagePoints = (
  session: StageSession,
  members: Members,
  things: Things,
): KindStager => {
  const { staging, store, frame, reader } = session;
  const people = createPersonFinder(session, members, things);
  const ordinals = createKeyTable();
  // A balance that was imported later than an entry counts it already: the entry is taken off it.
  const covered = new Map<Ref, { readonly uid: string; readonly atMs: number; sum: number }>();

  /** The amount with its sign and what it is; null when an unsigned amount has no word that says. */
  const entryOf = (values: SheetValues, amount: number): { amount: number; kind: Kind } | null => {
    const word = values.get('points.kind');
    const said = word === null ? undefined : kindOf(word);
    const isSigned = amount < 0 || values.text('points.amount').startsWith('+');
    if (word !== null && said === undefined && !isSigned) return null;
    if (said === 'spend' || said === 'expire') return { amount: -Math.abs(amount), kind: said };
    if (amount > 0) return { amount, kind: 'grant' };
    return {
      amount,
      kind: kindOf(values.get('points.reason') ?? '') === 'expire' ? 'expire' : 'spend',
    };
  };

  const cover = (ref: Ref, uid: string, atMs: number, amount: number): void => {
    const balanceMs = ref < 0 ? null : store.lastBalanceMs(ref);
    if (balanceMs === null || balanceMs < atMs) return;
    const before = covered.get(ref) ?? { uid, atMs: balanceMs, sum: 0 };
    before.sum += amount;
    covered.set(ref, before);
  };

  return {
    row: (values) => {
      const title = personTitle(values) || values.text('member.external_id');
      const at = values.get('points.at');
      const atMs = toInstant(at, frame);
      if (atMs === null)
        return rejected(title, 'no-date', { column: reader.columnOf('points.at') });
      const column = reader.columnOf('points.amount');
      const number = values.get('points.amount');
      if (number === null) return rejected(title, 'no-amount', { column });
      const value = values.text('points.amount');
      if (number === 0) return rejected(title, 'zero-points', { column, value });
      if (!Number.isInteger(number)) return rejected(title, 'not-whole', { column, value });
      const entry = entryOf(values, number);
      if (entry === null)
        return rejected(title, 'points-kind-unknown', {
          column: reader.columnOf('points.kind'),
          value: values.text('points.kind'),
        });
      const found = people.find(values);
      if ('trouble' in found)
        return found.trouble === 'two-members'
          ? betweenTwo(title, found.found)
          : rejected(title, found.trouble === 'nobody' ? 'no-person' : `person-${found.trouble}`);
      const reason = values.get('points.reason');
      const key = [found.uid, String(atMs), String(entry.amount), reason ?? ''];
      const same = key.join('\u0000');
      const ordinal = ordinals.get(same) + 1;
      ordinals.put(ordinal);
      const uid = keyUid('points_entry', ...key, String(ordinal));
      if (store.byUid('points_entry', uid) !== null) return { class: 'unchanged', title };
      staging.insert('points_entry', { uid, member_id: found.ref, at_ms: atMs, ...entry, reason });
      if (found.ref > 0) staging.dirtyMember(found.ref);
      cover(found.ref, found.uid, atMs, entry.amount);
      return { class: 'created', title };
    },
    end: () => {
      for (const [ref, { uid, atMs, sum }] of covered)
        if (sum !== 0)
          staging.insert('points_entry', {
            uid: keyUid('points_entry', uid, 'covered', String(store.lastOperation)),
            member_id: ref,
            at_ms: atMs,
            amount: -sum,
            kind: 'balance',
          });
      if (covered.size > 0)
        session.warn({
          code: 'points-balance-kept',
          row: null,
          column: null,
          params: { count: covered.size },
        });
      people.end();
      warnCreated(session, things, members);
      return 0;
    },
  };
};
