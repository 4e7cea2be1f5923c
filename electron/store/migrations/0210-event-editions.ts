import type { Migration } from './list.ts';

/** Templates of the operators' own, and which event another is the next edition of. */
export const eventEditions: Migration = {
  version: 210,
  name: 'event-editions',
  up: (db) =>
    void db.exec(`
CREATE TABLE event_template (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,                    -- closed list in shared/domain/events/kinds.ts
  mode TEXT NOT NULL CHECK (mode IN ('online', 'offline', 'hybrid')),
  duration_minutes INTEGER NOT NULL CHECK (duration_minutes >= 0),
  start_time TEXT NOT NULL,              -- HH:MM of the wall clock
  tasks TEXT NOT NULL CHECK (json_valid(tasks))  -- shared/domain/events/own-template.ts
) STRICT;
CREATE UNIQUE INDEX event_template_uid ON event_template (uid);
CREATE INDEX event_template_op ON event_template (op);

ALTER TABLE event ADD COLUMN edition_of_id INTEGER REFERENCES event (id) ON DELETE RESTRICT;
CREATE INDEX event_edition ON event (edition_of_id) WHERE edition_of_id IS NOT NULL;
`),
};
