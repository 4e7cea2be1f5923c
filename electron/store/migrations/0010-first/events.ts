/** Events with their plan, sign-ups and check-ins. */
export const eventTables = `
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  external_key TEXT,
  namespace TEXT,
  name TEXT NOT NULL,
  mode TEXT NOT NULL DEFAULT 'online' CHECK (mode IN ('online', 'offline', 'hybrid')),
  kind TEXT NOT NULL DEFAULT 'other',    -- closed list in shared/domain/events/kinds.ts
  community_id INTEGER REFERENCES community (id) ON DELETE RESTRICT,
  start_at_ms INTEGER,
  end_at_ms INTEGER,
  zone TEXT,                             -- of the event; null = the workspace's
  place TEXT,
  capacity INTEGER CHECK (capacity >= 0),
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'running', 'closed', 'cancelled')),
  template TEXT,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  CHECK (end_at_ms IS NULL OR start_at_ms IS NULL OR end_at_ms >= start_at_ms)
) STRICT;
CREATE UNIQUE INDEX event_uid ON event (uid);
CREATE INDEX event_op ON event (op);
CREATE INDEX event_key ON event (namespace, external_key);
CREATE INDEX event_start ON event (start_at_ms);
CREATE INDEX event_community ON event (community_id);

-- The plan fields of an event that are words: purpose, theme, flow, prizes, follow-up …
CREATE TABLE event_plan (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (event_id, field)
) STRICT;
CREATE UNIQUE INDEX event_plan_uid ON event_plan (uid);
CREATE INDEX event_plan_op ON event_plan (op);

-- Phases are tasks of kind 'phase'; children name their phase. Order is a fractional position.
CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  parent_id INTEGER REFERENCES task (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('phase', 'task', 'milestone')),
  name TEXT NOT NULL,
  owner TEXT,
  start_at_ms INTEGER NOT NULL,
  end_at_ms INTEGER NOT NULL,
  real_start_at_ms INTEGER,
  real_end_at_ms INTEGER,
  progress REAL NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
  position TEXT NOT NULL,
  relative INTEGER NOT NULL DEFAULT 1 CHECK (relative IN (0, 1)),  -- moves with the event
  note TEXT,
  CHECK (end_at_ms >= start_at_ms)
) STRICT;
CREATE UNIQUE INDEX task_uid ON task (uid);
CREATE INDEX task_op ON task (op);
CREATE INDEX task_event ON task (event_id, position);
CREATE INDEX task_parent ON task (parent_id);

CREATE TABLE task_link (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  from_task_id INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  to_task_id INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('finish-start', 'start-start', 'finish-finish', 'start-finish')),
  lag_ms INTEGER NOT NULL DEFAULT 0,
  CHECK (from_task_id <> to_task_id)
) STRICT;
CREATE UNIQUE INDEX task_link_uid ON task_link (uid);
CREATE INDEX task_link_op ON task_link (op);
CREATE INDEX task_link_from ON task_link (from_task_id);
CREATE INDEX task_link_to ON task_link (to_task_id);

-- Natural key: order + attendee, else event + member.
CREATE TABLE signup (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  number TEXT,                           -- outside order or registration number
  attendee TEXT,
  ticket TEXT,
  status TEXT NOT NULL CHECK (status IN ('confirmed', 'pending', 'waiting', 'rejected', 'cancelled', 'declined')),
  at_ms INTEGER,
  updated_at_ms INTEGER,
  guests INTEGER NOT NULL DEFAULT 0 CHECK (guests >= 0),
  channel TEXT
) STRICT;
CREATE UNIQUE INDEX signup_uid ON signup (uid);
CREATE INDEX signup_op ON signup (op);
CREATE INDEX signup_event ON signup (event_id, status);
CREATE INDEX signup_member ON signup (member_id);
CREATE INDEX signup_at ON signup (at_ms);

-- A history of scans, never overwritten: the last one of a member decides.
CREATE TABLE checkin (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  signup_id INTEGER REFERENCES signup (id) ON DELETE RESTRICT,  -- null = walk-in
  kind TEXT NOT NULL CHECK (kind IN ('in', 'undo')),
  at_ms INTEGER                          -- null = the file only says yes
) STRICT;
CREATE UNIQUE INDEX checkin_uid ON checkin (uid);
CREATE INDEX checkin_op ON checkin (op);
CREATE INDEX checkin_event ON checkin (event_id, member_id);
CREATE INDEX checkin_member ON checkin (member_id);
CREATE INDEX checkin_signup ON checkin (signup_id);
`;
