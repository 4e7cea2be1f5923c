import type { ConditionGroup } from '../../../../shared/contract/conditions.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { SegmentSize } from '../../../../shared/contract/segments.ts';
import type { ReadDb } from '../../db.ts';
import { countWhere, holdsFor, membersWhere, type Holds } from '../conditions/ask.ts';
import { readSegment } from './read.ts';

interface Asked {
  readonly uid: string;
  /** Local date in the workspace's zone. */
  readonly today: string;
}

export const everybody: ConditionGroup = { kind: 'all', of: [] };

/** What a segment asks; throws `not-found`, and `conditions-lost` when a part of it is gone. */
const wholeConditions = (db: ReadDb, uid: string): ConditionGroup => {
  const { conditions, lost } = readSegment(db, { uid });
  if (lost[0] !== undefined) throw new WorkstationError('conditions-lost', { name: lost[0].name });
  return conditions;
};

/**
 * Local ids of the members of a segment on a local date, ascending (`person.member_id`). Throws
 * `not-found`, and `conditions-lost` when a part of its conditions is gone.
 */
export const segmentMembers = (db: ReadDb, { uid, today }: Asked): Int32Array =>
  membersWhere(db, wholeConditions(db, uid), today);

/** The same as one byte a member by local id. */
export const segmentHolds = (db: ReadDb, { uid, today }: Asked): Holds =>
  holdsFor(db, wholeConditions(db, uid), today);

export const segmentSize = (db: ReadDb, { uid, today }: Asked): SegmentSize => ({
  count: countWhere(db, wholeConditions(db, uid), today),
  total: countWhere(db, everybody, today),
});
