import type { Database } from 'better-sqlite3';

declare const writes: unique symbol;
declare const reads: unique symbol;

/** A connection that may only be asked. A query that takes `ReadDb` cannot write. */
export type ReadDb = Pick<Database, 'prepare'> & { readonly [reads]: true };
/** The one read-write connection of a workspace; also readable. */
export type WriteDb = Database & { readonly [writes]: true; readonly [reads]: true };

export const asReadDb = (db: Database): ReadDb => db as unknown as ReadDb;
export const asWriteDb = (db: Database): WriteDb => db as unknown as WriteDb;
