import { expect, it } from 'vitest';
import { silence, type SilenceFacts } from '../../../../shared/domain/metrics/silence.ts';

const today = '2026-11-24';
const facts: SilenceFacts = {
  joinedDate: '2026-01-01',
  leftDate: null,
  lastActiveDate: null,
  firstRecordedDate: '2026-02-01',
  lastRecordedDate: '2026-11-20',
};
const of = (more: Partial<SilenceFacts>) => silence({ ...facts, ...more }, today);

it.each([
  ['2026-11-24', 0, 'active'],
  ['2026-10-26', 29, 'active'],
  ['2026-10-25', 30, 'silent-30'],
  ['2026-09-26', 59, 'silent-30'],
  ['2026-09-25', 60, 'silent-60'],
  ['2026-08-27', 89, 'silent-60'],
  ['2026-08-26', 90, 'silent-90'],
] as const)('last seen on %s, %s days ago, is %s', (lastActiveDate, days, band) => {
  expect(of({ lastActiveDate })).toEqual({ days, quietDays: days, band, reason: null });
});

it('protects newcomers, not those of thirty days', () => {
  expect(of({ joinedDate: '2026-10-26' })).toMatchObject({ days: null, band: 'newcomer' });
  expect(of({ joinedDate: '2026-10-25' })).toMatchObject({ quietDays: 30, band: 'silent-30' });
});

it('counts those never seen from joining, or from where records begin', () => {
  expect(of({})).toEqual({ days: null, quietDays: 296, band: 'silent-90', reason: null });
  expect(of({ joinedDate: '2026-09-20' })).toMatchObject({ quietDays: 65, band: 'silent-60' });
  expect(of({ joinedDate: null })).toMatchObject({ quietDays: 296, band: 'silent-90' });
  expect(of({ firstRecordedDate: '2026-10-30' })).toMatchObject({
    band: null,
    reason: 'short-records',
  });
});

it('says why it cannot tell', () => {
  const unknown = { days: null, quietDays: null, band: null };
  expect(of({ leftDate: '2026-11-24' })).toEqual({ ...unknown, reason: 'left' });
  expect(of({ leftDate: '2026-11-25' })).toMatchObject({ band: 'silent-90' });
  expect(of({ firstRecordedDate: null, lastRecordedDate: null })).toEqual({
    ...unknown,
    reason: 'no-data',
  });
  expect(of({ lastRecordedDate: '2026-10-25' })).toEqual({ ...unknown, reason: 'no-recent-data' });
  expect(of({ lastRecordedDate: '2026-10-26' })).toMatchObject({ band: 'silent-90' });
  expect(of({ lastActiveDate: '2026-08-26', lastRecordedDate: '2026-08-26' })).toEqual({
    ...unknown,
    days: 90,
    reason: 'no-recent-data',
  });
});
