import type { Migration } from './list.ts';

/** Who did what on a day as one value: a campaign looks at millions of days of members at once. */
export const dayPacks: Migration = {
  version: 280,
  name: 'packed days',
  up: (db) =>
    void db.exec(`
-- member_day of one date, community and kind. members: local ids, ascending; counts: how often each,
-- NULL = once each; both 4 bytes a number, the lowest first.
CREATE TABLE day_pack (
  local_date TEXT NOT NULL,
  community_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  members BLOB NOT NULL,
  counts BLOB,
  PRIMARY KEY (local_date, community_id, kind)
);
-- Dates whose rows are all packed, as they are now; others are read row by row until they are.
CREATE TABLE packed_day (local_date TEXT PRIMARY KEY) WITHOUT ROWID;
`),
};
