import type { Migration } from './list.ts';

/** The run sheet of an event: its segments in order, how they are planned and how they went. */
export const runSheet: Migration = {
  version: 160,
  name: 'run sheet',
  up: (db) =>
    void db.exec(`
CREATE TABLE run_segment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  position TEXT NOT NULL,
  -- Minutes from the start of the event where the start is fixed; NULL = when the one before ends.
  offset_minutes INTEGER,
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  -- Given or taken while it ran; the plan stays what it was.
  added_minutes INTEGER NOT NULL DEFAULT 0,
  content TEXT NOT NULL,
  host TEXT,
  material TEXT,
  note TEXT,
  live_note TEXT,                        -- written while it ran
  real_start_at_ms INTEGER,
  real_end_at_ms INTEGER,
  CHECK (real_end_at_ms IS NULL OR real_start_at_ms IS NOT NULL),
  CHECK (real_end_at_ms >= real_start_at_ms)
) STRICT;
CREATE UNIQUE INDEX run_segment_uid ON run_segment (uid);
CREATE INDEX run_segment_op ON run_segment (op);
CREATE INDEX run_segment_event ON run_segment (event_id, position);
`),
};
