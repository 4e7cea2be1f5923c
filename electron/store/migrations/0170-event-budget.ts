import type { Migration } from './list.ts';

/** uid and operation of every table that operations write. */
const table = (name: string, columns: string): string => `
CREATE TABLE ${name} (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  ${columns}
) STRICT;
CREATE UNIQUE INDEX ${name}_uid ON ${name} (uid);
CREATE INDEX ${name}_op ON ${name} (op);`;

/** What things of an event cost stands in `cost_entry`; they name their line there. */
const ofEvent = (name: string, columns: string): string =>
  `${table(
    name,
    `event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT,
  position TEXT NOT NULL,
  cost_entry_id INTEGER REFERENCES cost_entry (id) ON DELETE RESTRICT,
  ${columns}`,
  )}
CREATE INDEX ${name}_event ON ${name} (event_id, position);
CREATE INDEX ${name}_cost ON ${name} (cost_entry_id);`;

/** Budget, prizes, guests, checklist, promotion and welfare of events. */
export const eventBudget: Migration = {
  version: 170,
  name: 'event budget',
  up: (db) =>
    void db.exec(`
-- Money in beside money out; of a line per head planned_minor is for one person.
ALTER TABLE cost_entry ADD COLUMN side TEXT NOT NULL DEFAULT 'cost' CHECK (side IN ('cost', 'income'));
ALTER TABLE cost_entry ADD COLUMN per_head INTEGER NOT NULL DEFAULT 0 CHECK (per_head IN (0, 1));
ALTER TABLE cost_entry ADD COLUMN owner TEXT;
ALTER TABLE cost_entry ADD COLUMN note TEXT;
ALTER TABLE cost_entry ADD COLUMN position TEXT;  -- null = imported and never moved
${table(
  'event_scenario',
  `event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT,
  scenario TEXT NOT NULL CHECK (scenario IN ('pessimistic', 'expected', 'optimistic')),
  people INTEGER NOT NULL CHECK (people >= 0),
  UNIQUE (event_id, scenario)`,
)}
${ofEvent(
  'prize',
  `name TEXT NOT NULL,
  quantity INTEGER NOT NULL DEFAULT 1 CHECK (quantity >= 0),
  unit_minor INTEGER CHECK (unit_minor >= 0),
  sponsor TEXT,                          -- gives it: then it costs the event nothing
  recipients TEXT,
  given INTEGER NOT NULL DEFAULT 0 CHECK (given >= 0)`,
)}
${ofEvent(
  'guest',
  `name TEXT NOT NULL,
  member_id INTEGER REFERENCES member (id) ON DELETE SET NULL,
  role TEXT,
  contact TEXT,
  fee_minor INTEGER CHECK (fee_minor >= 0),
  state TEXT NOT NULL DEFAULT 'invited' CHECK (state IN ('invited', 'confirmed', 'declined')),
  note TEXT`,
)}
CREATE INDEX guest_member ON guest (member_id);
${ofEvent(
  'checklist_item',
  `grouping TEXT,
  item TEXT NOT NULL,
  quantity INTEGER CHECK (quantity >= 0),
  owner TEXT,
  done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1))`,
)}
-- The catalogue of the workspace; an archived one is no longer offered.
${table(
  'benefit',
  `kind TEXT NOT NULL CHECK (kind IN ('material', 'cash', 'learning', 'honour', 'virtual')),
  name TEXT NOT NULL,
  unit_minor INTEGER CHECK (unit_minor >= 0),
  position TEXT NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))`,
)}
-- unit_minor is what one cost when it was given: the catalogue may change.
${ofEvent(
  'benefit_grant',
  `benefit_id INTEGER NOT NULL REFERENCES benefit (id) ON DELETE RESTRICT,
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  unit_minor INTEGER,
  recipients TEXT`,
)}
CREATE INDEX benefit_grant_benefit ON benefit_grant (benefit_id);
${table(
  'benefit_grant_member',
  `grant_id INTEGER NOT NULL REFERENCES benefit_grant (id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE`,
)}
CREATE INDEX benefit_grant_member_of ON benefit_grant_member (grant_id, member_id);
CREATE INDEX benefit_grant_member_member ON benefit_grant_member (member_id);
${ofEvent(
  'red_packet',
  `local_date TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  occasion TEXT NOT NULL,
  reason TEXT                            -- why it was sent in spite of a warning`,
)}
CREATE INDEX red_packet_date ON red_packet (local_date);
`),
};
