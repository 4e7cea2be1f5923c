import type {
  Condition as Nested,
  ConditionGroup,
} from '../../../../shared/contract/conditions.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { archivedMembers, type Condition } from '../members/columns.ts';
import { factCondition, type AsOf } from './facts.ts';

/** Whom conditions are asked of: not staff, whoever it was merged into, and nobody archived. */
export const asked = `member_id NOT IN (SELECT coalesce(effective_member_id, id) FROM member WHERE staff = 1)
  AND member_id NOT IN (${archivedMembers})`;

/** What conditions of a local date need to know. */
export const asOfDate = (db: ReadDb, today: string): AsOf => {
  const { zone, currency } = readSettings(db);
  const some = sql(db, 'SELECT 1 FROM member WHERE effective_member_id IS NOT NULL LIMIT 1').get();
  return { today, zone, currency, merged: some !== undefined };
};

/**
 * Conditions as of a local date as one condition on `person`, whose column `member_id` no other
 * table of the question may hide. Staff and archived members are out, whatever the conditions say.
 * What is unknown of a member makes it null: whoever wants the others asks `IS NOT TRUE`.
 */
export const compileConditions = (db: ReadDb, group: ConditionGroup, today: string): Condition => {
  const { sql: text, values } = compile(group, asOfDate(db, today));
  return { sql: `(${asked} AND ${text})`, values };
};

const compile = (condition: Nested, asOf: AsOf): Condition => {
  if (!('of' in condition)) return factCondition(condition, asOf);
  const parts = condition.of.map((one) => compile(one, asOf));
  const values = parts.flatMap((part) => part.values);
  const joined = (word: 'AND' | 'OR', ofNothing: '0' | '1'): string =>
    parts.length === 0 ? ofNothing : `(${parts.map((part) => part.sql).join(` ${word} `)})`;
  switch (condition.kind) {
    case 'all':
      return { sql: joined('AND', '1'), values };
    case 'any':
      return { sql: joined('OR', '0'), values };
    case 'none':
      // What is unknown of a member does not hold.
      return { sql: `(${joined('OR', '0')} IS NOT TRUE)`, values };
  }
};
