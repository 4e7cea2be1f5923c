/**
 * On which days who was active, each person once a day: `persons[starts[d]…starts[d + 1]]` were so on
 * day `firstDay + d` (day numbers). Persons are small whole numbers; `top` is above all of them.
 */
export interface ActiveDays {
  readonly firstDay: number;
  readonly starts: Int32Array;
  readonly persons: Int32Array;
  readonly top: number;
}

export const lastDayOf = ({ firstDay, starts }: ActiveDays): number => firstDay + starts.length - 2;

/** Days of DAU, WAU and MAU, ending with the day they are told for. */
export const trailingDays = { dau: 1, wau: 7, mau: 30 } as const;
export type Trailing = keyof typeof trailingDays;

/** Days before records reach so far back that a trailing figure is whole. */
export const isWhole = (span: number, day: number, firstRecordedDay: number): boolean =>
  day - span + 1 >= firstRecordedDay;

/**
 * Distinct persons active in the `span` days that end with each day `from` to `to`. A person's days
 * count from the first until `span` days after it, longer when another follows within: one pass, and
 * no set of persons is ever made.
 */
export const trailingActive = (
  { firstDay, starts, persons, top }: ActiveDays,
  span: number,
  from: number,
  to: number,
): Int32Array => {
  const length = to - from + 1;
  const steps = new Int32Array(length + 1);
  const at = (day: number): number => Math.min(length, Math.max(0, day - from));
  /** The first day after which a person no longer counts. */
  const until = new Int32Array(top).fill(-2_147_483_648);
  for (let index = 0; index + 1 < starts.length; index += 1) {
    const day = firstDay + index;
    if (day > to) break;
    let begun = 0;
    const end = starts[index + 1]!;
    for (let place = starts[index]!; place < end; place += 1) {
      const person = persons[place]!;
      const before = until[person]!;
      if (before <= day) begun += 1;
      else steps[at(before)]! += 1;
      until[person] = day + span;
    }
    steps[at(day)]! += begun;
    steps[at(day + span)]! -= end - starts[index]!;
  }
  const found = new Int32Array(length);
  let sum = 0;
  for (let place = 0; place < length; place += 1) found[place] = sum += steps[place]!;
  return found;
};

/** Mean of the daily active of the trailing 30 days over who was active in them; null of nobody. */
export const stickinessOf = (
  daily: ArrayLike<number>,
  monthly: number,
): { readonly value: number | null; readonly activeDays: number } => {
  let activeDays = 0;
  for (let place = 0; place < daily.length; place += 1) activeDays += daily[place]!;
  return {
    value: monthly === 0 ? null : activeDays / trailingDays.mau / monthly,
    activeDays,
  };
};

/** First active day number of each person; -1 = never. */
export const firstActiveDays = ({ firstDay, starts, persons, top }: ActiveDays): Int32Array => {
  const first = new Int32Array(top).fill(-1);
  for (let index = starts.length - 2; index >= 0; index -= 1)
    for (let place = starts[index]!; place < starts[index + 1]!; place += 1)
      first[persons[place]!] = firstDay + index;
  return first;
};
