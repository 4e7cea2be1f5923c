import type { RowSort } from '../../../../shared/contract/figures.ts';
import type { FigureEntity } from '../../../../shared/domain/metrics/figure.ts';
import { sumOfAll } from '../../../../shared/domain/statistics/sum.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { generationOf } from '../generation.ts';
import type { Masking } from '../members/mask.ts';
import { namedRows, orderSql, tableOf, type NamedRow } from './named.ts';
import { givenOf, type RowSource } from './row-source.ts';

export interface FigureRow extends NamedRow {
  readonly value: number;
}
export interface FigureRows {
  readonly total: number;
  /** What the values of all rows add up to: the numerator. */
  readonly sum: number;
  readonly rows: FigureRow[];
}

/** Every row behind a figure, by place. */
export interface RowList {
  readonly entity: FigureEntity;
  /** Local ids; 0 = gone since a version kept it. */
  readonly ids: Int32Array;
  readonly values: Float64Array;
  readonly sum: number;
  /** As a version kept them. */
  readonly uids?: readonly string[];
}

const listOf = (
  entity: FigureEntity,
  rows: Iterable<readonly [id: number, value: number]>,
): RowList => {
  const [ids, all]: [number[], number[]] = [[], []];
  for (const [id, value] of rows) {
    ids.push(id);
    all.push(value);
  }
  const values = Float64Array.from(all);
  return { entity, ids: Int32Array.from(ids), values, sum: sumOfAll(values) };
};

/** The rows behind a figure as they are now. */
export const listRows = (db: ReadDb, { entity, sql: rows, listed }: RowSource): RowList =>
  listed !== undefined
    ? { entity, ...listed, sum: sumOfAll(listed.values) }
    : listOf(
        entity,
        // The statement is not kept, as each figure has its own.
        db
          .prepare<unknown[], readonly [number, number]>(`SELECT id, value FROM (${rows})`)
          .raw()
          .iterate() as unknown as Iterable<readonly [number, number]>,
      );

/** Uid and value of a row: what a signed figure keeps of it. */
export type KeptRow = readonly [uid: string, value: number];

/** The rows a signed figure kept, with today's ids. */
export const listKept = (db: ReadDb, entity: FigureEntity, kept: readonly KeptRow[]): RowList => {
  const uids = kept.map(([uid]) => uid);
  const ids = sql<number>(
    db,
    `SELECT coalesce(thing.id, 0) FROM json_each(?) AS wanted
     LEFT JOIN ${tableOf[entity]} AS thing ON thing.uid = wanted.value ORDER BY wanted.key`,
  )
    .pluck()
    .all(JSON.stringify(uids));
  return {
    ...listOf(
      entity,
      kept.map(([, value], place) => [ids[place]!, value]),
    ),
    uids,
  };
};

/** So many members are picked out of an index that is in order already; fewer are sorted. */
const MANY = 5_000;

/** Everybody by name is an index: 20 ms a 100,000, where sorting them takes 100 to 300. */
export const BY_NAME = 'SELECT member_id FROM person ORDER BY name_key, uid';

const keptNames = keptByConnection<{ readonly generation: number; readonly ids: Int32Array }>();

/** Local ids of everybody by name, walked through once as long as nothing is written. */
const everybodyByName = (db: ReadDb): Int32Array => {
  const generation = generationOf(db);
  const known = keptNames.get(db);
  if (known?.generation === generation) return known.ids;
  const { n } = sql<{ n: number }>(db, 'SELECT count(*) AS n FROM person').get()!;
  const ids = new Int32Array(n);
  let place = 0;
  for (const id of sql<number>(db, BY_NAME).pluck().iterate()) ids[place++] = id;
  keptNames.set(db, { generation, ids });
  return ids;
};

/** Places of many members by name; null where the list holds others, or one of them twice. */
const walkNames = (db: ReadDb, { ids }: RowList, descending: boolean): Int32Array | null => {
  const placeOf = new Int32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1).fill(-1);
  ids.forEach((id, place) => (placeOf[id] = place));
  const order = new Int32Array(ids.length);
  const everybody = everybodyByName(db);
  let found = 0;
  for (let nth = 0; nth < everybody.length; nth += 1) {
    const place = placeOf[everybody[nth]!] ?? -1;
    if (place >= 0) order[found++] = place;
  }
  if (found !== ids.length) return null;
  return descending ? order.reverse() : order;
};

/** Places of a list by its titles or details. */
const orderByWords = (
  db: ReadDb,
  list: RowList,
  { column, descending }: { readonly column: 'title' | 'detail'; readonly descending: boolean },
): Int32Array => {
  const walked =
    list.entity === 'member' && column === 'title' && list.ids.length > MANY
      ? walkNames(db, list, descending)
      : null;
  return (
    walked ??
    Int32Array.from(
      sql<number>(db, orderSql(list.entity, column, descending))
        .pluck()
        .all(JSON.stringify(Array.from(list.ids))),
    )
  );
};

/** Places of a list in the order asked for; without one by title. */
export const orderOfRows = (db: ReadDb, list: RowList, sort: RowSort | null): Int32Array => {
  const { column, descending } = sort ?? { column: 'title', descending: false };
  if (column !== 'value') return orderByWords(db, list, { column, descending });
  const { values } = list;
  const turn = descending ? -1 : 1;
  // What has the same value stays in the order of titles.
  return orderByWords(db, list, { column: 'title', descending: false }).sort(
    (a, b) => turn * (values[a]! - values[b]!),
  );
};

/** Rows of a list at its places, masked as the workspace says unless told otherwise. */
export const rowsAt = (
  db: ReadDb,
  list: RowList,
  places: Int32Array,
  masking: Masking = readSettings(db),
): FigureRow[] => {
  const ids = Array.from(places, (place) => list.ids[place]!);
  return namedRows(db, list.entity, ids, masking).map((row, index) => {
    const place = places[index]!;
    return { ...row, uid: list.uids?.[place] ?? row.uid ?? '', value: list.values[place]! };
  });
};

/** Rows that are named at a time where all are wanted. */
const NAMED = 2_000;

/** Every row of a list by title, one after the other. */
export function* eachListed(db: ReadDb, list: RowList): Iterable<FigureRow> {
  const order = orderOfRows(db, list, null);
  const masking = readSettings(db);
  for (let at = 0; at < order.length; at += NAMED)
    yield* rowsAt(db, list, order.subarray(at, at + NAMED), masking);
}

/** Every row a signed figure kept, as `eachListed` gives those of today. */
export const eachNamedRow = (
  db: ReadDb,
  entity: FigureEntity,
  kept: readonly KeptRow[],
): Iterable<FigureRow> => eachListed(db, listKept(db, entity, kept));

/** Every row behind a figure by uid. */
export const keptRows = (db: ReadDb, source: RowSource): KeptRow[] =>
  sql<{ uid: string; value: number }>(
    db,
    `SELECT thing.uid, rows.value FROM (${source.sql}) AS rows JOIN ${tableOf[source.entity]} AS thing ON thing.id = rows.id ORDER BY 1`,
  )
    .all(givenOf(source))
    .map(({ uid, value }) => [uid, value]);
