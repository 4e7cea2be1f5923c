import type { MemberViewInput } from '../../../../shared/contract/members.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { filterCondition, sortColumn, type Condition } from './columns.ts';
import { searchMembers } from './search.ts';

/** Members in the order of a view, by local id. */
export interface MemberOrder {
  readonly total: number;
  /** The first of them, or all. */
  readonly head: Int32Array;
  /** All of them; of a long list the order is found when it is first asked for. */
  readonly ids: () => Int32Array;
}

/** The first screens of a long list come before its order is complete. */
const HEAD = 400;
/** Lists up to here are ordered at once: that takes less time than people notice. */
const SHORT = 50_000;
/** The share of members from which a search has found most. */
const MOST = 0.2;

export const archivedMembers = 'SELECT id FROM member WHERE archived = 1';

/** Columns of `person` with an index in their order, uid behind them. */
const indexed: ReadonlySet<string> = new Set([
  'name_key',
  'joined_date',
  'last_active_date',
  'points',
  'orders_net_minor',
  'interactions',
]);

const whereSql = (
  { archived }: Pick<MemberViewInput, 'archived'>,
  conditions: readonly Condition[],
): string =>
  [
    `member_id ${archived ? 'IN' : 'NOT IN'} (${archivedMembers})`,
    ...conditions.map((condition) => condition.sql),
  ].join(' AND ');

/**
 * The members of a view in order. Where an index has the order it is walked, unless `sorted` says
 * that sorting what is found costs less: a walk looks every member up that a filter asks about.
 */
export const orderSql = (
  input: Pick<MemberViewInput, 'sort' | 'archived'>,
  conditions: readonly Condition[],
  sorted = false,
): string => {
  const column = `${sorted ? '+' : ''}${sortColumn[input.sort.column]}`;
  const direction = input.sort.descending ? 'DESC' : 'ASC';
  return `SELECT member_id FROM person WHERE ${whereSql(input, conditions)}
    ORDER BY ${column} ${direction} NULLS LAST, uid ${direction}`;
};

/**
 * A long list without a search is counted, and its head found in one walk: to order all of it takes
 * several times as long.
 */
export const orderMembers = (db: ReadDb, input: MemberViewInput): MemberOrder => {
  const conditions = input.filters.map(filterCondition);
  if (input.search.trim() !== '') return whole(found(db, input, conditions));
  const values = conditions.flatMap((condition) => condition.values);
  const ask = (text: string): number[] =>
    db
      .prepare(text)
      .pluck()
      .all(...values) as number[];
  const isFiltered = conditions.length > 0;
  const inOrder = (): Int32Array => Int32Array.from(ask(orderSql(input, conditions, isFiltered)));
  if (!isFiltered && indexed.has(sortColumn[input.sort.column])) return whole(inOrder());
  const [total] = ask(`SELECT count(*) FROM person WHERE ${whereSql(input, conditions)}`);
  if (total! <= SHORT) return whole(inOrder());
  const head = Int32Array.from(ask(`${orderSql(input, conditions)} LIMIT ${HEAD}`));
  let ids: Int32Array | null = null;
  return { total: total!, head, ids: () => (ids ??= inOrder()) };
};

const whole = (ids: Int32Array): MemberOrder => ({ total: ids.length, head: ids, ids: () => ids });

interface Searched {
  readonly conditions: readonly Condition[];
  /** Only these count: a search that found most. */
  readonly most: ReadonlySet<number> | null;
}

/** The conditions with a search as one more of them, unless it found most. */
const withSearch = (db: ReadDb, search: string, conditions: readonly Condition[]): Searched => {
  if (search.trim() === '') return { conditions, most: null };
  const those = searchMembers(db, search);
  // To walk an index and drop who was not found is faster than to look most members up and sort.
  if (those.size > MOST * highestId(db)) return { conditions, most: those };
  const sql = 'member_id IN (SELECT value FROM json_each(?))';
  return { conditions: [...conditions, { sql, values: [JSON.stringify([...those])] }], most: null };
};

const found = (db: ReadDb, input: MemberViewInput, given: readonly Condition[]): Int32Array => {
  const { conditions, most } = withSearch(db, input.search, given);
  const ids = db
    .prepare(orderSql(input, conditions))
    .pluck()
    .all(...conditions.flatMap((condition) => condition.values)) as number[];
  return Int32Array.from(most === null ? ids : ids.filter((id) => most.has(id)));
};

/** How many members a view would hold; orders and keeps nothing. */
export const countMembers = (
  db: ReadDb,
  input: Omit<MemberViewInput, 'sort'>,
): { readonly total: number } => {
  const { conditions, most } = withSearch(db, input.search, input.filters.map(filterCondition));
  const from = `FROM person WHERE ${whereSql(input, conditions)}`;
  const asked = db
    .prepare(most === null ? `SELECT count(*) ${from}` : `SELECT member_id ${from}`)
    .pluck();
  const values = conditions.flatMap((condition) => condition.values);
  if (most === null) return { total: asked.get(...values) as number };
  return { total: (asked.all(...values) as number[]).filter((id) => most.has(id)).length };
};

/** At least as many as there are members. */
const highestId = (db: ReadDb): number =>
  sql<{ id: number | null }>(db, 'SELECT max(member_id) AS id FROM person').get()?.id ?? 0;
