import type { ConditionGroup } from '../../../../shared/contract/conditions.ts';
import type { ReadDb } from '../../db.ts';
import { compileConditions } from './compile.ts';

/** How many members meet the conditions as of a local date. */
export const countWhere = (db: ReadDb, group: ConditionGroup, today: string): number => {
  const { sql: text, values } = compileConditions(db, group, today);
  return db
    .prepare(`SELECT count(*) FROM person WHERE ${text}`)
    .pluck()
    .get(...values) as number;
};

/** Their local ids, ascending: surviving members, as `person.member_id`. */
export const membersWhere = (db: ReadDb, group: ConditionGroup, today: string): Int32Array => {
  const { sql: text, values } = compileConditions(db, group, today);
  const ids = db
    .prepare(`SELECT member_id FROM person WHERE ${text} ORDER BY member_id`)
    .pluck()
    .all(...values) as number[];
  return Int32Array.from(ids);
};
