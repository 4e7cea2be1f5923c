import type { Facts } from '../../../../shared/contract/retrospectives.ts';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import { addDays, dayNumber, daysBetween } from '../../../../shared/domain/values/days.ts';
import { countAt, placesOf } from '../figures/crowd/acts.ts';
import type { Crowd } from '../figures/crowd/crowd.ts';

/** How many persons were active, and how many messages they sent, on each day on which any were. */
export const dailyOf = (crowd: Crowd, { from, to }: Period): Facts['daily'] => {
  const acts = crowd.acts();
  const { persons } = acts;
  const { seenIn, next } = crowd.rounds();
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, place) =>
    addDays(from, place),
  ).flatMap((date) => {
    const day = dayNumber(date);
    const round = next();
    const [start, end] = placesOf(acts, day, day);
    let active = 0;
    let messages = 0;
    for (let index = start; index < end; index += 1) {
      const person = persons[index]!;
      if (seenIn[person] !== round) active += 1;
      seenIn[person] = round;
      messages += Math.max(countAt(acts, index), 0);
    }
    return active === 0 ? [] : [{ date, active, messages }];
  });
};
