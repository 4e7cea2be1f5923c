import { describe, expect, it } from 'vitest';
import {
  actualTotal,
  breakEven,
  defaultPeople,
  planSums,
  plannedTotal,
  promotionResults,
  scenarioOf,
  variance,
  type MoneyLine,
} from '../../../../shared/domain/events/budget.ts';

const line = (
  side: MoneyLine['side'],
  plannedMinor: number | null,
  perHead = false,
  actualMinor: number | null = null,
): MoneyLine => ({ side, plannedMinor, perHead, actualMinor });

// A room for 3,000, tea at 25 a head, tasks of 500; tickets at 60, a sponsor with 1,000.
const tea = [
  line('cost', 300_000),
  line('cost', 2_500, true),
  line('income', 6_000, true),
  line('income', 100_000),
];

describe('scenarios', () => {
  const sums = planSums(tea, 50_000);

  it('adds what is fixed and what each person costs and pays', () => {
    expect(sums).toEqual({
      fixedCostMinor: 350_000,
      headCostMinor: 2_500,
      fixedIncomeMinor: 100_000,
      headIncomeMinor: 6_000,
    });
    // 40 people: 3,500 + 1,000 out; 1,000 + 2,400 in.
    expect(scenarioOf(sums, 40)).toEqual({
      people: 40,
      costMinor: 450_000,
      incomeMinor: 340_000,
      resultMinor: -110_000,
      costPerHeadMinor: 11_250,
    });
    expect(scenarioOf(sums, 0)).toMatchObject({ costMinor: 350_000, costPerHeadMinor: null });
  });

  it('takes who confirmed, else four fifths of the places', () => {
    expect(defaultPeople(0, 50)).toEqual({ pessimistic: 24, expected: 40, optimistic: 50 });
    expect(defaultPeople(30, 50)).toEqual({ pessimistic: 18, expected: 30, optimistic: 50 });
    expect(defaultPeople(30, null)).toEqual({ pessimistic: 18, expected: 30, optimistic: 36 });
    expect(defaultPeople(0, null)).toEqual({ pessimistic: 0, expected: 0, optimistic: 0 });
  });
});

describe('break-even', () => {
  it('is reached by whole people: (3,500 − 1,000) ÷ (60 − 25) = 71.4 → 72', () => {
    expect(breakEven(planSums(tea, 50_000))).toEqual({ kind: 'from', people: 72 });
  });

  it('is exact where the division is: 700 ÷ 35 = 20', () => {
    const lines = [line('cost', 70_000), line('cost', 2_500, true), line('income', 6_000, true)];
    expect(breakEven(planSums(lines))).toEqual({ kind: 'from', people: 20 });
  });

  it('has no number without income, or where a head pays no more than it costs', () => {
    expect(breakEven(planSums([line('cost', 100)]))).toEqual({ kind: 'none', reason: 'no-income' });
    for (const ticket of [2_499, 2_500])
      expect(
        breakEven(
          planSums([line('cost', 100), line('cost', 2_500, true), line('income', ticket, true)]),
        ),
      ).toEqual({ kind: 'none', reason: 'no-margin' });
    expect(breakEven(planSums([line('cost', 100), line('income', 50)]))).toEqual({
      kind: 'none',
      reason: 'no-margin',
    });
  });

  it('is there from the first where fixed income covers all, or up to as many as it pays for', () => {
    expect(breakEven(planSums([line('cost', 100), line('income', 100)]))).toEqual({
      kind: 'from',
      people: 0,
    });
    // 1,000 from the sponsor, 300 of room: 700 pay for 28 heads of 25.
    const lines = [line('cost', 30_000), line('cost', 2_500, true), line('income', 100_000)];
    expect(breakEven(planSums(lines))).toEqual({ kind: 'up-to', people: 28 });
  });
});

describe('variance', () => {
  it('is actual − plan and its share of the plan; of a plan of 0 only the amount', () => {
    expect(variance(200, 250)).toEqual({ minor: 50, share: 0.25 });
    expect(variance(200, 150)).toEqual({ minor: -50, share: -0.25 });
    expect(variance(0, 150)).toEqual({ minor: 150, share: null });
    expect(variance(null, 150)).toBeNull();
    expect(variance(200, null)).toBeNull();
  });

  it('multiplies a line per head by the people', () => {
    expect(plannedTotal(line('cost', 2_500, true), 40)).toBe(100_000);
    expect(plannedTotal(line('cost', 2_500), 40)).toBe(2_500);
    expect(plannedTotal(line('cost', null, true), 40)).toBeNull();
  });

  it('does not take an unknown actual for 0', () => {
    expect(actualTotal([line('cost', 5)], 'cost')).toBeNull();
    const known = [line('cost', 5, false, 7), line('cost', 5), line('income', 5, false, 100)];
    expect(actualTotal(known, 'cost')).toBe(7);
  });
});

describe('promotion', () => {
  it('divides cost by clicks and sign-ups, and says why where it cannot', () => {
    const all = promotionResults({ costMinor: 60_000, reach: 3_000, clicks: 150, signups: 30 });
    expect(all.costPerClick.value).toBe(400);
    expect(all.costPerSignup.value).toBe(2_000);
    expect(all.conversion.value).toBe(0.2);
    expect(all.clickRate.value).toBe(0.05);
    const none = promotionResults({ costMinor: 60_000, reach: null, clicks: 0, signups: 0 });
    expect(none.costPerClick).toEqual({ value: null, reason: 'no-clicks' });
    expect(none.costPerSignup).toEqual({ value: null, reason: 'no-signups' });
    expect(none.conversion).toEqual({ value: null, reason: 'no-clicks' });
    expect(none.clickRate).toEqual({ value: null, reason: 'no-reach' });
    const free = promotionResults({ costMinor: null, reach: 5, clicks: 1, signups: 1 });
    expect(free.costPerClick).toEqual({ value: null, reason: 'no-cost' });
  });
});
