import type { Interval } from './intervals.ts';
import { seededRandom } from './random.ts';

/** People who count alike in two periods: what they add to the sum of each, and by how much they weigh in its mean. */
export interface Contribution {
  readonly before: number;
  readonly beforeWeight: number;
  readonly during: number;
  readonly duringWeight: number;
  /** How many people. */
  readonly times: number;
}

export interface MeanChange {
  /** Mean during minus mean before. */
  readonly difference: number;
  readonly interval: Interval;
  /** Two-sided, of this comparison alone. */
  readonly p: number;
}

interface Sample {
  /** Says which figure it is: the same figure always has the same interval. */
  readonly seed: string;
  /** The part of all people that `contributions` are; 1 = all. */
  readonly part: number;
  /** Of all people. */
  readonly difference: number;
}

/** One less than a multiple of 40: the limits are then resamples themselves, no average of two. */
export const RESAMPLES = 1999;

/**
 * Change of a mean with the percentile interval of the bootstrap: people are drawn again, each with
 * all they did in both periods, so that those who are in both and those with many orders count as
 * one. Memory and time grow with the people given, so the caller gives a part of many and says which
 * part: the interval of fewer is drawn in by the root of it. Null where it cannot be told.
 */
export const meanChange = (
  contributions: readonly Contribution[],
  { seed, part, difference }: Sample,
): MeanChange | null => {
  const ends: number[] = [];
  let people = 0;
  for (const { times } of contributions) ends.push((people += times));
  const centre = changeOf(contributions, (place) => contributions[place]!.times);
  if (centre === null) return null;
  const picks = new Int32Array(people);
  contributions.forEach((_, place) =>
    picks.fill(place, place === 0 ? 0 : ends[place - 1]!, ends[place]!),
  );
  const random = seededRandom(seed);
  const counts = new Int32Array(contributions.length);
  const changes: number[] = [];
  for (let resample = 0; resample < RESAMPLES; resample++) {
    counts.fill(0);
    for (let draw = 0; draw < people; draw++) counts[picks[Math.floor(random() * people)]!]! += 1;
    const change = changeOf(contributions, (place) => counts[place]!);
    if (change !== null) changes.push(difference + (change - centre) * Math.sqrt(part));
  }
  // Where a period is empty in many resamples, too few people are in it to say anything.
  if (changes.length < RESAMPLES * 0.95) return null;
  changes.sort((a, b) => a - b);
  const at = (share: number): number => changes[Math.round(share * (changes.length + 1)) - 1]!;
  const below = changes.filter((change) => change <= 0).length;
  const above = changes.filter((change) => change >= 0).length;
  return {
    difference,
    interval: [at(0.025), at(0.975)],
    p: Math.min(1, (2 * (Math.min(below, above) + 1)) / (changes.length + 1)),
  };
};

/** Of people drawn so many times each; null where nobody weighs in one period. */
const changeOf = (
  contributions: readonly Contribution[],
  timesOf: (place: number) => number,
): number | null => {
  let [before, beforeWeight, during, duringWeight] = [0, 0, 0, 0];
  for (let place = 0; place < contributions.length; place++) {
    const times = timesOf(place);
    if (times === 0) continue;
    const one = contributions[place]!;
    before += one.before * times;
    beforeWeight += one.beforeWeight * times;
    during += one.during * times;
    duringWeight += one.duringWeight * times;
  }
  return beforeWeight === 0 || duringWeight === 0
    ? null
    : during / duringWeight - before / beforeWeight;
};
