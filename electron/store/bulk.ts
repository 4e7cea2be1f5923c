import type { WriteDb } from './db.ts';
import type { Report } from './report.ts';
import { sql } from './statements.ts';

/** From this many new rows, and half of what is there, indexes are built anew instead of kept. */
const BULK_ROWS = 20_000;
const BULK_SHARE = 0.5;
/** Page cache while many rows go in at random places of an index, KiB. */
const BULK_CACHE_KIB = 96 * 1024;
/**
 * Page cache while an index is built, KiB. SQLite sorts as much at a time as the cache holds; what
 * fits the processor's own cache and is merged later costs a third less for a million rows.
 */
const SORT_CACHE_KIB = 4 * 1024;

export const isBulk = (db: WriteDb, table: string, adding: number): boolean => {
  if (adding < BULK_ROWS) return false;
  const { there } = sql<{ there: number }>(db, `SELECT count(*) AS there FROM ${table}`).get()!;
  return adding >= there * BULK_SHARE;
};

/**
 * Runs `work` with the secondary indexes of a table away, and builds them anew after it: sorting
 * once is several times faster than a million single insertions. Part of the running transaction.
 */
export const withoutIndexes = (
  db: WriteDb,
  table: string,
  work: () => void,
  report?: Report,
): void => {
  const indexes = sql<{ name: string; sql: string }>(
    db,
    `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY rowid`,
  ).all(table);
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  work();
  withCache(db, SORT_CACHE_KIB, () => {
    for (const [done, index] of indexes.entries()) {
      report?.((done + 1) / (indexes.length + 1));
      db.exec(index.sql);
    }
  });
};

/** Gives the connection a large page cache for the time of `work`. */
export const withLargeCache = <T>(db: WriteDb, work: () => T): T => {
  try {
    return withCache(db, BULK_CACHE_KIB, work);
  } finally {
    db.pragma('shrink_memory');
  }
};

const withCache = <T>(db: WriteDb, kib: number, work: () => T): T => {
  const before = Number(db.pragma('cache_size', { simple: true }));
  db.pragma(`cache_size = -${kib}`);
  try {
    return work();
  } finally {
    db.pragma(`cache_size = ${before}`);
  }
};

/**
 * Runs `work`, a whole transaction, without looking every reference up: for rows whose references
 * were settled before. SQLite switches them between transactions only.
 */
export const withoutForeignKeys = <T>(db: WriteDb, work: () => T): T => {
  db.pragma('foreign_keys = OFF');
  try {
    return work();
  } finally {
    db.pragma('foreign_keys = ON');
  }
};
