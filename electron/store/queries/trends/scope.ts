import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Known } from '../../../../shared/domain/metrics/retention.ts';
import { dayNumber } from '../../../../shared/domain/values/days.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { activitySpan } from '../figures/compute.ts';
import { idsOf } from '../figures/scope.ts';

export interface Asked {
  readonly today: string;
  readonly weekStart: number;
  readonly currency: string;
  /** null = all members. */
  readonly communityIds: readonly number[] | null;
}

/** Today in the workspace's zone, and the community in local ids; throws `not-found`. */
export const askedOf = (
  db: ReadDb,
  { communityUid, nowMs }: { readonly communityUid: string | null; readonly nowMs: number },
): Asked => {
  const { zone, weekStart, currency } = readSettings(db);
  const communityIds = communityUid === null ? null : idsOf(db, 'community', [communityUid]);
  if (communityIds?.length === 0)
    throw new WorkstationError('not-found', { what: communityUid ?? '' });
  return { today: localDateOf(nowMs, zone), weekStart, currency, communityIds };
};

/** How far records of interactions reach, of the whole workspace; null without any. */
export const knownOf = (
  db: ReadDb,
  today: string,
): (Known & { readonly records: { readonly from: string; readonly to: string } }) | null => {
  const { first, last } = activitySpan(db);
  if (first === null || last === null) return null;
  return {
    today: dayNumber(today),
    firstRecordedDay: dayNumber(first),
    lastRecordedDay: dayNumber(last),
    records: { from: first, to: last },
  };
};
