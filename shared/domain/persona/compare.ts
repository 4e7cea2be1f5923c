import { ALONE, holm } from '../statistics/holm.ts';
import { isDetectable, type Interval } from '../statistics/intervals.ts';
import { setDifference, type SetDifference } from './difference.ts';
import { shareOf, unknownOf, type Share, type Unknown } from './sheet.ts';
import { inA, inB, type Parts, type TraitTally } from './tally.ts';
import { SHOWN_VALUES, THIN, type Trait } from './traits.ts';

/** How two sets stand to each other. */
export type SetRelation = 'same' | 'a-inside' | 'b-inside' | 'overlap' | 'apart' | 'empty';

export const relationOf = ({ onlyA, both, onlyB }: Parts): SetRelation => {
  if (onlyA + both === 0 || onlyB + both === 0) return 'empty';
  if (both === 0) return 'apart';
  if (onlyA === 0) return onlyB === 0 ? 'same' : 'a-inside';
  return onlyB === 0 ? 'b-inside' : 'overlap';
};

/**
 * `corrected` = the interval leaves 0 out, but that happens by chance among so many comparisons;
 * `thin` = too few people tell the sets apart; `untested` = shown below the tested values only.
 */
export const verdicts = [
  'more',
  'less',
  'none',
  'corrected',
  'thin',
  'untested',
  'unknown',
] as const;
export type Verdict = (typeof verdicts)[number];

export interface ComparedValue {
  readonly value: string;
  readonly a: Share;
  readonly b: Share;
  /** Share in A minus share in B; null where nobody of one is known. */
  readonly difference: number | null;
  readonly interval: Interval | null;
  readonly lift: number | null;
  readonly verdict: Verdict;
}

export interface ComparedTrait {
  readonly trait: Trait;
  readonly a: { readonly known: number; readonly unknown: readonly Unknown[] };
  readonly b: { readonly known: number; readonly unknown: readonly Unknown[] };
  readonly values: readonly ComparedValue[];
  /** Values that are not listed. */
  readonly restValues: number;
}

export interface Comparison {
  readonly traits: readonly ComparedTrait[];
  /** Comparisons that were tested together. */
  readonly tested: number;
}

interface Line {
  readonly found: SetDifference | null;
  readonly tested: boolean;
}

/**
 * Two sets trait by trait. The values with most people of each trait are tested together: one by
 * one up to five comparisons, with Holm's correction beyond.
 */
export const comparePersonas = (tallies: readonly TraitTally[]): Comparison => {
  const lines = tallies.map(({ known, values }) =>
    values.map(({ parts }, place): Line => {
      const found = setDifference(parts, known);
      return { found, tested: found !== null && found.n >= THIN && place < SHOWN_VALUES };
    }),
  );
  const tested = lines.flat().filter((line) => line.tested);
  const adjusted = holm(tested.map(({ found }) => found!.p));
  const chance = new Map(tested.map((line, place) => [line, adjusted[place]!]));
  const isBeyondChance = (line: Line): boolean =>
    tested.length <= ALONE || chance.get(line)! <= 0.05;
  return {
    tested: tested.length,
    traits: tallies.map(({ trait, known, unknown, values, rest }, traitPlace) => {
      const [knownA, knownB] = [inA(known), inB(known)];
      return {
        trait,
        a: { known: knownA, unknown: unknownOf(unknown, inA) },
        b: { known: knownB, unknown: unknownOf(unknown, inB) },
        values: values.map(({ value, parts }, place) => {
          const line = lines[traitPlace]![place]!;
          const { found } = line;
          return {
            value,
            a: shareOf(inA(parts), knownA),
            b: shareOf(inB(parts), knownB),
            difference: found?.difference ?? null,
            interval: found?.interval ?? null,
            lift: found?.lift ?? null,
            verdict: verdictOf(line, isBeyondChance),
          };
        }),
        restValues: rest.values,
      };
    }),
  };
};

const verdictOf = (line: Line, isBeyondChance: (line: Line) => boolean): Verdict => {
  const { found, tested } = line;
  if (found === null) return 'unknown';
  if (found.n < THIN) return 'thin';
  if (!tested) return 'untested';
  if (!isDetectable(found.interval)) return 'none';
  if (!isBeyondChance(line)) return 'corrected';
  return found.difference > 0 ? 'more' : 'less';
};

export interface Strongest {
  readonly trait: Trait;
  readonly value: ComparedValue;
}

/** The largest difference of each trait that can be spoken of, at most `most` each way, largest first. */
export const strongest = (
  { traits }: Pick<Comparison, 'traits'>,
  most: number,
): { readonly more: readonly Strongest[]; readonly less: readonly Strongest[] } => {
  const size = ({ value }: Strongest): number => Math.abs(value.difference ?? 0);
  const of = (verdict: Verdict): Strongest[] =>
    traits
      .flatMap(({ trait, values }) =>
        values
          .filter((value) => value.verdict === verdict)
          .map((value) => ({ trait, value }))
          .sort((a, b) => size(b) - size(a))
          .slice(0, 1),
      )
      .sort((a, b) => size(b) - size(a))
      .slice(0, most);
  return { more: of('more'), less: of('less') };
};
