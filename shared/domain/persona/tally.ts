import { ageBands } from './ages.ts';
import {
  LISTED_VALUES,
  orderedTraits,
  severalTraits,
  type Trait,
  type UnknownReason,
} from './traits.ts';

/** People of two sets that may overlap; of one set alone all of them are in `onlyA`. */
export interface Parts {
  readonly onlyA: number;
  readonly both: number;
  readonly onlyB: number;
}

export const inA = ({ onlyA, both }: Parts): number => onlyA + both;
export const inB = ({ onlyB, both }: Parts): number => onlyB + both;
const all = ({ onlyA, both, onlyB }: Parts): number => onlyA + both + onlyB;

export const nobody: Parts = { onlyA: 0, both: 0, onlyB: 0 };
export const sum = (one: Parts, other: Parts): Parts => ({
  onlyA: one.onlyA + other.onlyA,
  both: one.both + other.both,
  onlyB: one.onlyB + other.onlyB,
});

/** How many people have each value of a trait. Unknown people are in `unknown` and in nothing else. */
export interface TraitTally {
  readonly trait: Trait;
  readonly known: Parts;
  readonly unknown: readonly { readonly reason: UnknownReason; readonly parts: Parts }[];
  /** At most `LISTED_VALUES`. */
  readonly values: readonly { readonly value: string; readonly parts: Parts }[];
  /** Values beyond those; null where their people may have listed values too. */
  readonly rest: { readonly values: number; readonly parts: Parts | null };
}

/** People of one kind: what they have of a trait, or why it is not known. */
export interface Counted {
  readonly values: readonly string[];
  readonly reason: UnknownReason | null;
  readonly parts: Parts;
}

/** Adds people up by value; ordered traits keep their order, others have most people first. */
export const tally = (trait: Trait, counted: readonly Counted[]): TraitTally => {
  const values = new Map<string, Parts>();
  const unknown = new Map<UnknownReason, Parts>();
  let known = nobody;
  for (const one of counted) {
    if (all(one.parts) === 0) continue;
    if (one.reason !== null) {
      unknown.set(one.reason, sum(unknown.get(one.reason) ?? nobody, one.parts));
      continue;
    }
    known = sum(known, one.parts);
    for (const value of one.values) values.set(value, sum(values.get(value) ?? nobody, one.parts));
  }
  const sorted = [...values].map(([value, parts]) => ({ value, parts })).sort(orderOf(trait));
  const listed = sorted.slice(0, LISTED_VALUES);
  const beyond = sorted.slice(LISTED_VALUES);
  return {
    trait,
    known,
    unknown: [...unknown]
      .map(([reason, parts]) => ({ reason, parts }))
      .sort((a, b) => all(b.parts) - all(a.parts) || (a.reason < b.reason ? -1 : 1)),
    values: listed,
    rest: {
      values: beyond.length,
      parts: severalTraits.has(trait) ? null : beyond.map(({ parts }) => parts).reduce(sum, nobody),
    },
  };
};

type Line = TraitTally['values'][number];

const ageOrder = new Map<string, number>(ageBands.map(({ key }, place) => [key, place]));
const placeOf = (value: string): number => ageOrder.get(value) ?? (Number(value) || 0);

const orderOf = (trait: Trait): ((a: Line, b: Line) => number) =>
  orderedTraits.has(trait)
    ? (a, b) => placeOf(a.value) - placeOf(b.value)
    : (a, b) => all(b.parts) - all(a.parts) || (a.value < b.value ? -1 : 1);
