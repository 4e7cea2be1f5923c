import { expect, it } from 'vitest';
import type { WriteDb } from '../../../../electron/store/db.ts';
import { packNextDay, wrongDayPacks } from '../../../../electron/store/derived/day-packs.ts';
import { rebuildDerived } from '../../../../electron/store/derived/refresh.ts';
import { insertRow } from '../../../../electron/store/log/rows.ts';
import { undoOperation } from '../../../../electron/store/log/undo.ts';
import { dayActs } from '../../../../electron/store/queries/day-acts.ts';
import { change, storeOf } from '../../../support/community.ts';
import { testEnv } from '../../../support/workspace.ts';

const packAll = (db: WriteDb): number => {
  let days = 0;
  while (packNextDay(db)) days += 1;
  return days;
};

const packedDates = (db: WriteDb): unknown =>
  db.prepare('SELECT local_date FROM packed_day ORDER BY 1').pluck().all();

const acts = (db: WriteDb, communityIds: readonly number[] | null = null): unknown[] =>
  Array.from(
    dayActs(db, { communityIds, from: '2026-11-01', to: '2026-11-30' }),
    ({ date, kind, members, counts }) => [
      date,
      kind,
      [...members].map((member, place) => [member, counts?.[place] ?? 1]),
    ],
  );

const write = (db: WriteDb, uid: string, quantity: number, date: string): string =>
  change(db, (operation) => {
    const member_id = db.prepare("SELECT id FROM member WHERE uid = '乙'").pluck().get() as number;
    insertRow(db, operation, 'interaction', {
      uid,
      member_id,
      kind: 'like',
      local_date: date,
      quantity,
      counted: 1,
    });
    db.prepare('INSERT OR IGNORE INTO temp.dirty_day VALUES (?, ?)').run(member_id, date);
  });

it('says the same packed and not, of all communities and of some', () => {
  const { db } = storeOf({
    甲: { acts: ['2026-10-31', '2026-11-02', '2026-11-03'] },
    乙: { acts: ['2026-11-02'] },
  });
  write(db, 'in_one', 300, '2026-11-02');
  const before = [acts(db), acts(db, [1]), acts(db, [])];
  expect(before[0]).toEqual([
    ['2026-11-02', 'like', [[2, 300]]],
    [
      '2026-11-02',
      'message',
      [
        [1, 1],
        [2, 1],
      ],
    ],
    ['2026-11-03', 'message', [[1, 1]]],
  ]);
  expect(packAll(db)).toBe(3);
  expect([acts(db), acts(db, [1]), acts(db, [])]).toEqual(before);
  expect(wrongDayPacks(db)).toEqual([]);
});

it('packs a day anew after it changed, and after that was taken back', () => {
  const { db } = storeOf({ 甲: { acts: ['2026-11-02'] }, 乙: { acts: ['2026-11-03'] } });
  packAll(db);
  const before = acts(db);
  const uid = write(db, 'in_one', 2, '2026-11-03');
  expect(packedDates(db)).toEqual(['2026-11-02']);
  expect(acts(db)).toContainEqual(['2026-11-03', 'like', [[2, 2]]]);
  expect(packAll(db)).toBe(1);
  expect(acts(db)).toContainEqual(['2026-11-03', 'like', [[2, 2]]]);
  undoOperation(db, { uid }, testEnv);
  expect(packedDates(db)).toEqual(['2026-11-02']);
  packAll(db);
  expect(acts(db)).toEqual(before);
  rebuildDerived(db);
  expect(packedDates(db)).toEqual([]);
});

it('a check finds a pack that is not what the rows say', () => {
  const { db } = storeOf({ 甲: { acts: ['2026-11-02', '2026-11-03'] } });
  packAll(db);
  db.prepare("UPDATE day_pack SET data = x'02' WHERE local_date = '2026-11-03'").run();
  expect(wrongDayPacks(db)).toEqual(['2026-11-03']);
});
