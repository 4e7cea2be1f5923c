import { expect, test } from 'vitest';
import { tierFlow } from '../../../../shared/domain/metrics/tier-flow.ts';

// By hand: 10 in the top and 30 in the second on the first date, one person in none on both.
const cells = [
  { from: 0, to: 0, count: 7 },
  { from: 0, to: 1, count: 2 },
  { from: 0, to: null, count: 1 },
  { from: 1, to: 0, count: 6 },
  { from: 1, to: 1, count: 24 },
  { from: null, to: 0, count: 3 },
  { from: null, to: 1, count: 8 },
  { from: null, to: null, count: 1 },
];

test('comings and goings of each tier, and their shares on both dates', () => {
  const flow = tierFlow(cells, 3);
  expect(flow).toMatchObject({
    start: 40,
    end: 50,
    moves: { promoted: 6, demoted: 2, entered: 11, gone: 1, stayed: 31 },
  });
  expect(flow.tiers[0]).toEqual({
    start: 10,
    end: 16,
    startShare: 0.25,
    endShare: 0.32,
    stayed: 7,
    inPromoted: 6,
    inDemoted: 0,
    entered: 3,
    outPromoted: 0,
    outDemoted: 2,
    gone: 1,
  });
  expect(flow.tiers[1]).toMatchObject({
    start: 30,
    end: 34,
    endShare: 0.68,
    inDemoted: 2,
    outPromoted: 6,
    entered: 8,
    gone: 0,
  });
  // A tier that nobody was in has a share of 0, not none.
  expect(flow.tiers[2]).toMatchObject({ start: 0, end: 0, startShare: 0, endShare: 0 });
});

test('each tier ends with who was there, less who went, and who came', () => {
  for (const row of tierFlow(cells, 3).tiers) {
    const out = row.outPromoted + row.outDemoted + row.gone;
    expect(row.end).toBe(row.start - out + row.inPromoted + row.inDemoted + row.entered);
    expect(row.stayed).toBe(row.start - out);
  }
});

test('without anybody in a tier there is no share', () => {
  expect(tierFlow([], 1).tiers[0]).toMatchObject({ start: 0, startShare: null, endShare: null });
});
