import { expect, test } from 'vitest';
import {
  creditsByModel,
  attributionModels,
  touchShares,
  type AttributionModel,
  type Conversion,
} from '../../../../shared/domain/attribution/models.ts';
import { touchesBefore, type Touch } from '../../../../shared/domain/attribution/touches.ts';

const DAY = 86_400_000;
const paidAt = Date.UTC(2026, 9, 1, 4);
const touch = (channel: string, daysBefore: number, kind: Touch['kind'] = 'signup'): Touch => ({
  channel,
  kind,
  atMs: paidAt - daysBefore * DAY,
});
const order = (valueMinor: number, ...touches: Touch[]): Conversion => ({
  id: 1,
  atMs: paidAt,
  valueMinor,
  touches,
});
const cents = (model: AttributionModel, ...conversions: Conversion[]) =>
  Object.fromEntries(
    [...creditsByModel(conversions)[model]].map(([channel, credits]) => [
      channel,
      credits.reduce((sum, { valueMinor }) => sum + valueMinor, 0),
    ]),
  );

const four = [touch('a', 28), touch('b', 21), touch('c', 14), touch('d', 7)];

test('four touches: all to the first, all to the last, 25 each, 40-10-10-40', () => {
  const shares = (model: AttributionModel) =>
    touchShares(model, four, paidAt).map((share) => Math.round(share * 1e9) / 1e9);
  expect(shares('first')).toEqual([1, 0, 0, 0]);
  expect(shares('last')).toEqual([0, 0, 0, 1]);
  expect(shares('linear')).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect(shares('position')).toEqual([0.4, 0.1, 0.1, 0.4]);
});

test('a touch weighs half of one that is seven days later: 1, 2, 4 and 8 of 15', () => {
  expect(cents('decay', order(15_00, ...four))).toEqual({ a: 100, b: 200, c: 400, d: 800 });
});

test('by position one touch has all, two share evenly', () => {
  expect(cents('position', order(100, touch('a', 3)))).toEqual({ a: 100 });
  expect(cents('position', order(100, touch('a', 3), touch('b', 2)))).toEqual({ a: 50, b: 50 });
});

test('cents add up: 10,000 over three touches are 3,334 + 3,333 + 3,333', () => {
  const three = order(10_000, touch('a', 3), touch('b', 2), touch('c', 1));
  expect(cents('linear', three)).toEqual({ a: 3_334, b: 3_333, c: 3_333 });
  for (const model of attributionModels)
    for (const value of [0, 1, 2, 99, 10_001]) {
      const all = Object.values(cents(model, { ...three, valueMinor: value }));
      expect(
        all.reduce((sum, one) => sum + one, 0),
        model,
      ).toBe(value);
    }
});

test('no touch in 30 days is direct, never dropped; the thirtieth day still counts', () => {
  for (const model of attributionModels) {
    expect(cents(model, order(500))).toEqual({ direct: 500 });
    expect(cents(model, order(500, touch('a', 30.001), touch('b', -0.001)))).toEqual({
      direct: 500,
    });
    expect(cents(model, order(500, touch('a', 30)))).toEqual({ a: 500 });
  }
});

test('touches of one instant come in the order of bringing, signing up, paying', () => {
  const tied = [touch('券', 0, 'coupon'), touch('群', 0), touch('朋友', 0, 'referral')];
  expect(touchesBefore(tied, paidAt).map(({ channel }) => channel)).toEqual(['朋友', '群', '券']);
  expect(cents('first', order(100, ...tied))).toEqual({ 朋友: 100 });
  expect(cents('last', order(100, ...tied))).toEqual({ 券: 100 });
  // Of one kind by name, so that it does not depend on the order they were read in.
  const same = [touch('b', 1), touch('a', 1)];
  expect(cents('first', order(100, ...same))).toEqual({ a: 100 });
  expect(cents('first', order(100, ...same.toReversed()))).toEqual({ a: 100 });
});

test('a channel touched twice has both parts of the order, as one credit', () => {
  const twice = order(100, touch('a', 3), touch('b', 2), touch('a', 1));
  expect(creditsByModel([twice]).linear.get('a')).toEqual([
    { id: 1, share: 2 / 3, valueMinor: 67 },
  ]);
  expect(cents('linear', twice)).toEqual({ a: 67, b: 33 });
});
