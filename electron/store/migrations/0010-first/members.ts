/** Communities, members, identities, tags, points; the derived person table and the search index. */
export const memberTables = `
CREATE TABLE community (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  external_key TEXT,                     -- id on its platform, within namespace
  namespace TEXT,
  name TEXT NOT NULL,
  platform TEXT,
  type TEXT CHECK (type IN ('product', 'brand', 'interest', 'region', 'industry', 'learning', 'self-media', 'women', 'other')),
  mode TEXT CHECK (mode IN ('online', 'offline', 'mixed')),
  theme TEXT,
  positioning TEXT,
  persona TEXT,
  value_promise TEXT,
  stage TEXT CHECK (stage IN ('launch', 'growth', 'mature')),
  capacity INTEGER CHECK (capacity >= 0),
  owner TEXT,
  url TEXT,
  created_date TEXT,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX community_uid ON community (uid);
CREATE INDEX community_op ON community (op);
CREATE INDEX community_name ON community (name);
CREATE INDEX community_key ON community (namespace, external_key);

CREATE TABLE chat_group (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  community_id INTEGER REFERENCES community (id) ON DELETE RESTRICT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'ordinary' CHECK (kind IN ('managers', 'core', 'ordinary')),
  external_key TEXT,
  namespace TEXT,
  owner TEXT,
  created_date TEXT
) STRICT;
CREATE UNIQUE INDEX chat_group_uid ON chat_group (uid);
CREATE INDEX chat_group_op ON chat_group (op);
CREATE INDEX chat_group_community ON chat_group (community_id);
CREATE INDEX chat_group_name ON chat_group (name);

CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  name TEXT,
  nickname TEXT,
  remark TEXT,
  gender TEXT CHECK (gender IN ('male', 'female', 'other')),
  birthday_date TEXT,                    -- YYYY-MM-DD or --MM-DD
  age TEXT,
  region TEXT,
  city TEXT,
  company TEXT,
  job TEXT,
  external_level TEXT,                   -- imported 等级; never the tier
  joined_date TEXT,
  left_date TEXT,
  seen_date TEXT,                        -- last activity as a file claimed it
  source TEXT,
  referrer TEXT,                         -- as written in the file
  consent INTEGER CHECK (consent IN (0, 1)),
  staff INTEGER NOT NULL DEFAULT 0 CHECK (staff IN (0, 1)),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  effective_member_id INTEGER            -- derived from merge_link; null = this member itself
) STRICT;
CREATE UNIQUE INDEX member_uid ON member (uid);
CREATE INDEX member_op ON member (op);
CREATE INDEX member_archived ON member (archived) WHERE archived = 1;
CREATE INDEX member_effective ON member (effective_member_id) WHERE effective_member_id IS NOT NULL;

-- (namespace, value) names a member; phones and e-mails are identities too (namespaces phone, email).
CREATE TABLE identity (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  namespace TEXT NOT NULL,
  value TEXT NOT NULL,                   -- phone E.164, e-mail lower case
  strength TEXT NOT NULL CHECK (strength IN ('strong', 'weak', 'hint'))  -- hint: masked phone, never a key
) STRICT;
CREATE UNIQUE INDEX identity_uid ON identity (uid);
CREATE INDEX identity_op ON identity (op);
CREATE INDEX identity_value ON identity (value, namespace);
CREATE INDEX identity_member ON identity (member_id);

CREATE TABLE merge_link (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  into_member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  CHECK (member_id <> into_member_id)
) STRICT;
CREATE UNIQUE INDEX merge_link_uid ON merge_link (uid);

-- Two members that may be one person, with the evidence; never merged by itself.
CREATE TABLE merge_proposal (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  other_member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  evidence TEXT NOT NULL CHECK (json_valid(evidence))
) STRICT;
CREATE UNIQUE INDEX merge_proposal_uid ON merge_proposal (uid);
CREATE INDEX merge_proposal_op ON merge_proposal (op);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  name TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX tag_uid ON tag (uid);
CREATE INDEX tag_op ON tag (op);
CREATE INDEX tag_name ON tag (name);

CREATE TABLE member_tag (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX member_tag_uid ON member_tag (uid);
CREATE INDEX member_tag_op ON member_tag (op);
CREATE INDEX member_tag_member ON member_tag (member_id, tag_id);
CREATE INDEX member_tag_tag ON member_tag (tag_id);

-- member × group × interval
CREATE TABLE membership (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES chat_group (id) ON DELETE RESTRICT,
  role TEXT,
  joined_date TEXT,                      -- null = unknown
  left_date TEXT,                        -- first day outside; null = still there
  source TEXT,
  leave_reason TEXT
) STRICT;
CREATE UNIQUE INDEX membership_uid ON membership (uid);
CREATE INDEX membership_op ON membership (op);
CREATE INDEX membership_member ON membership (member_id, group_id);
CREATE INDEX membership_group ON membership (group_id, joined_date);

-- Append-only ledger; the balance is the sum.
CREATE TABLE points_entry (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('grant', 'spend', 'expire', 'balance')),
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX points_entry_uid ON points_entry (uid);
CREATE INDEX points_entry_op ON points_entry (op);
CREATE INDEX points_entry_member ON points_entry (member_id);
CREATE TRIGGER points_entry_frozen BEFORE UPDATE ON points_entry
BEGIN SELECT RAISE(ABORT, 'ledgers are append-only'); END;
CREATE TRIGGER points_entry_kept BEFORE DELETE ON points_entry
WHEN NOT EXISTS (SELECT 1 FROM operation WHERE hash IS NULL AND kind IN ('undo', 'erase'))
BEGIN SELECT RAISE(ABORT, 'ledgers are append-only'); END;

-- Derived: one row per surviving member with every built-in grid column.
CREATE TABLE person (
  member_id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  name TEXT,                             -- display name: name, else nickname, remark, first identity
  nickname TEXT,
  remark TEXT,
  phone TEXT,                            -- first phone, E.164
  email TEXT,
  external_id TEXT,                      -- first outside id, for the grid
  gender TEXT,
  birthday_date TEXT,
  region TEXT,
  city TEXT,
  company TEXT,
  job TEXT,
  external_level TEXT,
  tier TEXT,
  source TEXT,
  tags TEXT NOT NULL,                    -- names joined by U+001F, sorted
  communities TEXT NOT NULL,             -- current communities joined by U+001F, sorted
  groups INTEGER NOT NULL,               -- current groups
  joined_date TEXT,
  left_date TEXT,
  last_active_date TEXT,
  points INTEGER NOT NULL,
  orders INTEGER NOT NULL,               -- paid orders
  orders_net_minor INTEGER NOT NULL,
  currency TEXT,
  events INTEGER NOT NULL,               -- events checked in to
  signups INTEGER NOT NULL,
  interactions INTEGER NOT NULL,
  name_key TEXT NOT NULL,                -- pinyin sort key
  name_initials TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX person_uid ON person (uid);
CREATE INDEX person_name ON person (name_key, uid);
CREATE INDEX person_joined ON person (joined_date, uid);
CREATE INDEX person_last_active ON person (last_active_date, uid);
CREATE INDEX person_points ON person (points, uid);
CREATE INDEX person_orders ON person (orders_net_minor, uid);
CREATE INDEX person_interactions ON person (interactions, uid);

-- Derived: runs of three characters of name, nickname, remark, phone, ids; rowid = member_id.
CREATE VIRTUAL TABLE member_search USING fts5 (
  texts, content = '', contentless_delete = 1, detail = 'none', tokenize = 'trigram case_sensitive 1'
);
`;
