import { WorkstationError } from '../../../../shared/contract/errors.ts';
import {
  MAX_VALUES,
  type FieldColumn,
  type MemberViewInput,
  type setColumns,
} from '../../../../shared/contract/member-filters.ts';
import { type MemberRow } from '../../../../shared/contract/members.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { archivedMembers, columnOf, listColumns } from './columns.ts';
import { orderMembers, type MemberOrder } from './order.ts';
import { maskIdentity, maskings, type Masking } from './mask.ts';
import { generationOf } from '../generation.ts';
import { fieldCells, fieldCounts, isFieldColumn } from './field-columns.ts';

interface View {
  readonly generation: number;
  readonly order: MemberOrder;
}

const KEPT_VIEWS = 8;
const views = keptByConnection<Map<string, View>>();

/** Everyone in the orders that were asked for last, by sort; that by name, which lists begin with, stays. */
const KEPT_ORDERS = 4;
const everyone = keptByConnection<Map<string, View>>();
const orderKey = ({ archived, sort }: Pick<MemberViewInput, 'archived' | 'sort'>): string =>
  JSON.stringify([archived, sort.column, sort.descending]);
const BY_NAME = orderKey({ archived: false, sort: { column: 'name', descending: false } });

/** Everyone in the order of a view, where that is complete and of the same state. */
const everyoneFor = (db: ReadDb, input: MemberViewInput, generation: number): Int32Array | null => {
  const kept = everyone.get(db)?.get(orderKey(input));
  return kept?.generation === generation && kept.order.isComplete() ? kept.order.ids() : null;
};

const keepEveryone = (db: ReadDb, input: MemberViewInput, view: View): void => {
  if (input.search.trim() !== '' || input.filters.length > 0) return;
  let kept = everyone.get(db);
  if (kept === undefined) everyone.set(db, (kept = new Map()));
  const key = orderKey(input);
  kept.delete(key);
  kept.set(key, view);
  if (kept.size > KEPT_ORDERS) kept.delete([...kept.keys()].find((one) => one !== BY_NAME)!);
};

/** Orders the rest of the list that was asked for last, for a moment when nobody waits. */
export const completeView = (db: ReadDb): void => {
  const last = [...(views.get(db)?.values() ?? [])].at(-1);
  if (last?.generation === generationOf(db)) last.order.ids();
};

/** Orders the members once and keeps the list; the same question of the same state is the same view. */
export const openView = (
  db: ReadDb,
  input: MemberViewInput,
): { readonly view: string; readonly total: number; readonly generation: number } => {
  let kept = views.get(db);
  if (kept === undefined) views.set(db, (kept = new Map()));
  const generation = generationOf(db);
  const key = `${generation} ${JSON.stringify([input.search, input.filters, input.archived, input.sort])}`;
  const view = kept.get(key) ?? {
    generation,
    order: orderMembers(db, input, everyoneFor(db, input, generation)),
  };
  keepEveryone(db, input, view);
  // Used last goes last; the first is the one to forget.
  kept.delete(key);
  kept.set(key, view);
  if (kept.size > KEPT_VIEWS) kept.delete(kept.keys().next().value!);
  return { view: key, total: view.order.total, generation };
};

/** The members of a view in order; throws `stale` when it is gone or out of date. */
export const orderOf = (db: ReadDb, name: string): MemberOrder => {
  const view = views.get(db)?.get(name);
  if (view === undefined || view.generation !== generationOf(db))
    throw new WorkstationError('stale');
  return view.order;
};

/** Rows `start` (included) to `end` of a view; throws `stale` when it is gone or out of date. */
export const readBlock = (
  db: ReadDb,
  args: {
    readonly view: string;
    readonly start: number;
    readonly end: number;
    /** Fields of the operators' own to bring along. */
    readonly fields?: readonly string[];
    /** Instead of what the workspace's settings mask. */
    readonly masking?: keyof typeof maskings;
  },
): { readonly rows: MemberRow[] } => {
  const { head, ids } = orderOf(db, args.view);
  const masking = args.masking === undefined ? readSettings(db) : maskings[args.masking];
  const from = args.end <= head.length ? head : ids();
  const chosen = from.subarray(args.start, args.end);
  return { rows: memberRows(db, chosen, { masking, fields: args.fields ?? [] }) };
};

export interface PersonRecord {
  readonly [column: string]: string | number | null;
}

/** Members by local id, in the order given, masked as the workspace says unless told otherwise. */
export const memberRows = (
  db: ReadDb,
  ids: ArrayLike<number>,
  {
    masking = readSettings(db),
    fields = [],
  }: {
    readonly masking?: Masking;
    /** Fields of the operators' own to bring along; null = all. */
    readonly fields?: readonly string[] | null;
  } = {},
): MemberRow[] => {
  const wanted = JSON.stringify(Array.from(ids));
  const cells = fields?.length === 0 ? null : fieldCells(db, wanted, fields);
  return sql<PersonRecord>(
    db,
    `SELECT person.* FROM json_each(?) AS wanted JOIN person ON person.member_id = wanted.value ORDER BY wanted.key`,
  )
    .all(wanted)
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
        externalId: shown(text('external_namespace') ?? '', row['external_id']),
        gender: text('gender') as MemberRow['gender'],
        birthday: text('birthday_date'),
        region: text('region'),
        city: text('city'),
        company: text('company'),
        job: text('job'),
        externalLevel: text('external_level'),
        tier: text('tier'),
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
        fields: cells?.get(number('member_id')) ?? {},
      };
    });
};

/** Values of a column with their counts, most first, at most 500; the blank is an empty string. */
export const filterValues = (
  db: ReadDb,
  args: {
    readonly column: (typeof setColumns)[number] | FieldColumn;
    readonly archived: boolean;
    /** What a value must contain, in either case. */
    readonly find?: string;
  },
): { value: string; count: number }[] => {
  const members = `${args.archived ? 'IN' : 'NOT IN'} (${archivedMembers})`;
  const { column } = args;
  const rows = isFieldColumn(column)
    ? fieldCounts(db, column, members)
    : sql<{ value: string; count: number }>(
        db,
        `SELECT coalesce(${columnOf(column)}, '') AS value, count(*) AS count FROM person
         WHERE member_id ${members} GROUP BY 1`,
      ).all();
  const isList = isFieldColumn(column) || listColumns.has(column);
  const counts = new Map<string, number>();
  for (const { value, count } of rows)
    for (const one of isList ? value.split('\u001f') : [value])
      counts.set(one, (counts.get(one) ?? 0) + count);
  const wanted = (args.find ?? '').trim().toLowerCase();
  return [...counts]
    .filter(([value]) => value.toLowerCase().includes(wanted))
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MAX_VALUES);
};
