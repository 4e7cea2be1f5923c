import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type {
  MemberRow,
  MemberViewInput,
  setColumns,
} from '../../../../shared/contract/members.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { filterCondition, listColumns, sortColumn, type Condition } from './columns.ts';
import { maskIdentity, maskings, type Masking } from './mask.ts';
import { searchMembers } from './search.ts';

interface View {
  readonly generation: number;
  readonly ids: Int32Array;
}

const KEPT_VIEWS = 8;
/** The share of members from which a search has found most. */
const MOST = 0.2;
const views = new WeakMap<object, Map<string, View>>();

/** Grows with every committed operation. */
const generationOf = (db: ReadDb): number =>
  sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM operation').get()?.id ?? 0;

const archivedMembers = 'SELECT id FROM member WHERE archived = 1';

/** The members of a view in order; the index of the sort column serves where nothing is filtered. */
export const viewSql = (
  input: Pick<MemberViewInput, 'sort' | 'archived'>,
  conditions: readonly Condition[],
): string => {
  const column = sortColumn[input.sort.column];
  const direction = input.sort.descending ? 'DESC' : 'ASC';
  const where = [
    `member_id ${input.archived ? 'IN' : 'NOT IN'} (${archivedMembers})`,
    ...conditions.map((condition) => condition.sql),
  ].join(' AND ');
  return `SELECT member_id FROM person WHERE ${where}
    ORDER BY ${column} ${direction} NULLS LAST, uid ${direction}`;
};

const compute = (db: ReadDb, input: MemberViewInput): Int32Array => {
  const conditions = input.filters.map(filterCondition);
  const found = input.search.trim() === '' ? null : searchMembers(db, input.search);
  // To walk an index and drop who was not found is faster than to look most members up and sort.
  const most = found !== null && found.size > MOST * highestId(db);
  if (found !== null && !most)
    conditions.push({
      sql: 'member_id IN (SELECT value FROM json_each(?))',
      values: [JSON.stringify([...found])],
    });
  const ids = db
    .prepare(viewSql(input, conditions))
    .pluck()
    .all(...conditions.flatMap((condition) => condition.values)) as number[];
  return Int32Array.from(most ? ids.filter((id) => found.has(id)) : ids);
};

/** At least as many as there are members. */
const highestId = (db: ReadDb): number =>
  sql<{ id: number | null }>(db, 'SELECT max(member_id) AS id FROM person').get()?.id ?? 0;

/** Orders the members once and keeps the list; the same question of the same state is the same view. */
export const openView = (
  db: ReadDb,
  input: MemberViewInput,
): { readonly view: string; readonly total: number; readonly generation: number } => {
  let kept = views.get(db);
  if (kept === undefined) views.set(db, (kept = new Map()));
  const generation = generationOf(db);
  const key = `${generation} ${JSON.stringify([input.search, input.filters, input.archived, input.sort])}`;
  const view = kept.get(key) ?? { generation, ids: compute(db, input) };
  // Used last goes last; the first is the one to forget.
  kept.delete(key);
  kept.set(key, view);
  if (kept.size > KEPT_VIEWS) kept.delete(kept.keys().next().value!);
  return { view: key, total: view.ids.length, generation };
};

/** The members of a view in order; throws `stale` when it is gone or out of date. */
export const idsOf = (db: ReadDb, name: string): Int32Array => {
  const view = views.get(db)?.get(name);
  if (view === undefined || view.generation !== generationOf(db))
    throw new WorkstationError('stale');
  return view.ids;
};

/** Rows `start` (included) to `end` of a view; throws `stale` when it is gone or out of date. */
export const readBlock = (
  db: ReadDb,
  args: {
    readonly view: string;
    readonly start: number;
    readonly end: number;
    /** Instead of what the workspace's settings mask. */
    readonly masking?: keyof typeof maskings;
  },
): { readonly rows: MemberRow[] } => {
  const ids = idsOf(db, args.view);
  const masking = args.masking === undefined ? readSettings(db) : maskings[args.masking];
  return { rows: memberRows(db, ids.subarray(args.start, args.end), masking) };
};

export interface PersonRecord {
  readonly [column: string]: string | number | null;
}

/** Members by local id, in the order given, masked as the workspace says unless told otherwise. */
export const memberRows = (
  db: ReadDb,
  ids: ArrayLike<number>,
  masking: Masking = readSettings(db),
): MemberRow[] => {
  return sql<PersonRecord>(
    db,
    `SELECT person.*, (SELECT namespace FROM identity WHERE identity.value = person.external_id
       AND identity.namespace NOT IN ('phone', 'email') LIMIT 1) AS namespace
     FROM json_each(?) AS wanted JOIN person ON person.member_id = wanted.value ORDER BY wanted.key`,
  )
    .all(JSON.stringify(Array.from(ids)))
    .map((row) => {
      const shown = (namespace: string, value: string | number | null | undefined) =>
        value === null || value === undefined
          ? null
          : maskIdentity(masking, namespace, String(value));
      const text = (column: string) => row[column] as string | null;
      const number = (column: string) => row[column] as number;
      const list = (column: string) => {
        const joined = row[column] as string;
        return joined === '' ? [] : joined.split('\u001f');
      };
      return {
        uid: text('uid')!,
        name: text('name'),
        nickname: text('nickname'),
        remark: text('remark'),
        phone: shown('phone', row['phone']),
        email: shown('email', row['email']),
        externalId: shown(text('namespace') ?? '', row['external_id']),
        gender: text('gender') as MemberRow['gender'],
        birthday: text('birthday_date'),
        region: text('region'),
        city: text('city'),
        company: text('company'),
        job: text('job'),
        externalLevel: text('external_level'),
        source: text('source'),
        tags: list('tags'),
        communities: list('communities'),
        groups: number('groups'),
        joinedDate: text('joined_date'),
        leftDate: text('left_date'),
        lastActiveDate: text('last_active_date'),
        points: number('points'),
        orders: number('orders'),
        ordersNetMinor: number('orders_net_minor'),
        currency: text('currency'),
        events: number('events'),
        signups: number('signups'),
        interactions: number('interactions'),
      };
    });
};

/** Values of a column with their counts, most first; the blank is an empty string. */
export const filterValues = (
  db: ReadDb,
  args: { readonly column: (typeof setColumns)[number]; readonly archived: boolean },
): { value: string; count: number }[] => {
  const column = sortColumn[args.column];
  const rows = sql<{ value: string; count: number }>(
    db,
    `SELECT coalesce(${column}, '') AS value, count(*) AS count FROM person
     WHERE member_id ${args.archived ? 'IN' : 'NOT IN'} (${archivedMembers}) GROUP BY 1`,
  ).all();
  const counts = new Map<string, number>();
  for (const { value, count } of rows)
    for (const one of listColumns.has(args.column) ? value.split('\u001f') : [value])
      counts.set(one, (counts.get(one) ?? 0) + count);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, 500);
};
