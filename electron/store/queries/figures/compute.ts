import { addDays } from '../../../../shared/domain/values/days.ts';
import {
  countFigure,
  missingFigure,
  quotientFigure,
  ratioFigure,
  type Figure,
} from '../../../../shared/domain/metrics/figure.ts';
import type { MetricId } from '../../../../shared/domain/metrics/registry.ts';
import { isComplete } from '../../../../shared/domain/periods/period.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { eventsIn, PERSON, personsOn, type FigureScope } from './scope.ts';
import { attendees, sourceOf } from './sources.ts';

const sumOf = (db: ReadDb, rows: string): { readonly n: number; readonly sum: number } =>
  sql<{ n: number; sum: number }>(
    db,
    `SELECT count(*) AS n, coalesce(sum(value), 0) AS sum FROM (${rows})`,
  ).get()!;
const countOf = (db: ReadDb, ids: string): number =>
  sql<{ n: number }>(db, `SELECT count(*) AS n FROM (${ids})`).get()!.n;

/** Computes one metric for a scope; definitions stand in shared/messages/<language>/metrics.ts. */
export const computeFigure = (db: ReadDb, id: MetricId, scope: FigureScope): Figure => {
  const source = sourceOf(id, scope);
  const complete = isComplete(scope.period, scope.today);
  const base = { id, period: scope.period, complete, entity: source.entity };
  const { n, sum } = sumOf(db, source.sql);
  switch (id) {
    case 'members.total':
    case 'members.left':
    case 'members.silent':
    case 'active.members':
    case 'signups.total':
    case 'signups.confirmed':
    case 'events.checked_in':
    case 'orders.count':
    case 'buyers.count':
      return countFigure(base, sum, n);
    case 'members.new':
      return countFigure({ ...base, complete: complete && unknownJoins(db, scope) === 0 }, sum, n);
    case 'orders.net':
      return countFigure(base, sum, n);
    case 'growth.rate': {
      const start = countOf(db, personsOn(scope, addDays(scope.period.from, -1)));
      return quotientFigure(
        { ...base, complete: complete && unknownJoins(db, scope) === 0 },
        sum,
        start,
        'no-members',
      );
    }
    case 'speaking.rate':
      return ratioFigure(base, sum, countOf(db, personsOn(scope, scope.period.to)), 'no-members');
    case 'events.show_up_rate':
    case 'events.no_show_rate': {
      const confirmed = sumOf(db, sourceOf('signups.confirmed', scope).sql).n;
      const open = sql<{ n: number }>(
        db,
        `SELECT count(*) AS n FROM event WHERE id IN (${eventsIn(scope)}) AND coalesce(end_at_ms, start_at_ms, 0) > ?`,
      ).get(scope.nowMs)!.n;
      if (id === 'events.no_show_rate' && open > 0) return missingFigure(base, 'not-ended');
      return ratioFigure({ ...base, complete: open === 0 }, sum, confirmed, 'no-confirmed');
    }
    case 'orders.aov':
      return quotientFigure(
        base,
        sum,
        countOf(db, sourceOf('orders.count', scope).sql),
        'no-orders',
      );
    case 'repurchase.rate':
      return ratioFigure(base, sum, countOf(db, sourceOf('buyers.count', scope).sql), 'no-buyers');
    case 'conversion.rate':
      return ratioFigure(base, sum, countOf(db, attendees(scope)), 'no-attendees');
    case 'stickiness':
      // Rows are the members of the trailing 30 days, each with the share of days it was active.
      return quotientFigure(base, sum, n, 'no-active');
    default: {
      const never: never = id;
      return never;
    }
  }
};

/** Members in scope whose join date nobody knows: they are in totals, never in "new". */
export const unknownJoins = (db: ReadDb, scope: FigureScope): number =>
  sql<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM person WHERE joined_date IS NULL AND member_id IN (${personsOn(scope, scope.period.to)})`,
  ).get()!.n;

export interface FigureRow {
  readonly uid: string;
  readonly value: number;
  readonly title: string | null;
  readonly detail: string | null;
}

const rowSql = {
  member: `SELECT person.uid, rows.value, coalesce(person.name, person.external_id) AS title, person.joined_date AS detail
    FROM rows JOIN person ON person.member_id = rows.id`,
  signup: `SELECT signup.uid, rows.value, coalesce(person.name, person.external_id) AS title, event.name AS detail
    FROM rows JOIN signup ON signup.id = rows.id JOIN event ON event.id = signup.event_id
    JOIN member ON member.id = signup.member_id JOIN person ON person.member_id = ${PERSON}`,
  order: `SELECT order_.uid, rows.value, order_.number AS title, order_.paid_date AS detail
    FROM rows JOIN order_ ON order_.id = rows.id`,
} as const;

/** The rows behind a figure, a block of them; their values add up to its numerator. */
export const figureRows = (
  db: ReadDb,
  id: MetricId,
  scope: FigureScope,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: FigureRow[] } => {
  const source = sourceOf(id, scope);
  return {
    total: sumOf(db, source.sql).n,
    rows: sql<FigureRow>(
      db,
      `WITH rows AS (${source.sql}) ${rowSql[source.entity]} ORDER BY 3, 1 LIMIT ? OFFSET ?`,
    ).all(page.limit, page.offset),
  };
};

/** Uids of every row behind a figure, in a fixed order: what a signed figure keeps. */
export const figureUids = (db: ReadDb, id: MetricId, scope: FigureScope): string[] => {
  const source = sourceOf(id, scope);
  return sql<FigureRow>(db, `WITH rows AS (${source.sql}) ${rowSql[source.entity]} ORDER BY 1`)
    .all()
    .map((row) => row.uid);
};
