import { expect, test } from 'vitest';
import { tierMove, tierVerdict } from '../../../../shared/domain/metrics/tiers.ts';

// Three tiers from the top; the first is kept for 30 days, the second for 7, the last falls at once.
const grace = [30, 7, 0];
const free = { tier: null, unmetDate: null, pin: 'none' } as const;

test('whoever is in no tier, or in one that is no rule any more, goes where the facts say', () => {
  expect(tierVerdict(free, 1, grace, '2026-03-01')).toEqual({ tier: 1, unmetDate: null });
  expect(tierVerdict(free, null, grace, '2026-03-01')).toEqual({ tier: null, unmetDate: null });
  const retired = { ...free, tier: 'retired' as const };
  expect(tierVerdict(retired, 2, grace, '2026-03-01')).toEqual({ tier: 2, unmetDate: null });
});

test('a rise is at once and forgets that the tier was not met', () => {
  const waiting = { tier: 1, unmetDate: '2026-02-28', pin: 'none' } as const;
  expect(tierVerdict(waiting, 0, grace, '2026-03-01')).toEqual({ tier: 0, unmetDate: null });
  expect(tierVerdict(waiting, 1, grace, '2026-03-01')).toEqual({ tier: 1, unmetDate: null });
});

test('a fall waits for the days of grace, counted from the day it was first seen', () => {
  const top = { tier: 0, unmetDate: null, pin: 'none' } as const;
  const seen = tierVerdict(top, 2, grace, '2026-03-01');
  expect(seen).toEqual({ tier: 0, unmetDate: '2026-03-01' });
  const later = { ...top, unmetDate: seen.unmetDate };
  expect(tierVerdict(later, 2, grace, '2026-03-30').tier).toBe(0);
  expect(tierVerdict(later, 2, grace, '2026-03-31')).toEqual({ tier: 2, unmetDate: null });
  // No rule holds at all: the same days.
  expect(tierVerdict(later, null, grace, '2026-03-30').tier).toBe(0);
  expect(tierVerdict(later, null, grace, '2026-03-31').tier).toBeNull();
  // Without days of grace the fall is at once.
  expect(tierVerdict({ ...top, tier: 2 }, null, grace, '2026-03-01').tier).toBeNull();
});

test('a pin wins while it holds, and gives no grace when it has ended', () => {
  const pinned = { tier: 0, unmetDate: null, pin: 'holds' } as const;
  expect(tierVerdict(pinned, 2, grace, '2026-03-01')).toEqual({ tier: 0, unmetDate: null });
  expect(tierVerdict({ ...pinned, tier: 2 }, 0, grace, '2026-03-01').tier).toBe(2);
  expect(tierVerdict({ ...pinned, pin: 'ended' }, 2, grace, '2026-03-01').tier).toBe(2);
});

test('a step has one name', () => {
  expect(tierMove(2, 0)).toBe('promoted');
  expect(tierMove(0, 2)).toBe('demoted');
  expect(tierMove(null, 2)).toBe('entered');
  expect(tierMove(2, null)).toBe('gone');
  expect(tierMove(1, 1)).toBe('stayed');
});
