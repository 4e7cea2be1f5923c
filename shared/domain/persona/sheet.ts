import { wilson, type Interval } from '../statistics/intervals.ts';
import { inA, type Parts, type TraitTally } from './tally.ts';
import type { Trait, UnknownReason } from './traits.ts';

/** A share of those whose trait is known; null where of nobody. */
export interface Share {
  readonly count: number;
  readonly share: number | null;
  readonly interval: Interval | null;
}

export const shareOf = (count: number, known: number): Share => ({
  count,
  share: known === 0 ? null : count / known,
  interval: wilson(count, known),
});

export interface Unknown {
  readonly reason: UnknownReason;
  readonly count: number;
}

export interface TraitSheet {
  readonly trait: Trait;
  /** People with the trait: what every share is of. */
  readonly known: number;
  readonly unknown: readonly Unknown[];
  readonly values: readonly ({ readonly value: string } & Share)[];
  /** Values that are not listed; null where their people may have listed values too. */
  readonly rest: { readonly values: number; readonly share: Share | null };
}

export const unknownOf = (
  unknown: TraitTally['unknown'],
  count: (parts: Parts) => number,
): Unknown[] =>
  unknown
    .map(({ reason, parts }) => ({ reason, count: count(parts) }))
    .filter((one) => one.count > 0);

/** Each value of a trait with its share among those who have one, and Wilson's interval. */
export const traitSheet = ({ trait, known, unknown, values, rest }: TraitTally): TraitSheet => {
  const n = inA(known);
  return {
    trait,
    known: n,
    unknown: unknownOf(unknown, inA),
    values: values.map(({ value, parts }) => ({ value, ...shareOf(inA(parts), n) })),
    rest: {
      values: rest.values,
      share: rest.parts === null || rest.values === 0 ? null : shareOf(inA(rest.parts), n),
    },
  };
};
