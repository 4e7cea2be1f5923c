/** Who brought whom, chat statistics without members, and columns kept as they are. */
export const relationTables = `
-- Natural key: referrer + referee; of a mere count: source + referrer + day.
CREATE TABLE referral (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  referrer_member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  referee_member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,  -- null = the file only counts
  quantity INTEGER NOT NULL DEFAULT 1 CHECK (quantity >= 0),
  at_ms INTEGER,
  local_date TEXT,                       -- in the workspace zone
  channel TEXT,
  CHECK (referee_member_id IS NULL OR (referee_member_id <> referrer_member_id AND quantity = 1))
) STRICT;
CREATE UNIQUE INDEX referral_uid ON referral (uid);
CREATE INDEX referral_op ON referral (op);
CREATE INDEX referral_referrer ON referral (referrer_member_id, local_date);
CREATE INDEX referral_referee ON referral (referee_member_id);

-- One row a day of a group, of an owner's groups, or of a whole account (both null).
CREATE TABLE group_day_stat (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  namespace TEXT NOT NULL,               -- the account the file comes from
  group_id INTEGER REFERENCES chat_group (id) ON DELETE RESTRICT,
  owner TEXT,
  local_date TEXT NOT NULL,
  -- as they stood at the end of the day
  groups_total INTEGER CHECK (groups_total >= 0),
  groups_spoken INTEGER CHECK (groups_spoken >= 0),
  members_total INTEGER CHECK (members_total >= 0),
  members_spoken INTEGER CHECK (members_spoken >= 0),
  messages_total INTEGER CHECK (messages_total >= 0),
  -- of the day alone
  groups_new INTEGER CHECK (groups_new >= 0),
  groups_dissolved INTEGER CHECK (groups_dissolved >= 0),
  members_new INTEGER CHECK (members_new >= 0),
  members_left INTEGER CHECK (members_left >= 0),
  members_active INTEGER CHECK (members_active >= 0),
  messages INTEGER CHECK (messages >= 0)
) STRICT;
CREATE UNIQUE INDEX group_day_stat_uid ON group_day_stat (uid);
CREATE INDEX group_day_stat_op ON group_day_stat (op);
CREATE INDEX group_day_stat_date ON group_day_stat (local_date, group_id);
CREATE INDEX group_day_stat_group ON group_day_stat (group_id, local_date);

-- A column of a file that has no field of its own, kept under its header.
CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  entity TEXT NOT NULL CHECK (entity IN ('member', 'signup', 'order_')),
  name TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX custom_field_uid ON custom_field (uid);
CREATE INDEX custom_field_op ON custom_field (op);

CREATE TABLE custom_value (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  field_id INTEGER NOT NULL REFERENCES custom_field (id) ON DELETE CASCADE,
  member_id INTEGER REFERENCES member (id) ON DELETE CASCADE,
  signup_id INTEGER REFERENCES signup (id) ON DELETE CASCADE,
  order_id INTEGER REFERENCES order_ (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  CHECK ((member_id IS NOT NULL) + (signup_id IS NOT NULL) + (order_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX custom_value_uid ON custom_value (uid);
CREATE INDEX custom_value_op ON custom_value (op);
CREATE INDEX custom_value_field ON custom_value (field_id);
CREATE INDEX custom_value_member ON custom_value (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX custom_value_signup ON custom_value (signup_id) WHERE signup_id IS NOT NULL;
CREATE INDEX custom_value_order ON custom_value (order_id) WHERE order_id IS NOT NULL;
`;
