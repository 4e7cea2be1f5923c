import { expect, test } from 'vitest';
import { verdictsOf } from '../../../../shared/domain/statistics/verdict.ts';

const higher = { difference: 0.1, interval: [0.02, 0.18], p: 0.02 } as const;
const lower = { difference: -0.1, interval: [-0.18, -0.02], p: 0.02 } as const;
const none = { difference: 0.1, interval: [-0.02, 0.22], p: 0.1 } as const;

test('the interval chooses the words; what is not compared has none', () => {
  expect(verdictsOf([higher, lower, none, null])).toEqual(['higher', 'lower', 'none', null]);
});

test('an interval without zero is no proof where the exact test says chance', () => {
  expect(verdictsOf([{ ...higher, p: 0.07 }])).toEqual(['chance']);
});

test('five comparisons are judged one by one, six together by Holm', () => {
  expect(verdictsOf([higher, none, none, none, none])[0]).toBe('higher');
  expect(verdictsOf([higher, none, none, none, none, none])[0]).toBe('chance');
  // 0.008 × 6 = 0.048 stands, the next is 0.02 × 5 = 0.1.
  expect(verdictsOf([{ ...higher, p: 0.008 }, lower, none, none, none, none]).slice(0, 2)).toEqual([
    'higher',
    'chance',
  ]);
  // What is not compared does not count.
  expect(verdictsOf([higher, none, null, none, none, null, none])[0]).toBe('higher');
});
