const DAY_MS = 86_400_000;

/** Days from 1970-01-01 to a `YYYY-MM-DD`: dates of which many are reckoned with. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** The `YYYY-MM-DD` of a day number. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** `YYYY-MM-DD` moved by whole calendar days; dates are not instants, so no zone is involved. */
export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** Whether a text is a day of the calendar, `YYYY-MM-DD`; 31 February is not. */
export const isLocalDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumber(text)) && addDays(text, 0) === text;

/** Calendar days from one `YYYY-MM-DD` to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** Calendar months from one `YYYY-MM-DD` to another, days left aside: 31 January to 1 February is one. */
export const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  (Number(to.slice(5, 7)) - Number(from.slice(5, 7)));
