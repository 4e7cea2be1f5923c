import type { Facts } from '../../../../shared/contract/retrospectives.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { attendances } from '../figures/attendance.ts';
import { inCurrency, NET } from '../figures/orders.ts';
import {
  dayInScope,
  inSegment,
  orderInScope,
  PERSON,
  recordedAs,
  type FigureScope,
} from '../figures/scope.ts';
import { STAFF } from '../people.ts';

const CONTRIBUTORS = 10;

/**
 * Those who did most, by messages in the period, then events attended, then what they paid: only who
 * wrote as much as the tenth, or more, is looked at closer. Orders alone make nobody a contributor.
 */
export const contributorsSql = (scope: FigureScope, own: FigureScope): string =>
  `WITH did AS MATERIALIZED (
     SELECT id, sum(messages) AS messages, sum(events) AS events FROM (
       SELECT ${PERSON} AS id, sum(member_day.count) AS messages, 0 AS events
       FROM member_day JOIN member ON member.id = member_day.member_id
       WHERE ${dayInScope(scope)} GROUP BY 1
       UNION ALL SELECT id, 0, count(*) FROM (${attendances(own)}) GROUP BY 1
     ) WHERE id NOT IN (${STAFF})${inSegment(scope, 'id')} GROUP BY 1
   ), most AS MATERIALIZED (
     SELECT * FROM did WHERE messages >= (
       SELECT min(messages) FROM (SELECT messages FROM did ORDER BY messages DESC LIMIT ${CONTRIBUTORS}))
   ), bought AS MATERIALIZED (
     SELECT most.id, sum(order_.status <> 'refunded') AS orders,
       sum(${NET}) FILTER (WHERE ${inCurrency(scope)}) AS net
     FROM most CROSS JOIN order_ ON order_.member_id IN ${recordedAs('most.id')}
     WHERE ${orderInScope(scope)} GROUP BY 1
   )
   SELECT person.uid, coalesce(person.name, person.external_id) AS name, most.messages, most.events,
     coalesce(bought.orders, 0) AS orders, coalesce(bought.net, 0) AS netMinor
   FROM most CROSS JOIN person ON person.member_id = most.id LEFT JOIN bought ON bought.id = most.id
   ORDER BY most.messages DESC, most.events DESC, netMinor DESC, person.uid LIMIT ${CONTRIBUTORS}`;

export const contributorsOf = (
  db: ReadDb,
  scope: FigureScope,
  own: FigureScope,
): Facts['contributors'] =>
  sql<Facts['contributors'][number]>(db, contributorsSql(scope, own)).all();
