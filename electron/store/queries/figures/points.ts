import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { STAFF } from '../people.ts';
import { inSegment, PERSON, personsOn, type FigureScope } from './scope.ts';

/**
 * Granted − spent − expired by person, as the ledger stood at the end of the period; amounts carry
 * their sign. Of communities, the balances of those who belong on that day.
 */
export const balances = (scope: FigureScope): string =>
  `SELECT ${PERSON} AS id, sum(points_entry.amount) AS value FROM points_entry
   JOIN member ON member.id = points_entry.member_id
   WHERE points_entry.at_ms < ${scope.endMs} AND ${PERSON} NOT IN (${STAFF})${inSegment(scope, PERSON)}${
     scope.communityIds === null ? '' : ` AND ${PERSON} IN (${personsOn(scope, scope.period.to)})`
   } GROUP BY 1 HAVING value <> 0`;

/** Whether the ledger says anything by the end of the period. */
export const hasEntries = (db: ReadDb, scope: FigureScope): boolean =>
  sql(db, 'SELECT 1 FROM points_entry WHERE at_ms < ? LIMIT 1').get(scope.endMs) !== undefined;

/** Whether a later balance of a member list says of points that no entry accounts for: some may be older. */
export const lacksEntries = (db: ReadDb, scope: FigureScope): boolean =>
  sql(
    db,
    `SELECT 1 FROM points_entry WHERE kind = 'balance' AND at_ms >= ?
     GROUP BY member_id HAVING sum(amount) <> 0 LIMIT 1`,
  ).get(scope.endMs) !== undefined;
