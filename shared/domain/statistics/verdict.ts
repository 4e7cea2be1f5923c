import { ALONE, holm } from './holm.ts';
import { isDetectable, type Interval } from './intervals.ts';

/**
 * What may be said of a change: `chance` = the interval leaves 0 out, but that happens by chance among
 * so many comparisons, or the exact test of so few people does not agree.
 */
export const changeVerdicts = ['higher', 'lower', 'none', 'chance'] as const;
export type ChangeVerdict = (typeof changeVerdicts)[number];

interface Tested {
  readonly difference: number;
  readonly interval: Interval;
  readonly p: number;
}

const LEVEL = 0.05;

/** Verdicts of a table of comparisons; beyond five of them Holm's correction decides over all. */
export const verdictsOf = (changes: readonly (Tested | null)[]): (ChangeVerdict | null)[] => {
  const tested = changes.flatMap((change, place) => (change === null ? [] : [{ change, place }]));
  const alone = tested.map(({ change }) => change.p);
  const counted = tested.length > ALONE ? holm(alone) : alone;
  const verdicts: (ChangeVerdict | null)[] = changes.map(() => null);
  tested.forEach(({ change, place }, rank) => {
    verdicts[place] = !isDetectable(change.interval)
      ? 'none'
      : counted[rank]! > LEVEL
        ? 'chance'
        : change.difference > 0
          ? 'higher'
          : 'lower';
  });
  return verdicts;
};
