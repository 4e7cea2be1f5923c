import type { Period } from './period.ts';
import { addDays, daysBetween } from '../values/days.ts';

/** A stretch of days in a row: of a thing, or of nothing where `thing` is null. */
export interface Stretch<Thing> {
  readonly thing: Thing | null;
  readonly days: number;
  readonly from: string;
}

/** Periods laid over the days of a span in as few lanes as they need, each lane filled up with gaps. */
export const lanesOf = <Thing extends Period>(
  things: readonly Thing[],
  span: Period,
): Stretch<Thing>[][] => {
  const lanes: { stretches: Stretch<Thing>[]; free: string }[] = [];
  for (const thing of things) {
    const from = thing.from > span.from ? thing.from : span.from;
    const to = thing.to < span.to ? thing.to : span.to;
    if (from > to) continue;
    let lane = lanes.find(({ free }) => free <= from);
    if (lane === undefined) {
      lane = { stretches: [], free: span.from };
      lanes.push(lane);
    }
    if (lane.free < from)
      lane.stretches.push({ thing: null, days: daysBetween(lane.free, from), from: lane.free });
    lane.stretches.push({ thing, days: daysBetween(from, to) + 1, from });
    lane.free = addDays(to, 1);
  }
  for (const { stretches, free } of lanes)
    if (free <= span.to)
      stretches.push({ thing: null, days: daysBetween(free, span.to) + 1, from: free });
  return lanes.map(({ stretches }) => stretches);
};
