import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type {
  ContentFilter,
  ContentItem,
  ContentOne,
} from '../../../../shared/contract/content.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { readItems, resultsOf } from './rows.ts';

/** Two walks along an index each: published items by their day, the others by the day they are planned for. */
export const rangeSql = `WHERE content_item.id IN (
  SELECT id FROM content_item WHERE published_date BETWEEN ? AND ?
  UNION SELECT id FROM content_item WHERE planned_date BETWEEN ? AND ?
) AND content_item.archived = 0 AND content_item.state <> 'dropped'
  AND CASE WHEN content_item.state = 'published' THEN content_item.published_date
    ELSE content_item.planned_date END BETWEEN ? AND ?
ORDER BY date, atMs IS NULL, atMs, content_item.uid`;

export const contentRange = (
  db: ReadDb,
  { from, to }: { readonly from: string; readonly to: string },
): ContentItem[] => readItems(db, rangeSql, from, to, from, to, from, to);

const sortSql: Readonly<Record<ContentFilter['sort']['by'], string>> = {
  date: 'date',
  title: 'content_item.title COLLATE NOCASE',
  channel: 'content_item.platform COLLATE NOCASE',
  type: 'content_item.type',
  // The order of work, not of letters.
  state: `CASE content_item.state WHEN 'idea' THEN 0 WHEN 'planned' THEN 1 WHEN 'ready' THEN 2
    WHEN 'published' THEN 3 ELSE 4 END`,
  reads: 'content_result.reads',
};

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (found) => `\\${found}`);

const whereOf = (filter: ContentFilter): { readonly where: string; readonly values: string[] } => {
  const conditions = [`content_item.archived = ${filter.archived ? 1 : 0}`];
  const values: string[] = [];
  const search = filter.search.trim();
  if (search !== '') {
    conditions.push(
      `(content_item.title LIKE ? ESCAPE '\\' OR content_item.owner LIKE ? ESCAPE '\\'
        OR content_item.theme LIKE ? ESCAPE '\\' OR content_item.author LIKE ? ESCAPE '\\')`,
    );
    values.push(...Array.from({ length: 4 }, () => `%${escapeLike(search)}%`));
  }
  for (const [column, chosen] of [
    ['state', filter.states],
    ['type', filter.types],
    ['platform', filter.channels],
    ['layer', filter.layers],
  ] as const)
    if (chosen.length > 0) {
      conditions.push(`content_item.${column} IN (${chosen.map(() => '?').join(', ')})`);
      values.push(...chosen);
    }
  if (filter.communityUid !== null) {
    conditions.push('content_item.community_id = (SELECT id FROM community WHERE uid = ?)');
    values.push(filter.communityUid);
  }
  return { where: `WHERE ${conditions.join(' AND ')}`, values };
};

/** A block of the list with its total; items without the sorted value come last in either order. */
export const listContent = (
  db: ReadDb,
  { offset, limit, ...filter }: ContentFilter & { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: ContentItem[] } => {
  const { where, values } = whereOf(filter);
  const { total } = sql<{ total: number }>(
    db,
    `SELECT count(*) AS total FROM content_item ${where}`,
  ).get(...values)!;
  const { by, descending } = filter.sort;
  const order = `ORDER BY ${sortSql[by]} ${descending ? 'DESC' : 'ASC'} NULLS LAST, content_item.uid`;
  return {
    total,
    rows: readItems(db, `${where} ${order} LIMIT ? OFFSET ?`, ...values, limit, offset),
  };
};

/** One item with what led to it and came of it; throws `not-found`. */
export const oneContent = (db: ReadDb, { uid }: { readonly uid: string }): ContentOne => {
  const [item] = readItems(db, 'WHERE content_item.uid = ?', uid);
  if (item === undefined) throw new WorkstationError('not-found', { what: uid });
  const [original] =
    item.reuseOfUid === null ? [] : readItems(db, 'WHERE content_item.uid = ?', item.reuseOfUid);
  return {
    item,
    results: resultsOf(db, uid),
    original: original ?? null,
    reusedAs: readItems(
      db,
      `WHERE content_item.reuse_of_id = (SELECT id FROM content_item WHERE uid = ?)
         AND content_item.archived = 0 ORDER BY date, content_item.uid`,
      uid,
    ),
  };
};

const used = (db: ReadDb, column: 'platform' | 'theme'): string[] =>
  sql<{ word: string }>(
    db,
    `SELECT DISTINCT ${column} AS word FROM content_item WHERE coalesce(${column}, '') <> '' ORDER BY 1 LIMIT 500`,
  )
    .all()
    .map(({ word }) => word);

const named = (db: ReadDb, table: 'event' | 'campaign', order: string) =>
  sql<{ uid: string; name: string }>(
    db,
    `SELECT uid, name FROM ${table} WHERE archived = 0 ORDER BY ${order} DESC, uid LIMIT 500`,
  ).all();

/** Words in use, to choose from; the latest events and campaigns first. */
export const contentChoices = (db: ReadDb, _args: Readonly<Record<string, never>>) => ({
  channels: used(db, 'platform'),
  themes: used(db, 'theme'),
  events: named(db, 'event', 'start_at_ms'),
  campaigns: named(db, 'campaign', 'from_date'),
});
