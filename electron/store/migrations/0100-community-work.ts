import type { Migration } from './list.ts';

/** The rest of a community's record: rules by version, launch steps, posts, the first hundred. */
export const communityWork: Migration = {
  version: 100,
  name: 'community work',
  up: (db) =>
    void db.exec(`
ALTER TABLE community ADD COLUMN culture TEXT;
ALTER TABLE community ADD COLUMN rituals TEXT;
-- No longer run; who is in it still counts until they leave.
ALTER TABLE chat_group ADD COLUMN archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1));

-- A version is never rewritten: what changes is the next version.
CREATE TABLE community_rule (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  community_id INTEGER NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version >= 1),
  text TEXT NOT NULL CHECK (trim(text) <> ''),
  norms TEXT,                            -- what may be published, and how
  sanctions TEXT,
  valid_from_date TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX community_rule_uid ON community_rule (uid);
CREATE INDEX community_rule_op ON community_rule (op);
CREATE INDEX community_rule_community ON community_rule (community_id);

-- A step of the launch that somebody ticked by hand.
CREATE TABLE launch_tick (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  community_id INTEGER NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  step TEXT NOT NULL,
  by_name TEXT,
  done_date TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX launch_tick_uid ON launch_tick (uid);
CREATE INDEX launch_tick_op ON launch_tick (op);
CREATE INDEX launch_tick_community ON launch_tick (community_id);

-- Who holds a post of a community: a name, and the member behind it where there is one.
CREATE TABLE community_post (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  community_id INTEGER NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  post TEXT NOT NULL,
  holder TEXT,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  CHECK ((holder IS NULL) <> (member_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX community_post_uid ON community_post (uid);
CREATE INDEX community_post_op ON community_post (op);
CREATE INDEX community_post_community ON community_post (community_id);
CREATE INDEX community_post_member ON community_post (member_id) WHERE member_id IS NOT NULL;

-- The first hundred of a community.
CREATE TABLE first_member (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  community_id INTEGER NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  status TEXT NOT NULL DEFAULT 'candidate' CHECK (status IN ('candidate', 'invited', 'agreed', 'declined')),
  note TEXT
) STRICT;
CREATE UNIQUE INDEX first_member_uid ON first_member (uid);
CREATE INDEX first_member_op ON first_member (op);
CREATE INDEX first_member_community ON first_member (community_id);
CREATE INDEX first_member_member ON first_member (member_id);

-- What makes a candidate in this community; a measure without a row has the program's own.
CREATE TABLE first_criterion (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  community_id INTEGER NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  measure TEXT NOT NULL,
  weight REAL NOT NULL CHECK (weight >= 0),
  minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum >= 0)
) STRICT;
CREATE UNIQUE INDEX first_criterion_uid ON first_criterion (uid);
CREATE INDEX first_criterion_op ON first_criterion (op);
CREATE INDEX first_criterion_community ON first_criterion (community_id);
`),
};
