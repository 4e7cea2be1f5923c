import type { ZoneClock } from '../../../shared/domain/events/plan.ts';

/**
 * The chart draws `Date` objects in the browser's own zone. These two turn an instant into a `Date`
 * that *reads* like the event's wall clock there, and back.
 */
export const toWall = (atMs: number, clock: ZoneClock): Date => {
  const { date, time } = clock.local(atMs);
  const [year, month, day] = date.split('-').map(Number);
  const [hour, minute] = time.split(':').map(Number);
  return new Date(year!, month! - 1, day, hour, minute);
};

export const fromWall = (wall: Date, clock: ZoneClock): number =>
  clock.utcMs(
    `${wall.getFullYear()}-${two(wall.getMonth() + 1)}-${two(wall.getDate())}`,
    `${two(wall.getHours())}:${two(wall.getMinutes())}`,
  );

const two = (n: number): string => String(n).padStart(2, '0');
