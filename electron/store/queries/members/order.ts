import type { MemberColumn, MemberViewInput } from '../../../../shared/contract/member-filters.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { archivedMembers, filterCondition, sortColumn, type Condition } from './columns.ts';
import { idsOf, type Holds } from '../conditions/ask.ts';
import { segmentHolds } from '../segments/members.ts';
import {
  fieldIdOf,
  fieldOrderSql,
  filledSql,
  isFieldColumn,
  unfilledSql,
  unfitSql,
} from './field-columns.ts';
import { searchMembers } from './search.ts';

/** Members in the order of a view, by local id. */
export interface MemberOrder {
  readonly total: number;
  /** The first of them, or all. */
  readonly head: Int32Array;
  /** All of them; of a long list the order is found when it is first asked for. */
  readonly ids: () => Int32Array;
  /** Whether all are in order already. */
  readonly isComplete: () => boolean;
}

/** The first screens of a long list come before its order is complete. */
const HEAD = 400;
/** Lists up to here are ordered at once: that takes less time than people notice. */
const SHORT = 20_000;
/** The share of members from which a search has found most. */
const MOST = 0.2;
/** Up to here members are sorted; more are picked out of a list that is in order already. */
const FEW = 1_000;

/** Columns of `person` with an index that has their order, uid behind them. */
const indexed: ReadonlySet<string> = new Set([
  'name_key',
  'joined_date',
  'last_active_date',
  'points',
  'orders_net_minor',
  'interactions',
]);

/** All but the archived, of whom there are few: only those are looked up one by one. */
export const everyoneSql = ({ archived }: Pick<MemberViewInput, 'archived'>): string => {
  const away = `SELECT count(*) FROM (${archivedMembers}) AS away JOIN person ON member_id = away.id`;
  return archived ? away : `SELECT (SELECT count(*) FROM person) - (${away})`;
};

const whereSql = (
  { archived }: Pick<MemberViewInput, 'archived'>,
  conditions: readonly Condition[],
): string =>
  [
    `member_id ${archived ? 'IN' : 'NOT IN'} (${archivedMembers})`,
    ...conditions.map((condition) => condition.sql),
  ].join(' AND ');

/** Sorted by a field that is gone, a list goes by name. */
const builtIn = (column: MemberViewInput['sort']['column']): MemberColumn =>
  isFieldColumn(column) ? 'name' : column;

/** How members come into order: an index is walked, what is found is sorted, or everyone is read. */
export type Way = 'walk' | 'sort' | 'scan';

/**
 * The members of a view in order. A walk ends early but looks every member up that a filter asks
 * about; few found are sorted faster, and where many are found reading all beats looking them up.
 */
export const orderSql = (
  input: Pick<MemberViewInput, 'sort' | 'archived'>,
  conditions: readonly Condition[],
  way: Way = 'walk',
): string => {
  const column = `${way === 'sort' ? '+' : ''}${sortColumn[builtIn(input.sort.column)]}`;
  const direction = input.sort.descending ? 'DESC' : 'ASC';
  return `SELECT member_id FROM person ${way === 'scan' ? 'NOT INDEXED' : ''}
    WHERE ${whereSql(input, conditions)}
    ORDER BY ${column} ${direction} NULLS LAST, uid ${direction}`;
};

/**
 * A long list without a search is counted, and its head found in one walk: to order all of it takes
 * several times as long. `everyone`: all members in the order asked for, where they are at hand.
 */
export const orderMembers = (
  db: ReadDb,
  input: MemberViewInput,
  everyone: Int32Array | null = null,
): MemberOrder => {
  const conditions = columnConditions(input);
  if (input.search.trim() !== '' || conditions.length < input.filters.length)
    return whole(found(db, input, everyone));
  const values = conditions.flatMap((condition) => condition.values);
  const ask = (text: string): number[] =>
    db
      .prepare(text)
      .pluck()
      .all(...values) as number[];
  const isFiltered = conditions.length > 0;
  const field = fieldSorted(db, input);
  const byField = field !== null;
  const hasIndex = !byField && indexed.has(sortColumn[builtIn(input.sort.column)]);
  const inOrder = (way: Way): Int32Array =>
    byField
      ? idsByField(db, input, { field, conditions })
      : Int32Array.from(ask(orderSql(input, conditions, way)));
  if (isFiltered && hasIndex) {
    const those = ask(`SELECT member_id FROM person WHERE ${whereSql(input, conditions)}`);
    if (everyone !== null && those.length > FEW) {
      const marks = marksOf(those);
      return whole(pick(everyone, { size: those.length, has: (id) => marks[id] === 1 }));
    }
    return those.length <= SHORT ? whole(inOrder('sort')) : marked(db, input, those);
  }
  const [total] = ask(
    isFiltered
      ? `SELECT count(*) FROM person WHERE ${whereSql(input, conditions)}`
      : everyoneSql(input),
  );
  if (total! <= SHORT) return whole(inOrder(isFiltered ? 'sort' : 'walk'));
  const way = hasIndex ? 'walk' : 'scan';
  const head = byField
    ? headByField(db, input, { field, conditions })
    : Int32Array.from(ask(`${orderSql(input, conditions, way)} LIMIT ${HEAD}`));
  return later(total!, head, () => inOrder(way));
};

