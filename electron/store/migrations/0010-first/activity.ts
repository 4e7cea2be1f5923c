/** Interactions and orders, with the counts kept beside them. */
export const activityTables = `
CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  group_id INTEGER REFERENCES chat_group (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,                    -- message, like, comment, share, post, visit …
  at_ms INTEGER,                         -- null for daily counts
  local_date TEXT NOT NULL,              -- in the workspace zone
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  counted INTEGER NOT NULL CHECK (counted IN (0, 1))  -- 1 = a daily count, not a single act
) STRICT;
CREATE UNIQUE INDEX interaction_uid ON interaction (uid);
CREATE INDEX interaction_op ON interaction (op);
CREATE INDEX interaction_member ON interaction (member_id, local_date);

-- Derived: recorded member × community × local date × kind. Raw rows win over counts of the same day.
-- community_id 0 = outside any community (group unknown or without community).
CREATE TABLE member_day (
  member_id INTEGER NOT NULL,
  community_id INTEGER NOT NULL,
  local_date TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (member_id, local_date, community_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_day_date ON member_day (local_date, community_id, kind, member_id, count);

CREATE TABLE community_day (
  community_id INTEGER NOT NULL,
  local_date TEXT NOT NULL,
  kind TEXT NOT NULL,
  members INTEGER NOT NULL,              -- distinct recorded members
  count INTEGER NOT NULL,
  PRIMARY KEY (community_id, local_date, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_ (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  namespace TEXT NOT NULL,               -- platform and shop
  shop TEXT,
  number TEXT NOT NULL,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  status TEXT NOT NULL CHECK (status IN ('paid', 'unpaid', 'closed', 'refunded', 'partly-refunded')),
  created_at_ms INTEGER,
  paid_at_ms INTEGER,
  paid_date TEXT,                        -- local date of paid_at_ms (else of created_at_ms) when paid
  currency TEXT NOT NULL,
  amount_minor INTEGER,                  -- paid by the buyer
  refunded_minor INTEGER NOT NULL DEFAULT 0,  -- cumulative, as exports state it
  coupon TEXT,
  channel TEXT
) STRICT;
CREATE UNIQUE INDEX order__uid ON order_ (uid);
CREATE INDEX order_op ON order_ (op);
CREATE INDEX order_member ON order_ (member_id, paid_date);
CREATE INDEX order_paid ON order_ (paid_date, member_id);

CREATE TABLE order_line (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  order_id INTEGER NOT NULL REFERENCES order_ (id) ON DELETE CASCADE,
  line TEXT NOT NULL,
  product TEXT,
  quantity REAL
) STRICT;
CREATE UNIQUE INDEX order_line_uid ON order_line (uid);
CREATE INDEX order_line_op ON order_line (op);
CREATE INDEX order_line_order ON order_line (order_id);
`;
