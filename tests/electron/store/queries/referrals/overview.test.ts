import { expect, test } from 'vitest';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { periodScope } from '../../../../../electron/store/queries/campaigns/read.ts';
import { computeFigure } from '../../../../../electron/store/queries/figures/compute.ts';
import {
  listRows,
  orderOfRows,
  rowsAt,
} from '../../../../../electron/store/queries/figures/rows.ts';
import { sourceOf } from '../../../../../electron/store/queries/figures/sources.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { updateMember } from '../../../../../electron/store/queries/members/save.ts';
import { setReferrer } from '../../../../../electron/store/queries/referrals/save.ts';
import { listInviters } from '../../../../../electron/store/queries/referrals/inviters.ts';
import { referralOverview } from '../../../../../electron/store/queries/referrals/overview.ts';
import {
  referralChildren,
  referralCuts,
  referralPath,
} from '../../../../../electron/store/queries/referrals/tree.ts';
import type { ReadDb } from '../../../../../electron/store/db.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';
import { someReferrals } from './some-referrals.ts';

const september = { from: '2026-09-01', to: '2026-09-30' };
const scopeOf = (db: ReadDb, period = september) =>
  periodScope(db, period, testNowMs, { communityIds: null, eventIds: null });
const newOf = (db: ReadDb, period = september) =>
  computeFigure(db, 'referral.new', scopeOf(db, period));

/** 甲 brought 乙 and 丙, 乙 brought 丁; 戊 brought 丙 later; 甲 counts 5 on the day of 乙; 己 is staff. */
const usual = () =>
  someReferrals(
    {
      甲: '2026-08-01',
      乙: '2026-09-02',
      丙: '2026-09-05',
      丁: '2026-09-20',
      戊: '2026-08-10',
      己: '2026-08-10',
      庚: '2026-09-09',
    },
    [
      { from: '甲', to: '乙', date: '2026-09-02', channel: '海报' },
      { from: '戊', to: '丙', date: '2026-09-06' },
      { from: '甲', to: '丙', date: '2026-09-05', channel: '海报' },
      { from: '乙', to: '丁', date: '2026-09-20' },
      { from: '甲', date: '2026-09-02', quantity: 5, channel: '海报' },
      { from: '己', date: '2026-09-02', quantity: 9 },
      { from: '己', to: '戊', date: '2026-09-02' },
      { from: '丁', to: '庚' },
    ],
  );
const withStaff = () => {
  const made = usual();
  made.db.prepare('UPDATE member SET staff = 1 WHERE uid = ?').run(made.uid('己'));
  return made;
};

test('new by referral: the earliest referrer once, counts beyond the named, no staff, joining as the day', () => {
  const { db } = withStaff();
  // 乙, 丙, 丁, 庚 by the day of joining, and 5 − 1 of the count.
  const figure = newOf(db);
  expect(figure).toMatchObject({ value: 8, unit: 'count', entity: 'referral', complete: true });
  const list = listRows(db, sourceOf('referral.new', scopeOf(db)));
  expect([list.ids.length, list.sum]).toEqual([5, 8]);
  const rows = rowsAt(db, list, orderOfRows(db, list, null));
  expect(rows.map(({ title, detail, value }) => [title, detail, value])).toEqual([
    ['丁 → 庚', '2026-09-09', 1],
    ['甲 → 丙', '2026-09-05', 1],
    ['甲 → 乙', '2026-09-02', 1],
    ['甲 → …', '2026-09-02', 4],
    ['乙 → 丁', '2026-09-20', 1],
  ]);
  // Members on 31 August: 甲 and 戊; 己 is staff.
  expect(computeFigure(db, 'referral.k', scopeOf(db))).toMatchObject({
    value: 4,
    numerator: 8,
    denominator: 2,
  });
  expect(newOf(db, { from: '2026-10-01', to: '2026-10-31' })).toMatchObject({ value: 0, n: 0 });
});

test('no referral at all is unknown, nobody at the start is no K', () => {
  const none = someReferrals({ 甲: '2026-09-01' }, []);
  expect(newOf(none.db)).toMatchObject({ value: null, reason: 'no-referrals', complete: false });
  const young = someReferrals({ 甲: '2026-09-01', 乙: '2026-09-02' }, [{ from: '甲', to: '乙' }]);
  expect(computeFigure(young.db, 'referral.k', scopeOf(young.db))).toMatchObject({
    value: null,
    reason: 'no-members',
  });
});

test('the overview adds up to the same', () => {
  const { db } = withStaff();
  const overview = referralOverview(db, september);
  expect(overview).toMatchObject({
    records: 8,
    brought: 4,
    inviters: 3,
    trees: 1,
    counted: 4,
    generations: [1, 2, 1, 1],
    cuts: { self: 0, second: 1, cycle: 0, staff: 1 },
    undated: 0,
    // 甲 after 32 days, 乙 after 18; 丁 brought 庚 before joining.
    cycle: { medianDays: 25, n: 2 },
    channels: [
      { channel: '海报', named: 2, counted: 4, inviters: 1 },
      { channel: null, named: 2, counted: 0, inviters: 2 },
    ],
  });
  expect(overview.months.at(-1)).toEqual({ month: '2026-09', named: 4, counted: 4 });
  expect(overview.months).toHaveLength(12);
  expect(overview.months[0]?.month).toBe('2025-10');
});

