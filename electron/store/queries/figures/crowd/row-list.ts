import type { Totals } from '../sums.ts';

type Visit = (id: number, value: number) => void;

/** The rows behind a figure as its SQL would give them, an id with its value, in any order. */
export interface Rows {
  readonly totals: () => Totals;
  /** Goes through those whose id is a multiple of `every`. */
  readonly each: (visit: Visit, every?: number) => void;
}

/** Persons with the number that stands for each, those with 0 left out; id 0 is nobody. */
export const personRows = (
  values: Uint8Array | Uint16Array | Int32Array | Float64Array,
  divisor = 1,
): Rows => ({
  totals: () => {
    let n = 0;
    let sum = 0;
    for (let person = 1; person < values.length; person += 1) {
      const value = values[person]!;
      if (value === 0) continue;
      n += 1;
      sum += value;
    }
    return { n, sum: sum / divisor };
  },
  each: (visit, every = 1) => {
    for (let person = every; person < values.length; person += every)
      if (values[person] !== 0) visit(person, values[person]! / divisor);
  },
});

/** Rows that are gone through one after the other; `isAsked` says whether one's id is. */
export const listedRows = (
  visitAll: (visit: Visit, isAsked: (id: number) => boolean) => void,
): Rows => ({
  totals: () => {
    let n = 0;
    let sum = 0;
    visitAll(
      (_, value) => {
        n += 1;
        sum += value;
      },
      () => true,
    );
    return { n, sum };
  },
  each: (visit, every = 1) => visitAll(visit, (id) => id % every === 0),
});
