import type { Migration } from './list.ts';

/** Pairs that somebody said are two people, and the ways from a member to merges and proposals. */
export const merges: Migration = {
  version: 40,
  name: 'merges',
  up: (db) =>
    void db.exec(`
-- Names the two by uid: the word stands also when their import is undone and done again.
CREATE TABLE not_same (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,                     -- hash of the pair
  op INTEGER NOT NULL REFERENCES operation (id),
  member_uid TEXT NOT NULL,
  other_uid TEXT NOT NULL,
  CHECK (member_uid < other_uid)
) STRICT;
CREATE UNIQUE INDEX not_same_uid ON not_same (uid);
CREATE INDEX not_same_op ON not_same (op);
CREATE INDEX merge_link_op ON merge_link (op);
CREATE INDEX merge_link_member ON merge_link (member_id);
CREATE INDEX merge_link_into ON merge_link (into_member_id);
CREATE INDEX merge_proposal_member ON merge_proposal (member_id);
CREATE INDEX merge_proposal_other ON merge_proposal (other_member_id);
`),
};
