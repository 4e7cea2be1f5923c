import type { Statement } from 'better-sqlite3';
import type { ReadDb } from './db.ts';

const prepared = new WeakMap<object, Map<string, Statement>>();

/** Prepares a statement once per connection. */
export const sql = <Row = unknown>(db: ReadDb, text: string): Statement<unknown[], Row> => {
  let ofConnection = prepared.get(db);
  if (ofConnection === undefined) prepared.set(db, (ofConnection = new Map()));
  let statement = ofConnection.get(text);
  if (statement === undefined) ofConnection.set(text, (statement = db.prepare(text)));
  return statement as Statement<unknown[], Row>;
};
