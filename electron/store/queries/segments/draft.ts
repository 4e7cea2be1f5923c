import type { ConditionGroup } from '../../../../shared/contract/conditions.ts';
import type { MemberRow } from '../../../../shared/contract/members.ts';
import { SAMPLE, type SegmentSize } from '../../../../shared/contract/segments.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { countWhere, membersWhere } from '../conditions/ask.ts';
import { memberRows } from '../members/view.ts';
import { everybody } from './members.ts';

/** Up to here the names of all are sorted; of more the first are met soon in the order of names. */
const FEW = 5000;

/** Members that conditions hold for, and the first of them by name. */
export const draftSize = (
  db: ReadDb,
  { conditions, today }: { readonly conditions: ConditionGroup; readonly today: string },
): SegmentSize & { readonly sample: MemberRow[] } => {
  const ids = membersWhere(db, conditions, today);
  const total = countWhere(db, everybody, today);
  const sample = ids.length <= FEW ? sorted(db, ids) : firstOf(db, ids);
  return { count: ids.length, total, sample: memberRows(db, sample) };
};

const sorted = (db: ReadDb, ids: Int32Array): number[] =>
  sql<{ id: number }>(
    db,
    `SELECT member_id AS id FROM person WHERE member_id IN (SELECT value FROM json_each(?))
     ORDER BY name_key, uid LIMIT ${SAMPLE}`,
  )
    .all(JSON.stringify([...ids]))
    .map(({ id }) => id);

const firstOf = (db: ReadDb, ids: Int32Array): number[] => {
  const wanted = new Set(ids);
  const found: number[] = [];
  for (const { id } of db
    .prepare<[], { id: number }>('SELECT member_id AS id FROM person ORDER BY name_key, uid')
    .iterate()) {
    if (wanted.has(id)) found.push(id);
    if (found.length === SAMPLE) break;
  }
  return found;
};
