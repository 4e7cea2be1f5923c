import { addDays } from '../../shared/domain/values/days.ts';
import { localToUtcMs } from '../../shared/domain/values/zone.ts';

/** The instant a local date begins, `plusDays` days later. */
export const startOfDateMs = (date: string, zone: string, plusDays = 0): number =>
  localToUtcMs(addDays(date, plusDays), '00:00', zone);
