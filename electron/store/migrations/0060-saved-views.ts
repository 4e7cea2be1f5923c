import type { Migration } from './list.ts';

/** Ways of looking at the members that somebody gave a name. */
export const savedViews: Migration = {
  version: 60,
  name: 'saved views',
  up: (db) =>
    void db.exec(`
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  name TEXT NOT NULL,
  -- columns with widths, sort, filters, search, archived; read piece by piece, so that a filter on
  -- a field that is gone is named instead of losing the view
  state TEXT NOT NULL CHECK (json_valid(state))
) STRICT;
CREATE UNIQUE INDEX saved_view_uid ON saved_view (uid);
CREATE INDEX saved_view_op ON saved_view (op);
`),
};
