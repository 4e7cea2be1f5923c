import type { MetricId } from '../../../../shared/domain/metrics/registry.ts';
import { dayNumber } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { crowdOf, unknownJoinsOf } from './crowd/crowd.ts';
import { KEPT, LACKS_AMOUNT } from '../../derived/row-packs.ts';
import { IN_CURRENCY } from './crowd/payments.ts';
import { crowdAsked, crowdRows } from './crowd/rows.ts';
import { lacksAmountsSql, pricedOrders } from './orders.ts';
import { peopleAsked } from './people-parts.ts';
import { personsOn, type FigureScope } from './scope.ts';
import { countOf, sumOf, type Totals } from './sums.ts';
import { firstJoined, sourceOf } from './sources.ts';

/** Answers that hold as long as nothing changes are asked for once. */
const remembered = <Answer>(
  db: ReadDb,
  scope: FigureScope,
  question: string,
  ask: () => Answer,
): Answer => {
  const answers = crowdOf(db, scope)?.answers;
  const known = answers?.get(question) as Answer | undefined;
  if (known !== undefined) return known;
  const answer = ask();
  answers?.set(question, answer);
  return answer;
};

/** Counted in memory, once for all figures that ask the same; null where SQL counts. */
const inMemory = (
  db: ReadDb,
  id: MetricId,
  scope: FigureScope,
  what: 'rows' | 'asked',
): Totals | null => {
  const crowd = crowdOf(db, scope);
  if (crowd === null) return null;
  const { from, to } = scope.period;
  return remembered(db, scope, `${what} ${id} ${from} ${to}`, () => {
    const rows = (what === 'rows' ? crowdRows : crowdAsked)(crowd, id, scope.period);
    return rows === null ? null : rows.totals();
  });
};

/** The rows of a metric, counted in memory where the scope says so, else by the SQL that lists them. */
export const totalsOf = (db: ReadDb, id: MetricId, scope: FigureScope): Totals => {
  const counted = inMemory(db, id, scope, 'rows');
  if (counted !== null) return counted;
  const source = sourceOf(id, scope).sql;
  return remembered(db, scope, source, () => sumOf(db, source));
};

/** How many people a share or an average of people is taken of. */
export const askedOf = (db: ReadDb, id: MetricId, scope: FigureScope): number => {
  const counted = inMemory(db, id, scope, 'asked');
  return counted === null ? countOf(db, peopleAsked(id, scope)!) : counted.n;
};

/** Members in scope whose join date nobody knows: they are in totals, never in "new". */
export const unknownJoins = (db: ReadDb, scope: FigureScope): number => {
  const crowd = crowdOf(db, scope);
  return crowd === null
    ? countOf(
        db,
        `SELECT id FROM (${personsOn(scope, scope.period.to)}) WHERE id NOT IN (SELECT id FROM (${firstJoined(scope)}))`,
      )
    : unknownJoinsOf(crowd, scope.period.to);
};

/** Orders of the period with all of some marks and none of others, where they are in memory. */
const marked = (
  db: ReadDb,
  scope: FigureScope,
  { all, none = 0 }: { readonly all: number; readonly none?: number },
): number | null => {
  const payments = crowdOf(db, scope)?.payments();
  if (payments === undefined) return null;
  const [from, to] = [dayNumber(scope.period.from), dayNumber(scope.period.to)];
  const { days, marks } = payments;
  let count = 0;
  for (let place = 0; place < days.length; place += 1) {
    const mark = marks[place]!;
    if ((mark & all) === all && (mark & none) === 0)
      if (days[place]! >= from && days[place]! <= to) count += 1;
  }
  return count;
};

/** Whether the amount of some order of the period is unknown: sums are then too small. */
export const lacksAmounts = (db: ReadDb, scope: FigureScope): boolean => {
  const count = marked(db, scope, { all: KEPT | LACKS_AMOUNT });
  return count === null ? sql(db, lacksAmountsSql(scope)).get() !== undefined : count > 0;
};

/** How many orders an average value is a mean of. */
export const pricedCount = (db: ReadDb, scope: FigureScope): number =>
  marked(db, scope, { all: KEPT | IN_CURRENCY }) ?? countOf(db, pricedOrders(scope));
