import type { WriteDb } from '../../../../../electron/store/db.ts';
import { followMerges } from '../../../../../electron/store/derived/merges.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow, type Values } from '../../../../../electron/store/log/rows.ts';
import { addDays } from '../../../../../shared/domain/values/days.ts';
import { testEnv } from '../../../../support/workspace.ts';

export const TODAY = '2026-11-24';

type Row = Values & { readonly uid: string };
/** Rows as they were written, with `member` and the like as places in `members`. */
export interface Made {
  readonly members: readonly Row[];
  /** Place in `members` → place of the person it counts for. */
  readonly personOf: readonly number[];
  readonly rows: Readonly<Record<Table, readonly Row[]>>;
}
type Table = 'membership' | 'interaction' | 'order_' | 'signup' | 'checkin' | 'referral';

/** The same sequence every time. */
export const sequence = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** Sydney noon of a local date: other clocks in winter than in summer. */
const noonMs = (date: string): number => Date.parse(`${date}T02:00:00Z`);

/** Fills a store: rows around `TODAY` and in the days after it, everything of it may be unknown. */
export const makeRows = (
  db: WriteDb,
  seed: number,
  { members, merges }: { readonly members: number; readonly merges: boolean },
): Made => {
  const next = sequence(seed);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)]!;
  const maybe = <T>(value: T): T | null => (next(5) === 0 ? null : value);
  const day = (): string => addDays(TODAY, 3 - next(70));
  const atMs = (): number => noonMs(day()) + (next(24) - 12) * 3_600_000;
  const made = {
    members: [] as Row[],
    personOf: [] as number[],
    rows: {
      membership: [] as Row[],
      interaction: [] as Row[],
      order_: [] as Row[],
      signup: [] as Row[],
      checkin: [] as Row[],
      referral: [] as Row[],
    },
  };
  operate(db, testEnv, { kind: 'import', label: { key: 'test' } }, (operation) => {
    const insert = (table: Parameters<typeof insertRow>[2], row: Row): void =>
      void insertRow(db, operation, table, row);
    for (const [index, name] of ['甲', '乙'].entries()) {
      insert('community', { uid: `co_${index}`, id: index + 1, name });
      for (const group of [1, 2])
        insert('chat_group', {
          uid: `gr_${index}${group}`,
          id: index * 2 + group,
          community_id: index + 1,
          name: `${name}${group}`,
        });
    }
    for (let index = 1; index <= 4; index += 1)
      insert('event', {
        uid: `ev_${index}`,
        id: index,
        name: `活动${index}`,
        start_at_ms: maybe(atMs()),
      });
    for (let index = 0; index < members; index += 1) {
      const row = {
        uid: `me_${index}`,
        id: index + 1,
        name: `成员${index}`,
        city: maybe(pick(['上海', '杭州'])),
        joined_date: maybe(day()),
        staff: next(12) === 0 ? 1 : 0,
        archived: next(12) === 0 ? 1 : 0,
      };
      made.members.push(row);
      made.personOf.push(index);
      insert('member', row);
      // Chains too: the one before may have been merged itself.
      if (merges && index > 0 && next(4) === 0) {
        made.personOf[index] = made.personOf[index - 1]!;
        insert('merge_link', { uid: `ml_${index}`, member_id: index + 1, into_member_id: index });
      }
    }
    const member = (): number => 1 + next(Math.floor(members * 0.8));
    const add = (table: Table, row: Values): void => {
      const whole = { uid: `${table}${made.rows[table].length}`, ...row };
      made.rows[table].push(whole);
      insert(table, whole);
    };
    for (let index = 0; index < members * 2; index += 1) {
      const memberId = member();
      add('membership', {
        member_id: memberId,
        group_id: 1 + next(4),
        role: maybe(pick(['群主', '成员'])),
        joined_date: maybe(day()),
        left_date: next(2) === 0 ? null : day(),
      });
      add('interaction', {
        member_id: memberId,
        kind: pick(['message', 'like', 'visit']),
        local_date: day(),
        // A count of 0 is recorded, and is no act.
        quantity: next(4),
        counted: 1,
        group_id: 1 + next(4),
      });
      const amount = next(6) === 0 ? null : next(9) * 100;
      add('order_', {
        namespace: 'shop',
        number: String(index),
        member_id: maybe(member()),
        status: pick(['paid', 'paid', 'partly-refunded', 'refunded', 'unpaid', 'closed']),
        paid_date: maybe(day()),
        currency: pick(['CNY', 'CNY', 'CNY', 'USD']),
        amount_minor: amount,
        refunded_minor: amount === null ? 0 : next(3) * 100,
      });
      add('signup', {
        event_id: 1 + next(4),
        member_id: member(),
        status: pick(['confirmed', 'pending', 'waiting', 'rejected', 'cancelled', 'declined']),
        at_ms: maybe(atMs()),
      });
      add('checkin', {
        event_id: 1 + next(4),
        member_id: member(),
        kind: pick(['in', 'in', 'undo']),
        at_ms: maybe(atMs()),
      });
      const [referrer, referee] = [member(), member()];
      const isCount = referee === referrer || next(3) === 0;
      add('referral', {
        referrer_member_id: referrer,
        referee_member_id: isCount ? null : referee,
        quantity: isCount ? next(3) : 1,
        local_date: maybe(day()),
      });
    }
    followMerges(db);
    db.exec(`INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member;
      INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date) SELECT member_id, local_date FROM interaction;`);
  });
  return made;
};
