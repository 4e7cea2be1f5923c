import { expect, test } from 'vitest';
import {
  comparePersonas,
  relationOf,
  strongest,
} from '../../../../shared/domain/persona/compare.ts';
import { setDifference } from '../../../../shared/domain/persona/difference.ts';
import { traitSheet } from '../../../../shared/domain/persona/sheet.ts';
import { tally, type Parts } from '../../../../shared/domain/persona/tally.ts';

const parts = (onlyA: number, both: number, onlyB: number): Parts => ({ onlyA, both, onlyB });

const near = (interval: readonly number[], low: number, high: number) => {
  expect(interval[0]).toBeCloseTo(low, 4);
  expect(interval[1]).toBeCloseTo(high, 4);
};

test('apart: the interval of Newcombe, the pooled z test, the ratio of the shares', () => {
  const found = setDifference(parts(56, 0, 48), parts(70, 0, 80))!;
  expect(found.difference).toBeCloseTo(0.2, 10);
  near(found.interval, 0.0524, 0.3339);
  // z = 0.2 / sqrt(104/150 × 46/150 × (1/70 + 1/80)) = 2.6500
  expect(found.p).toBeCloseTo(0.00805, 4);
  expect(found.lift).toBeCloseTo(4 / 3, 10);
  expect(found.n).toBe(70);
});

test('A inside B: the difference to all is that to the others, times their part of all', () => {
  const found = setDifference(parts(0, 56, 48), parts(0, 70, 80))!;
  expect(found.difference).toBeCloseTo(0.8 - 104 / 150, 10);
  near(found.interval, (0.0524 * 80) / 150, (0.3339 * 80) / 150);
  expect(found.p).toBeCloseTo(0.00805, 4);
  // The other way round: the same with the other sign.
  const turned = setDifference(parts(48, 56, 0), parts(80, 70, 0))!;
  near(turned.interval, (-0.3339 * 80) / 150, (-0.0524 * 80) / 150);
});

test('sets that overlap and are equally large differ by those who are in one only', () => {
  const found = setDifference(parts(56, 300, 42), parts(70, 400, 70))!;
  expect(found.difference).toBeCloseTo(14 / 470, 10);
  const apart = setDifference(parts(56, 0, 42), parts(70, 0, 70))!;
  near(found.interval, (apart.interval[0] * 70) / 470, (apart.interval[1] * 70) / 470);
});

test('nothing to divide by is no difference at all; the same people differ by nothing', () => {
  expect(setDifference(parts(0, 0, 5), parts(0, 0, 50))).toBeNull();
  expect(setDifference(parts(0, 5, 0), parts(0, 50, 0))).toMatchObject({
    difference: 0,
    interval: [0, 0],
    p: 1,
    lift: 1,
  });
  expect(setDifference(parts(40, 0, 0), parts(50, 0, 50))).toMatchObject({ lift: null });
});

test('few of a value: Fisher decides', () => {
  // Golden table 3 1 / 1 3: 0.4857.
  expect(setDifference(parts(3, 0, 1), parts(4, 0, 4))!.p).toBeCloseTo(0.4857, 4);
});

const people = (values: readonly string[], onlyA: number, onlyB: number) => ({
  values,
  reason: null,
  parts: parts(onlyA, 0, onlyB),
});
const equal = ['甲', '乙', '丙', '丁', '戊'];
/** A hundred people each: 60 against 45 like tea; the others of `also` are liked by as many. */
const tastes = (also: readonly string[]) =>
  tally('interests', [
    people(['茶', ...also], 10, 10),
    people(['茶'], 50, 35),
    people(['咖啡'], 40, 55),
  ]);

