import type { Migration } from './list.ts';

/** Several check-in lists of an event, what a scanner read, and the order of a waiting list. */
export const checkin: Migration = {
  version: 180,
  name: 'checkin',
  up: (db) =>
    void db.exec(`
-- Another place or moment where people are checked in; the main list of an event has no row.
CREATE TABLE checkin_list (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  position TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX checkin_list_uid ON checkin_list (uid);
CREATE INDEX checkin_list_op ON checkin_list (op);
CREATE INDEX checkin_list_event ON checkin_list (event_id);

ALTER TABLE checkin ADD COLUMN list_id INTEGER REFERENCES checkin_list (id) ON DELETE RESTRICT;  -- null = the main list
-- Somebody who is in was let in once more: a note that changes no count.
ALTER TABLE checkin ADD COLUMN again INTEGER NOT NULL DEFAULT 0 CHECK (again IN (0, 1));
ALTER TABLE checkin ADD COLUMN code TEXT;  -- what the scanner read where no sign-up has it
CREATE INDEX checkin_list_of ON checkin (list_id) WHERE list_id IS NOT NULL;
CREATE INDEX checkin_code ON checkin (event_id, code) WHERE code IS NOT NULL;

ALTER TABLE signup ADD COLUMN waiting_at_ms INTEGER;  -- put on the waiting list by hand; else at_ms counts

-- Whether a free place goes to the one who waits longest by itself, or is offered.
ALTER TABLE event ADD COLUMN promotion TEXT NOT NULL DEFAULT 'ask' CHECK (promotion IN ('ask', 'auto'));
`),
};
