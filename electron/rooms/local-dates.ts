import { addDays } from '../../shared/domain/values/days.ts';
import { localDateOf, localToUtcMs } from '../../shared/domain/values/zone.ts';
import type { RoomContext } from './context.ts';

/** The instant a local date begins, `plusDays` days later. */
export const startOfDateMs = (date: string, zone: string, plusDays = 0): number =>
  localToUtcMs(addDays(date, plusDays), '00:00', zone);

/** Now, and the date it is in the zone of the workspace: what the store cannot know by itself. */
export const momentOf = (
  context: RoomContext,
): { readonly nowMs: number; readonly today: string } => {
  const nowMs = context.program.nowMs();
  return { nowMs, today: localDateOf(nowMs, context.session().zone()) };
};
