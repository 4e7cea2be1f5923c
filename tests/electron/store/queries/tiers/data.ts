import type { ConditionGroup } from '../../../../../shared/contract/conditions.ts';
import type { TierRule } from '../../../../../shared/contract/tiers.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { operate, type WriteEnv } from '../../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { sql } from '../../../../../electron/store/statements.ts';
import { addDays } from '../../../../../shared/domain/values/days.ts';
import { testEnv } from '../../../../support/workspace.ts';

export const TODAY = '2026-11-24';

/** The writer's day is `TODAY` and so many days on. */
export const onDay = (days: number): WriteEnv => ({
  ...testEnv,
  nowMs: testEnv.nowMs + days * 86_400_000,
});

/** Members `me_0`, `me_1` …, each active on so many days up to `TODAY`, one act a day. */
export const addMembers = (db: WriteDb, activeDays: readonly number[]): void =>
  operate(db, testEnv, { kind: 'import', label: { key: 'test' } }, (operation) => {
    for (const [index, days] of activeDays.entries()) {
      const member = insertRow(db, operation, 'member', {
        uid: `me_${index}`,
        name: `成员${index}`,
        joined_date: '2026-01-01',
      });
      sql(db, 'INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)').run(member);
      for (let day = 0; day < days; day += 1) act(db, operation, { index, member, day });
    }
  });

const act = (
  db: WriteDb,
  operation: Parameters<typeof insertRow>[1],
  { index, member, day }: { readonly index: number; readonly member: number; readonly day: number },
): void => {
  const date = addDays(TODAY, -day);
  insertRow(db, operation, 'interaction', {
    uid: `in_${index}_${day}`,
    member_id: member,
    at_ms: Date.parse(`${date}T04:00:00Z`),
    local_date: date,
    kind: 'message',
    quantity: 1,
    counted: 0,
  });
  sql(db, 'INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date) VALUES (?, ?)').run(
    member,
    date,
  );
};

export const activeOn = (days: number, within: number): ConditionGroup => ({
  kind: 'all',
  of: [{ kind: 'activity', measure: 'days', kinds: [], days: within, from: days, to: null }],
});

export const rule = (
  name: string,
  conditions: ConditionGroup,
  graceDays = 0,
  uid: string | null = null,
): TierRule => ({ uid, name, conditions, graceDays, series: 0, support: '' });

/** Active on at least 5 of the last 30 days, on one of them, or not at all. */
export const threeTiers: readonly TierRule[] = [
  rule('核心', activeOn(5, 30), 10),
  rule('活跃', activeOn(1, 30)),
  rule('沉默', { kind: 'all', of: [] }),
];

/** Names of the tiers of `me_0`, `me_1` … as the grid shows them. */
export const tiersNow = (db: WriteDb): Record<string, string | null> =>
  Object.fromEntries(
    sql<{ uid: string; tier: string | null }>(db, 'SELECT uid, tier FROM person ORDER BY uid')
      .all()
      .map(({ uid, tier }) => [uid, tier]),
  );
