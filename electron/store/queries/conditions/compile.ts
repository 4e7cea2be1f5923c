import type { Condition as Asked, ConditionGroup } from '../../../../shared/contract/conditions.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import type { Condition } from '../members/columns.ts';
import { archivedMembers } from '../members/order.ts';
import { factCondition, type AsOf } from './facts.ts';

const staff = 'SELECT coalesce(effective_member_id, id) FROM member WHERE staff = 1';

/**
 * Conditions as of a local date as one condition on `person`, whose column `member_id` no other
 * table of the question may hide. Staff and archived members are out, whatever the conditions say.
 * What is unknown of a member makes it null: whoever wants the others asks `IS NOT TRUE`.
 */
export const compileConditions = (db: ReadDb, group: ConditionGroup, today: string): Condition => {
  const { zone, currency } = readSettings(db);
  const merged =
    sql(db, 'SELECT 1 FROM member WHERE effective_member_id IS NOT NULL LIMIT 1').get() !==
    undefined;
  const { sql: text, values } = compile(group, { today, zone, currency, merged });
  return {
    sql: `(member_id NOT IN (${staff}) AND member_id NOT IN (${archivedMembers}) AND ${text})`,
    values,
  };
};

const compile = (asked: Asked, asOf: AsOf): Condition => {
  if (!('of' in asked)) return factCondition(asked, asOf);
  const parts = asked.of.map((one) => compile(one, asOf));
  const values = parts.flatMap((part) => part.values);
  const joined = (word: 'AND' | 'OR', ofNothing: '0' | '1'): string =>
    parts.length === 0 ? ofNothing : `(${parts.map((part) => part.sql).join(` ${word} `)})`;
  switch (asked.kind) {
    case 'all':
      return { sql: joined('AND', '1'), values };
    case 'any':
      return { sql: joined('OR', '0'), values };
    case 'none':
      // What is unknown of a member does not hold.
      return { sql: `(${joined('OR', '0')} IS NOT TRUE)`, values };
  }
};
