import type { ReferralForest } from './forest.ts';

/** Sizes of the trees. Lists are by person. */
export interface ReferralMeasures {
  /** Whom a person brought stands at `from[person]` to `from[person + 1]` of `brought`, earliest first. */
  readonly from: Int32Array;
  readonly brought: Int32Array;
  /** Everybody below a person. */
  readonly descendants: Int32Array;
  /** Generations below a person: the longest way down. */
  readonly depth: Int32Array;
  /** Generations above a person. */
  readonly level: Int32Array;
  /** Persons in each generation, roots with anybody below them first. */
  readonly generations: readonly number[];
  /** Persons who brought somebody, in no order. */
  readonly inviters: Int32Array;
}

export const directOf = ({ from }: ReferralMeasures, person: number): number =>
  from[person + 1]! - from[person]!;

/** Counts who stands below whom: one pass down the generations and one back up. */
export const measureForest = ({ broughtBy, referrerOf }: ReferralForest): ReferralMeasures => {
  const size = referrerOf.length;
  const from = new Int32Array(size + 1);
  let people = 0;
  for (let person = 1; person < size; person += 1) {
    const referrer = referrerOf[person]!;
    if (referrer === 0) continue;
    people += 1;
    from[referrer + 1]! += 1;
  }
  for (let person = 0; person < size; person += 1) from[person + 1]! += from[person]!;
  const byPlace = new Float64Array(people);
  let filled = 0;
  // Sorted by the place of the referral, with the person behind it.
  for (let person = 1; person < size; person += 1)
    if (referrerOf[person] !== 0) byPlace[filled++] = broughtBy[person]! * size + person;
  byPlace.sort();
  const brought = new Int32Array(people);
  const next = from.slice();
  for (const key of byPlace) {
    const person = key % size;
    brought[next[referrerOf[person]!]!++] = person;
  }

  const level = new Int32Array(size);
  const order = new Int32Array(size);
  let known = 0;
  const inviters = new Int32Array(people);
  let inviting = 0;
  for (let person = 1; person < size; person += 1) {
    if (from[person + 1] === from[person]) continue;
    inviters[inviting++] = person;
    if (referrerOf[person] === 0) order[known++] = person;
  }
  const generations: number[] = [];
  for (let at = 0; at < known; at += 1) {
    const person = order[at]!;
    const generation = level[person]!;
    generations[generation] = (generations[generation] ?? 0) + 1;
    for (let place = from[person]!; place < from[person + 1]!; place += 1) {
      const below = brought[place]!;
      level[below] = generation + 1;
      order[known++] = below;
    }
  }
  const descendants = new Int32Array(size);
  const depth = new Int32Array(size);
  for (let at = known - 1; at >= 0; at -= 1) {
    const person = order[at]!;
    const referrer = referrerOf[person]!;
    if (referrer === 0) continue;
    descendants[referrer]! += descendants[person]! + 1;
    depth[referrer] = Math.max(depth[referrer]!, depth[person]! + 1);
  }
  return {
    from,
    brought,
    descendants,
    depth,
    level,
    generations,
    inviters: inviters.slice(0, inviting),
  };
};