/**
 * A long part of everyone in the order of an index, which is read alone: looking members up by the
 * thousand takes many times as long, and who comes first may stand far behind.
 */
const marked = (
  db: ReadDb,
  input: Pick<MemberViewInput, 'sort' | 'archived'>,
  those: readonly number[],
): MemberOrder => {
  const marks = marksOf(those);
  const everyone = db.prepare<[], number>(orderSql(input, [])).pluck();
  const head: number[] = [];
  for (const id of everyone.iterate()) {
    if (marks[id] !== 1) continue;
    head.push(id);
    if (head.length === HEAD) break;
  }
  return later(those.length, Int32Array.from(head), () =>
    Int32Array.from(everyone.all().filter((id) => marks[id] === 1)),
  );
};

/** One byte a member by local id up to the highest of them: 1 = is one of those. */
const marksOf = (those: ArrayLike<number>): Uint8Array => {
  let highest = 0;
  for (let at = 0; at < those.length; at += 1) highest = Math.max(highest, those[at]!);
  const marks = new Uint8Array(highest + 1);
  for (let at = 0; at < those.length; at += 1) marks[those[at]!] = 1;
  return marks;
};

interface Members {
  readonly size: number;
  readonly has: (id: number) => boolean;
}

/** Those, in the order of everyone, who has them all or more than are shown. */
const pick = (everyone: Int32Array, { size, has }: Members): Int32Array => {
  const ids = new Int32Array(size);
  let filled = 0;
  for (let at = 0; at < everyone.length; at += 1)
    if (has(everyone[at]!)) ids[filled++] = everyone[at]!;
  return ids.subarray(0, filled);
};

/** The field that a view is sorted by; null = by a built-in column. */
const fieldSorted = (db: ReadDb, { sort }: Pick<MemberViewInput, 'sort'>): number | null =>
  isFieldColumn(sort.column) ? fieldIdOf(db, sort.column) : null;

interface ByField {
  readonly field: number;
  readonly conditions: readonly Condition[];
}

const valuesOf = (conditions: readonly Condition[]): (string | number)[] =>
  conditions.flatMap((condition) => condition.values);

/** The first of a long list in the order of a field: who has a value comes first, whichever the direction. */
const headByField = (
  db: ReadDb,
  input: Pick<MemberViewInput, 'sort' | 'archived'>,
  { field, conditions }: ByField,
): Int32Array => {
  const where = whereSql(input, conditions);
  const ask = (text: string, most: number): number[] =>
    db
      .prepare(`${text} LIMIT ?`)
      .pluck()
      .all(field, ...valuesOf(conditions), most) as number[];
  const filled = ask(filledSql(where, input.sort.descending), HEAD);
  if (filled.length === HEAD) return Int32Array.from(filled);
  return Int32Array.from([...filled, ...ask(unfilledSql(where), HEAD - filled.length)]);
};

/**
 * The whole of it. Two indexes are read through, that of the names and that of the field: to look
 * every member up by the other takes many times as long.
 */
const idsByField = (
  db: ReadDb,
  input: Pick<MemberViewInput, 'sort' | 'archived'>,
  { field, conditions }: ByField,
): Int32Array => {
  const { descending } = input.sort;
  const byName = { ...input, sort: { column: 'name' as const, descending: false } };
  const byNames = db
    .prepare(orderSql(byName, conditions))
    .pluck()
    .all(...valuesOf(conditions)) as number[];
  const ask = (text: string): number[] => sql<number>(db, text).pluck().all(field) as number[];
  const [WANTED, FILLED, UNFIT] = [1, 2, 3];
  const marks = new Uint8Array(highestId(db) + 1);
  for (const id of byNames) marks[id] = WANTED;
  const filled = ask(fieldOrderSql(descending)).filter((id) => marks[id] === WANTED);
  for (const id of filled) marks[id] = FILLED;
  for (const id of ask(unfitSql)) if (marks[id] === WANTED) marks[id] = UNFIT;
  return Int32Array.from([
    ...filled,
    ...byNames.filter((id) => marks[id] === UNFIT),
    ...byNames.filter((id) => marks[id] === WANTED),
  ]);
};