test('trees, the way up, and who is left out with the one who counts', () => {
  const { db, uid } = withStaff();
  expect(referralPath(db, { uid: uid('丁') }).map(({ name }) => name)).toEqual(['甲', '乙', '丁']);
  const { total, rows } = referralChildren(db, { uid: uid('甲'), offset: 0, limit: 1 });
  expect(total).toBe(2);
  expect(rows).toMatchObject([
    { name: '乙', date: '2026-09-02', channel: '海报', direct: 1, descendants: 2, depth: 2 },
  ]);
  const second = referralCuts(db, { kind: 'second', offset: 0, limit: 10 });
  expect(second.rows).toMatchObject([
    {
      referrer: { name: '戊' },
      referee: { name: '丙' },
      date: '2026-09-06',
      kept: { name: '甲', date: '2026-09-05' },
    },
  ]);
  const asked = { search: '', offset: 0, limit: 10 } as const;
  const sorted = (column: 'direct' | 'depth', descending: boolean) =>
    listInviters(db, { ...asked, sort: { column, descending } }).rows.map(({ name }) => name);
  expect(sorted('direct', true)).toEqual(['甲', '乙', '丁']);
  expect(sorted('depth', false)).toEqual(['丁', '乙', '甲']);
  expect(
    listInviters(db, { ...asked, search: 'yi', sort: { column: 'direct', descending: true } }).rows,
  ).toMatchObject([{ name: '乙', referrer: { name: '甲' }, lastDate: '2026-09-20', level: 1 }]);
});

test('a merge drops what became a self-referral, cuts the circle it makes, and its undo brings all back', () => {
  const { db, uid } = usual();
  const before = [referralOverview(db, september), newOf(db)];
  const merge = mergeMembers(db, { uid: uid('丁'), intoUid: uid('甲') }, testEnv);
  // 甲 → 乙, 乙 → 丁 alias 甲: a circle, its later referral goes.
  const { rows } = referralCuts(db, { kind: 'cycle', offset: 0, limit: 10 });
  expect(rows).toMatchObject([
    { referrer: { name: '乙' }, referee: { name: '甲' }, chain: ['甲', '乙'], date: '2026-09-20' },
  ]);
  const cut = referralOverview(db, september);
  expect(cut.generations).toEqual([2, 4]);
  const total = cut.months.at(-1)!;
  expect(newOf(db).value).toBe(total.named + total.counted);
  const self = mergeMembers(db, { uid: uid('乙'), intoUid: uid('甲') }, testEnv);
  expect(referralOverview(db, september).cuts).toMatchObject({ self: 2, cycle: 0 });
  for (const { operationUid } of [self, merge]) undoOperation(db, { uid: operationUid! }, testEnv);
  expect([referralOverview(db, september), newOf(db)]).toEqual(before);
});

test('a name that changes is the new one at once, whatever is kept', () => {
  const { db, uid } = usual();
  referralOverview(db, september);
  updateMember(db, { uid: uid('甲'), fields: { name: '甲甲' } }, testEnv);
  expect(referralPath(db, { uid: uid('乙') })[0]?.name).toBe('甲甲');
});

test('of two on one day the earlier minute counts, then the uid: an undo gives the same back', () => {
  const { db, uid } = someReferrals({ 甲: null, 乙: null, 丙: null, 丁: null }, [
    { from: '甲', to: '丙', date: '2026-09-02' },
    { from: '乙', to: '丙', date: '2026-09-02' },
    { from: '甲', to: '丁', date: '2026-09-02' },
    { from: '乙', to: '丁', date: '2026-09-02' },
  ]);
  const at = (hour: number): number => Date.UTC(2026, 8, 2, hour);
  db.prepare("UPDATE referral SET at_ms = ? WHERE uid = 'rf_test_0'").run(at(9));
  db.prepare("UPDATE referral SET at_ms = ? WHERE uid = 'rf_test_1'").run(at(8));
  const roots = () =>
    ['丙', '丁'].map((name) => referralPath(db, { uid: uid(name) })[0]?.name).join();
  expect(roots()).toBe('乙,甲');
  expect(newOf(db).value).toBe(2);
  const set = setReferrer(
    db,
    { uid: uid('丁'), referrerUid: uid('丙'), date: null, channel: null },
    testEnv,
  );
  expect(roots()).toBe('乙,乙');
  undoOperation(db, { uid: set.operationUid! }, testEnv);
  expect(roots()).toBe('乙,甲');
});
