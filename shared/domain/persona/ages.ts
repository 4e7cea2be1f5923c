import { addDays } from '../values/days.ts';
import type { UnknownReason } from './traits.ts';

/** Whole years, both ends included; nobody is known to be older than the last. */
export const ageBands = [
  { key: '0-17', from: 0, to: 17 },
  { key: '18-24', from: 18, to: 24 },
  { key: '25-34', from: 25, to: 34 },
  { key: '35-44', from: 35, to: 44 },
  { key: '45-54', from: 45, to: 54 },
  { key: '55-64', from: 55, to: 64 },
  { key: '65+', from: 65, to: 120 },
] as const;
export type AgeBand = (typeof ageBands)[number]['key'];

/** Whole years on a day; somebody born on 29 February is a year older on 1 March of other years. */
const ageOn = (birthday: string, day: string): number =>
  Number(day.slice(0, 4)) -
  Number(birthday.slice(0, 4)) -
  (day.slice(5) < birthday.slice(5) ? 1 : 0);

/** The band of a birthday as members have it (`1995-08-16`, `--08-16`) on a day, or why there is none. */
export const ageBandOf = (
  birthday: string | null,
  day: string,
): { readonly band: AgeBand } | { readonly reason: UnknownReason } => {
  if (birthday === null || birthday === '') return { reason: 'blank' };
  if (birthday.startsWith('-')) return { reason: 'no-year' };
  const age = ageOn(birthday, day);
  const band = ageBands.find(({ from, to }) => age >= from && age <= to);
  return band === undefined ? { reason: 'impossible' } : { band: band.key };
};

/** The birthdays, both ends included, of those who are in a band on a day. */
export const birthdaysOf = (
  band: AgeBand,
  day: string,
): { readonly from: string; readonly to: string } => {
  const { from, to } = ageBands.find(({ key }) => key === band)!;
  return { from: addDays(yearsBefore(day, to + 1), 1), to: yearsBefore(day, from) };
};

/** The same day so many years before; of 29 February the 28th, where there is none. */
const yearsBefore = (day: string, years: number): string => {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, '0');
  const date = `${year}-${day.slice(5)}`;
  return addDays(date, 0) === date ? date : `${year}-02-28`;
};
