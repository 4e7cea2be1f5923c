import { dayNumber } from '../../../../shared/domain/values/days.ts';

/** Days are kept as numbers, `YYYYMMDD`; this one stands for an unknown day, after all others. */
export const NO_DAY = 99_999_999;

export const dayOf = (date: string): number => Number(date.replaceAll('-', ''));

export const dateOf = (day: number): string => {
  const text = String(day).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
};

const numbers = new Map<number, number>();

/** The number of such a day since 1970 (`dayNumber`); few days come often. */
export const numberOfDay = (day: number): number => {
  let number = numbers.get(day);
  if (number === undefined) numbers.set(day, (number = dayNumber(dateOf(day))));
  return number;
};
