import type { Migration } from './list.ts';

/** What was learnt at an event, and what was ticked by hand to close it. */
export const eventClosing: Migration = {
  version: 200,
  name: 'event-closing',
  up: (db) =>
    void db.exec(`
CREATE TABLE event_lesson (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('keep', 'improve', 'start', 'stop')),
  text TEXT NOT NULL CHECK (trim(text) <> ''),
  owner TEXT,
  position TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_lesson_uid ON event_lesson (uid);
CREATE INDEX event_lesson_op ON event_lesson (op);
CREATE INDEX event_lesson_event ON event_lesson (event_id, position);

-- An item of the closing list: done by hand, or, where the record decides, not needed at this event.
CREATE TABLE event_closing_tick (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT,
  item TEXT NOT NULL                     -- closed list in shared/domain/events/closing.ts
) STRICT;
CREATE UNIQUE INDEX event_closing_tick_uid ON event_closing_tick (uid);
CREATE INDEX event_closing_tick_op ON event_closing_tick (op);
CREATE UNIQUE INDEX event_closing_tick_item ON event_closing_tick (event_id, item);
`),
};
