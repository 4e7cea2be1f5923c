import { expect, it } from 'vitest';
import { kFactor, medianDays } from '../../../../shared/domain/referral/k-factor.ts';

it('multiplies invitations a member with the share that was followed', () => {
  // 200 members sent 500 invitations, 100 joined: 2.5 × 0.2 = 0.5.
  const { i, c, k } = kFactor({ cohort: 200, invitations: 500, joined: 100 });
  expect([i.value, c.value, k.value]).toEqual([2.5, 0.2, 0.5]);
  expect(kFactor({ cohort: 10, invitations: 40, joined: 12 }).k.value).toBeCloseTo(1.2, 12);
});

it('says why a part is unknown instead of 0', () => {
  const unknown = kFactor({ cohort: 10, invitations: null, joined: 3 });
  expect([unknown.i, unknown.c, unknown.k]).toEqual(
    Array.from({ length: 3 }, () => ({ value: null, reason: 'invitations-unknown' })),
  );
  expect(kFactor({ cohort: 10, invitations: 0, joined: 0 })).toEqual({
    i: { value: 0, reason: null },
    c: { value: null, reason: 'no-invitations' },
    k: { value: null, reason: 'no-invitations' },
  });
  expect(kFactor({ cohort: 0, invitations: 5, joined: 1 }).k).toEqual({
    value: null,
    reason: 'no-cohort',
  });
});

it('takes the middle of the days, the mean of two, and nothing of none', () => {
  expect(medianDays(Float64Array.of(30, 2, 10))).toBe(10);
  expect(medianDays(Float64Array.of(4, 10, 1, 2))).toBe(3);
  expect(medianDays(new Float64Array())).toBeNull();
});
