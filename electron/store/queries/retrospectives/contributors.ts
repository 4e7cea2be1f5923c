import type { Facts } from '../../../../shared/contract/retrospectives.ts';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import { dayNumber } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { attendances } from '../figures/attendance.ts';
import { doneBy } from '../figures/crowd/acts.ts';
import type { Crowd } from '../figures/crowd/crowd.ts';
import { inCurrency, NET } from '../figures/orders.ts';
import { orderInScope, recordedAs, type FigureScope } from '../figures/scope.ts';

const CONTRIBUTORS = 10;

/** Names and orders of persons given as `[[id, messages, events], …]`, those who did most first. */
const contributorsSql = (scope: FigureScope): string =>
  `WITH most AS MATERIALIZED (
     SELECT value ->> 0 AS id, value ->> 1 AS messages, value ->> 2 AS events FROM json_each(@most)
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

/**
 * Those who did most, by what they did in the period, then events attended, then what they paid: only
 * who did as much as the tenth, or more, is looked at closer. Orders alone make nobody a contributor.
 */
export const contributorsOf = (
  db: ReadDb,
  crowd: Crowd,
  scope: FigureScope,
  own: FigureScope,
): Facts['contributors'] => {
  const { from, to }: Period = scope.period;
  const done = doneBy(crowd.acts(), [dayNumber(from), dayNumber(to)], 'anything', crowd.top);
  const came = new Map(
    sql<[id: number, events: number]>(
      db,
      `SELECT id, count(*) AS events FROM (${attendances(own)}) GROUP BY 1`,
    )
      .raw()
      .all(),
  );
  const isCandidate = (person: number): boolean =>
    crowd.counted[person] === 1 && (done[person]! > 0 || came.has(person));
  const least = tenth(crowd.top, (person) => (isCandidate(person) ? done[person]! : null));
  const most: (readonly [id: number, messages: number, events: number])[] = [];
  for (let person = 1; person < crowd.top; person += 1)
    if (done[person]! >= least && isCandidate(person))
      most.push([person, done[person]!, came.get(person) ?? 0]);
  return sql<Facts['contributors'][number]>(db, contributorsSql(scope)).all({
    most: JSON.stringify(most),
  });
};

/** What the tenth of them did, of whom `doneBy` says a number; less than nothing where they are fewer. */
const tenth = (top: number, doneBy: (person: number) => number | null): number => {
  /** What the first ten did so far, the most first. */
  const most: number[] = [];
  for (let person = 1; person < top; person += 1) {
    const done = doneBy(person);
    if (done === null || (most.length === CONTRIBUTORS && done <= most.at(-1)!)) continue;
    const place = most.findIndex((other) => other < done);
    most.splice(place === -1 ? most.length : place, 0, done);
    most.length = Math.min(most.length, CONTRIBUTORS);
  }
  return most.length < CONTRIBUTORS ? -1 : most.at(-1)!;
};
