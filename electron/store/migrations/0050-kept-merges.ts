import type { Migration } from './list.ts';

/** Merges that somebody looked at again and let stand. */
export const keptMerges: Migration = {
  version: 50,
  name: 'kept merges',
  up: (db) =>
    void db.exec(`
-- Names the merge by uid, so that it can still be undone.
CREATE TABLE merge_kept (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,                     -- hash of the link
  op INTEGER NOT NULL REFERENCES operation (id),
  link_uid TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX merge_kept_uid ON merge_kept (uid);
CREATE INDEX merge_kept_op ON merge_kept (op);
`),
};