const whole = (ids: Int32Array): MemberOrder => ({
  total: ids.length,
  head: ids,
  ids: () => ids,
  isComplete: () => true,
});

/** The order of the rest is found when it is first asked for. */
const later = (total: number, head: Int32Array, order: () => Int32Array): MemberOrder => {
  let ids: Int32Array | null = null;
  return { total, head, ids: () => (ids ??= order()), isComplete: () => ids !== null };
};

const hasColumns = ({ filters }: Pick<MemberViewInput, 'filters'>): boolean =>
  filters.some(({ kind }) => kind !== 'segment');

const columnConditions = ({ filters }: Pick<MemberViewInput, 'filters'>): Condition[] =>
  filters.flatMap((filter) => (filter.kind === 'segment' ? [] : [filterCondition(filter)]));

/** What the segments that are asked for say of each member together; null = none is asked for. */
const inSegments = (db: ReadDb, { filters }: Pick<MemberViewInput, 'filters'>): Holds | null => {
  const asked = filters.flatMap((filter) => (filter.kind === 'segment' ? [filter] : []));
  return asked.reduce<Holds | null>((before, { exclude, ...segment }) => {
    const holds = segmentHolds(db, segment).map((one) => (exclude === true ? 1 - one : one));
    return before === null ? holds : holds.map((one, id) => one & before[id]!);
  }, null);
};

/** Who is found by a search and is in the segments asked for; null = neither is asked. */
const named = (
  db: ReadDb,
  input: Pick<MemberViewInput, 'search' | 'filters'>,
): (Members & { readonly ids: Iterable<number> }) | null => {
  const holds = inSegments(db, input);
  const searched = input.search.trim() === '' ? null : searchMembers(db, input.search);
  if (searched !== null) {
    const those =
      holds === null ? searched : new Set([...searched].filter((id) => holds[id] === 1));
    return { ids: those, size: those.size, has: (id) => those.has(id) };
  }
  if (holds === null) return null;
  const ids = idsOf(holds);
  return { ids, size: ids.length, has: (id) => holds[id] === 1 };
};

interface Narrowed {
  readonly conditions: readonly Condition[];
  /** Only these count: a search or segment that has most. */
  readonly most: ((id: number) => boolean) | null;
}

/** The conditions with a search and segments as one more of them, unless they have most. */
const narrowed = (
  db: ReadDb,
  input: Pick<MemberViewInput, 'search' | 'filters'>,
  those = named(db, input),
): Narrowed => {
  const conditions = columnConditions(input);
  if (those === null) return { conditions, most: null };
  // To walk an index and drop who was not found is faster than to look most members up and sort.
  if (those.size > MOST * highestId(db)) return { conditions, most: those.has };
  const sql = 'member_id IN (SELECT value FROM json_each(?))';
  return {
    conditions: [...conditions, { sql, values: [JSON.stringify([...those.ids])] }],
    most: null,
  };
};

const found = (db: ReadDb, input: MemberViewInput, everyone: Int32Array | null): Int32Array => {
  const those = named(db, input);
  if (those !== null && everyone !== null && those.size > FEW && !hasColumns(input))
    return pick(everyone, those);
  const { conditions, most } = narrowed(db, input, those);
  const field = fieldSorted(db, input);
  if (field !== null) {
    const inOrder = idsByField(db, input, { field, conditions });
    return most === null ? inOrder : inOrder.filter(most);
  }
  const ids = db
    .prepare(orderSql(input, conditions))
    .pluck()
    .all(...conditions.flatMap((condition) => condition.values)) as number[];
  return Int32Array.from(most === null ? ids : ids.filter(most));
};

/** How many members a view would hold; orders and keeps nothing. */
export const countMembers = (
  db: ReadDb,
  input: Omit<MemberViewInput, 'sort'>,
): { readonly total: number } => {
  const { conditions, most } = narrowed(db, input);
  const from = `FROM person WHERE ${whereSql(input, conditions)}`;
  const asked = db
    .prepare(most === null ? `SELECT count(*) ${from}` : `SELECT member_id ${from}`)
    .pluck();
  const values = conditions.flatMap((condition) => condition.values);
  if (most === null) return { total: asked.get(...values) as number };
  return { total: (asked.all(...values) as number[]).filter(most).length };
};

/** At least as many as there are members. */
const highestId = (db: ReadDb): number =>
  sql<{ id: number | null }>(db, 'SELECT max(member_id) AS id FROM person').get()?.id ?? 0;
