import { Z, type Interval } from './intervals.ts';
import { twoSidedP } from './normal.ts';

export interface MeasuredChange {
  readonly difference: number;
  readonly interval: Interval;
}

/**
 * How much more one group changed than another that nothing was done to. The groups share nobody, so
 * the intervals of their changes are put together as those of independent estimates (MOVER: Zou and
 * Donner 2008); the p is that of the side of the interval that faces zero.
 */
export const differenceInDifferences = (
  group: MeasuredChange,
  compared: MeasuredChange,
): MeasuredChange & { readonly p: number } => {
  const difference = group.difference - compared.difference;
  const below = Math.hypot(
    group.difference - group.interval[0],
    compared.interval[1] - compared.difference,
  );
  const above = Math.hypot(
    group.interval[1] - group.difference,
    compared.difference - compared.interval[0],
  );
  const facing = difference > 0 ? below : above;
  return {
    difference,
    interval: [difference - below, difference + above],
    p: facing === 0 ? (difference === 0 ? 1 : 0) : twoSidedP((difference * Z) / facing),
  };
};
