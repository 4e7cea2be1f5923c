import type { Migration } from './list.ts';

/**
 * The people of the team. Their work names them by name; `operator` is apart from them: who writes in
 * this file, before there is any operation.
 */
export const teammates: Migration = {
  version: 220,
  name: 'teammates',
  up: (db) =>
    void db.exec(`
CREATE TABLE teammate (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  role TEXT,
  left_date TEXT                         -- first day without them; null = active
) STRICT;
CREATE UNIQUE INDEX teammate_uid ON teammate (uid);
CREATE INDEX teammate_op ON teammate (op);
`),
};
