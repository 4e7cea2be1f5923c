import type { Migration } from './list.ts';

/** Sets of members that are found anew whenever they are asked for. */
export const segments: Migration = {
  version: 80,
  name: 'segments',
  up: (db) =>
    void db.exec(`
CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  name TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  -- { conditions, names }: nested conditions, and the names of the communities and events they ask
  -- about; read piece by piece, so that a condition that is gone is named instead of dropped
  conditions TEXT NOT NULL CHECK (json_valid(conditions))
) STRICT;
CREATE UNIQUE INDEX segment_uid ON segment (uid);
CREATE INDEX segment_op ON segment (op);
-- Whoever counts members leaves staff out: without reading every member.
CREATE INDEX member_staff ON member (staff) WHERE staff = 1;
`),
};