test('more than five comparisons at once: what may be chance is said to be', () => {
  // 60 % against 45 %: z = 2.124, p = 0.034 alone; coffee is the same the other way round.
  const few = comparePersonas([tastes(equal.slice(0, 3))]);
  expect(few.tested).toBe(5);
  const verdictOf = (comparison: typeof few, value: string) =>
    comparison.traits[0]!.values.find((one) => one.value === value)!.verdict;
  expect(verdictOf(few, '茶')).toBe('more');
  expect(verdictOf(few, '甲')).toBe('none');
  const [more] = strongest(few, 3).more;
  expect(more).toMatchObject({ trait: 'interests', value: { value: '茶' } });
  const many = comparePersonas([tastes(equal.slice(0, 4))]);
  expect(many.tested).toBe(6);
  expect(verdictOf(many, '茶')).toBe('corrected');
  expect(strongest(many, 3)).toEqual({ more: [], less: [] });
});

test('the strongest differences: one of each trait, largest first', () => {
  const apart = (trait: 'gender' | 'city' | 'job', ...lines: [string, number, number][]) =>
    tally(
      trait,
      lines.map(([value, onlyA, onlyB]) => people([value], onlyA, onlyB)),
    );
  const found = comparePersonas([
    apart('gender', ['female', 700, 500], ['male', 300, 500]),
    apart('city', ['上海', 500, 100], ['杭州', 400, 150], ['成都', 100, 750]),
    apart('job', ['老师', 500, 500], ['医生', 500, 500]),
  ]);
  const { more, less } = strongest(found, 3);
  expect(more.map(({ value }) => value.value)).toEqual(['上海', 'female']);
  expect(less.map(({ value }) => value.value)).toEqual(['成都', 'male']);
  expect(strongest(found, 1).more).toHaveLength(1);
});

test('too few people, nobody known, too far down the list: no verdict', () => {
  const thin = comparePersonas([
    tally('gender', [people(['female'], 29, 500)]),
    tally('city', [people(['上海'], 0, 500)]),
    tally(
      'job',
      Array.from({ length: 9 }, (_, place) => people([`职业${place}`], 100 - place, 100)),
    ),
  ]);
  expect(thin.traits[0]!.values[0]!.verdict).toBe('thin');
  expect(thin.traits[1]!.values[0]).toMatchObject({
    verdict: 'unknown',
    difference: null,
    a: { count: 0, share: null, interval: null },
  });
  expect(thin.traits[2]!.values.map(({ verdict }) => verdict)[8]).toBe('untested');
  expect(thin.tested).toBe(8);
});

test('how two sets stand to each other', () => {
  expect(relationOf(parts(1, 0, 1))).toBe('apart');
  expect(relationOf(parts(1, 1, 1))).toBe('overlap');
  expect(relationOf(parts(0, 1, 1))).toBe('a-inside');
  expect(relationOf(parts(1, 1, 0))).toBe('b-inside');
  expect(relationOf(parts(0, 1, 0))).toBe('same');
  expect(relationOf(parts(0, 0, 1))).toBe('empty');
});

test('who is not known is in no denominator and told by reason', () => {
  const sheet = traitSheet(
    tally('age', [
      people(['25-34'], 15, 0),
      people(['18-24'], 133, 0),
      { values: [], reason: 'no-year', parts: parts(7, 0, 0) },
      { values: [], reason: 'blank', parts: parts(20, 0, 0) },
    ]),
  );
  expect(sheet).toMatchObject({
    known: 148,
    unknown: [
      { reason: 'blank', count: 20 },
      { reason: 'no-year', count: 7 },
    ],
    rest: { values: 0, share: null },
  });
  // In the order of ages; Wilson 15/148.
  expect(sheet.values.map(({ value }) => value)).toEqual(['18-24', '25-34']);
  near(sheet.values[1]!.interval!, 0.0624, 0.1605);
});

test('beyond a hundred values the others are one number, where they add up', () => {
  const jobs = Array.from({ length: 130 }, (_, place) => people([`职业${place}`], 200 - place, 0));
  const job = traitSheet(tally('job', jobs));
  expect(job.values).toHaveLength(100);
  expect(job.rest).toMatchObject({ values: 30, share: { count: (100 + 71) * 15 } });
  expect(traitSheet(tally('interests', jobs)).rest).toEqual({ values: 30, share: null });
});
