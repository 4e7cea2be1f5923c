import { expect, test } from 'vitest';
import { planRows, type RowsWanted } from '../../../../shared/domain/report/rows-plan.ts';

const want = (key: string, count: number, more: Partial<RowsWanted> = {}): RowsWanted => ({
  key,
  list: key,
  count,
  first: false,
  ...more,
});
const plan = (wanted: readonly RowsWanted[], most: number) =>
  Object.fromEntries(planRows(wanted, most));

test('those asked for first go in first, then the shortest, each whole or not at all', () => {
  const wanted = [
    want('long', 50),
    want('short', 10),
    want('kpi', 60, { first: true }),
    want('middle', 40),
  ];
  expect(plan(wanted, 110)).toEqual({
    long: 'left-out',
    short: 'own',
    kpi: 'own',
    middle: 'own',
  });
  expect(plan(wanted, 60)).toMatchObject({ kpi: 'own', short: 'left-out', middle: 'left-out' });
  // A list that alone is too long keeps nobody else out.
  expect(plan(wanted, 55)).toEqual({
    long: 'left-out',
    short: 'own',
    kpi: 'left-out',
    middle: 'own',
  });
});

test('the same rows go in once, where they are asked for at first', () => {
  const wanted = [
    want('kpi', 30, { list: 'new members', first: true }),
    want('during', 30, { list: 'new members' }),
    want('other', 30),
  ];
  expect(plan(wanted, 60)).toEqual({ kpi: 'own', during: { as: 'kpi' }, other: 'own' });
  expect(plan(wanted, 29)).toEqual({ kpi: 'left-out', during: 'left-out', other: 'left-out' });
});

test('no rows always fit', () => {
  expect(plan([want('none', 0)], 0)).toEqual({ none: 'own' });
  expect(plan([], 10)).toEqual({});
});
