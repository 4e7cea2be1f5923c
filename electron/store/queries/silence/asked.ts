import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { activitySpan } from '../figures/compute.ts';
import { idsOf } from '../figures/scope.ts';

/** What every question of silence is about: a local date, and the whole workspace or a community. */
export interface Asked {
  readonly today: string;
  readonly nowMs: number;
  readonly communityId: number | null;
  /** First and last day with any record of interactions there. */
  readonly first: string | null;
  readonly last: string | null;
}

/** Throws `not-found` for a community nobody knows. */
export const askedOf = (db: ReadDb, communityUid: string | null, nowMs: number): Asked => {
  const today = localDateOf(nowMs, readSettings(db).zone);
  if (communityUid === null) {
    const { first, last } = activitySpan(db);
    return { today, nowMs, communityId: null, first, last };
  }
  const [communityId] = idsOf(db, 'community', [communityUid]);
  if (communityId === undefined) throw new WorkstationError('not-found', { what: communityUid });
  const span = sql<{ first: string | null; last: string | null }>(
    db,
    'SELECT min(local_date) AS first, max(local_date) AS last FROM community_day WHERE community_id = ?',
  ).get(communityId)!;
  return { today, nowMs, communityId, ...span };
};
