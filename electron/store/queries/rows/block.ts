import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { RowSort } from '../../../../shared/contract/figures.ts';
import type { RowsAsOf, RowsOf } from '../../../../shared/contract/rows.ts';
import type { FigureEntity } from '../../../../shared/domain/metrics/figure.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { costSource } from '../closing/results.ts';
import { layerPeople } from '../communities/health.ts';
import { figureSource } from '../figures/jobs.ts';
import { listRows, orderOfRows, rowsAt, type FigureRows, type RowList } from '../figures/rows.ts';
import { givenRows, type RowSource } from '../figures/row-source.ts';
import { generationOf } from '../generation.ts';
import { maskings } from '../members/mask.ts';
import { personaPeople } from '../persona/jobs.ts';
import { listBehind } from '../retrospectives/behind.ts';
import { trendPersons } from '../trends/members.ts';

const people = (ids: readonly number[]): RowSource =>
  givenRows(
    'member',
    ids.map((id) => [id, 1]),
  );

/** Every row behind a number; throws `not-found` where there is no such number. */
const listOf = (db: ReadDb, of: RowsOf, nowMs: number): RowList => {
  switch (of.kind) {
    case 'figure':
      return listRows(db, figureSource(db, { id: of.id, scope: of, nowMs }));
    case 'retrospective':
      return listBehind(db, { ...of, nowMs });
    case 'trend':
      return listRows(db, people(trendPersons(db, of.of, nowMs)));
    case 'persona':
      return listRows(db, people(personaPeople(db, { ...of, nowMs })));
    case 'layer':
      return listRows(db, layerPeople(db, { ...of, nowMs }));
    case 'event-cost':
      return listRows(db, costSource(db, of));
    default: {
      const never: never = of;
      return never;
    }
  }
};

interface Kept {
  readonly generation: number;
  readonly list: RowList;
  readonly orders: Map<string, Int32Array>;
}

const kept = keptByConnection<Map<string, Kept>>();
/** Lists of a number's rows that are held; of each of a million rows 12 MB, and 4 for each order. */
const HELD_LISTS = 3;
const HELD_ORDERS = 2;

/** Held by what made it, the youngest last; the oldest of too many is let go. */
const hold = <Value>(held: Map<string, Value>, key: string, value: Value, most: number): Value => {
  held.delete(key);
  held.set(key, value);
  if (held.size > most) held.delete(held.keys().next().value!);
  return value;
};

const keptList = (db: ReadDb, of: RowsOf, { generation, nowMs }: RowsAsOf): Kept => {
  let lists = kept.get(db);
  if (lists === undefined) kept.set(db, (lists = new Map()));
  const key = JSON.stringify([of, nowMs]);
  const known = lists.get(key);
  const value =
    known?.generation === generation
      ? known
      : { generation, list: listOf(db, of, nowMs), orders: new Map<string, Int32Array>() };
  return hold(lists, key, value, HELD_LISTS);
};

/** What was signed stays as it is, whatever changed since. */
const isKept = (of: RowsOf): boolean => of.kind === 'retrospective' && of.version !== null;

/**
 * A block of the rows behind a number. They are listed once, in one order, for all blocks `asOf` the
 * same state; throws `stale` when something was written since.
 */
export const rowsBlock = (
  db: ReadDb,
  asked: {
    readonly of: RowsOf;
    readonly sort: RowSort | null;
    readonly asOf: RowsAsOf | null;
    readonly nowMs: number;
    readonly offset: number;
    readonly limit: number;
    readonly masking?: keyof typeof maskings;
  },
): FigureRows & { readonly asOf: RowsAsOf; readonly entity: FigureEntity } => {
  const { of, sort, nowMs, offset, limit, masking } = asked;
  const generation = generationOf(db);
  const asOf = asked.asOf ?? { generation, nowMs };
  if (asOf.generation !== generation && !isKept(of)) throw new WorkstationError('stale');
  const { list, orders } = keptList(db, of, { generation, nowMs: asOf.nowMs });
  const name = JSON.stringify(sort);
  const order = hold(orders, name, orders.get(name) ?? orderOfRows(db, list, sort), HELD_ORDERS);
  return {
    asOf,
    entity: list.entity,
    total: list.ids.length,
    sum: list.sum,
    rows: rowsAt(
      db,
      list,
      order.subarray(offset, offset + limit),
      masking === undefined ? undefined : maskings[masking],
    ),
  };
};
