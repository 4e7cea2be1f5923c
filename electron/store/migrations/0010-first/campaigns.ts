/** Campaigns, their KPI contract, and retrospectives with frozen figures. */
export const campaignTables = `
CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  name TEXT NOT NULL,
  goal TEXT CHECK (goal IN ('interaction', 'awareness', 'sales', 'growth', 'retention', 'win-back')),
  purpose TEXT,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,                 -- included
  baseline_from_date TEXT,
  baseline_to_date TEXT,
  owner TEXT,
  budget_minor INTEGER,
  cost_minor INTEGER,
  currency TEXT NOT NULL,
  signed_at_ms INTEGER,                  -- KPI contract signed; later KPI edits are marked by the log
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  CHECK (to_date >= from_date),
  CHECK (baseline_to_date >= baseline_from_date)
) STRICT;
CREATE UNIQUE INDEX campaign_uid ON campaign (uid);
CREATE INDEX campaign_op ON campaign (op);

CREATE TABLE campaign_scope (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  community_id INTEGER REFERENCES community (id) ON DELETE CASCADE,
  event_id INTEGER REFERENCES event (id) ON DELETE CASCADE,
  CHECK ((community_id IS NULL) <> (event_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX campaign_scope_uid ON campaign_scope (uid);
CREATE INDEX campaign_scope_op ON campaign_scope (op);
CREATE INDEX campaign_scope_campaign ON campaign_scope (campaign_id);
CREATE INDEX campaign_scope_community ON campaign_scope (community_id);
CREATE INDEX campaign_scope_event ON campaign_scope (event_id);

CREATE TABLE kpi (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  metric TEXT NOT NULL,                  -- id of the metric catalogue
  filter TEXT,                           -- community uid when the KPI is about one of them
  baseline REAL,
  target REAL,
  target_high REAL,                      -- only for direction 'range'
  direction TEXT NOT NULL CHECK (direction IN ('up', 'down', 'range')),
  weight REAL NOT NULL DEFAULT 1 CHECK (weight >= 0),
  owner TEXT,
  position TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX kpi_uid ON kpi (uid);
CREATE INDEX kpi_op ON kpi (op);
CREATE INDEX kpi_campaign ON kpi (campaign_id, position);

CREATE TABLE retrospective (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,              -- a second signing is a new version
  signed_at_ms INTEGER,                  -- null = draft
  signed_by TEXT,
  facts TEXT CHECK (json_valid(facts)),  -- the frozen blocks (tables and series), null while a draft
  UNIQUE (campaign_id, version)
) STRICT;
CREATE UNIQUE INDEX retrospective_uid ON retrospective (uid);
CREATE INDEX retrospective_op ON retrospective (op);

-- Frozen at signing: the figure as it was, and the uids of the rows behind it (delta-packed).
CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  retrospective_id INTEGER NOT NULL REFERENCES retrospective (id) ON DELETE CASCADE,
  key TEXT NOT NULL,                     -- place in the document, e.g. kpi.1.actual
  figure TEXT NOT NULL CHECK (json_valid(figure)),
  entity TEXT,
  row_uids BLOB
) STRICT;
CREATE UNIQUE INDEX figure_uid ON figure (uid);
CREATE INDEX figure_op ON figure (op);
CREATE INDEX figure_retrospective ON figure (retrospective_id, key);
CREATE TRIGGER figure_frozen BEFORE UPDATE ON figure
BEGIN SELECT RAISE(ABORT, 'signed figures do not change'); END;

-- The operator's words, by section of the document.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  retrospective_id INTEGER NOT NULL REFERENCES retrospective (id) ON DELETE CASCADE,
  section TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (retrospective_id, section)
) STRICT;
CREATE UNIQUE INDEX passage_uid ON passage (uid);
CREATE INDEX passage_op ON passage (op);

CREATE TABLE action_item (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  retrospective_id INTEGER NOT NULL REFERENCES retrospective (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('keep', 'improve', 'start', 'stop')),
  text TEXT NOT NULL,
  owner TEXT,
  due_date TEXT,
  done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  position TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX action_item_uid ON action_item (uid);
CREATE INDEX action_item_op ON action_item (op);
CREATE INDEX action_item_retrospective ON action_item (retrospective_id, position);
`;
