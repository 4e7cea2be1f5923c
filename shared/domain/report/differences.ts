import type { Facts } from '../../contract/retrospectives.ts';
import { placesOf, type Place } from './places.ts';

/** One number of a signed retrospective that would be another today. */
export interface Difference extends Pick<Place, 'key' | 'place' | 'what' | 'name' | 'unit'> {
  readonly then: number | null;
  readonly now: number | null;
}

/** Numbers of the signed facts that are not the same when they are computed now. */
export const differences = (then: Facts, now: Facts): Difference[] => {
  const today = new Map(placesOf(now).map((one) => [one.key, one.value]));
  return placesOf(then)
    .map(({ key, place, what, name, unit, value }) => ({
      ...{ key, place, what, name, unit },
      then: value,
      now: today.get(key) ?? null,
    }))
    .filter((one) => one.then !== one.now);
};
