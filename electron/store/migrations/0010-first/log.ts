/** Settings, the operation log, imports. */
export const logTables = `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- One row per machine (file copy) that has written here; exactly one is current.
CREATE TABLE desk (
  uid TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE operator (
  uid TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Everything that changes is an operation = one transaction.
CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  desk_uid TEXT NOT NULL REFERENCES desk (uid),
  n INTEGER NOT NULL,                    -- contiguous per desk, from 1
  lam INTEGER NOT NULL,                  -- logical time
  seen TEXT NOT NULL CHECK (json_valid(seen)),  -- {desk uid: n} known when it was made
  format INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'merge', 'rule', 'undo', 'restore', 'erase', 'sign', 'reveal')),
  label TEXT NOT NULL CHECK (json_valid(label)), -- {key, values} of shared/messages
  actor TEXT NOT NULL,
  at_ms INTEGER NOT NULL,                -- wall time, for display only
  undoes TEXT REFERENCES operation (uid),
  salt BLOB,
  content_hash BLOB,
  prev_hash BLOB,
  hash BLOB,
  UNIQUE (desk_uid, n)
) STRICT;
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;
-- The one operation of the running transaction: what is not sealed yet.
CREATE INDEX operation_running ON operation (kind) WHERE hash IS NULL;

-- Old value of every updated field; field '*' = the whole of a deleted row (old) as JSON.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  op INTEGER NOT NULL REFERENCES operation (id),
  entity TEXT NOT NULL,
  entity_uid TEXT NOT NULL,
  field TEXT NOT NULL,
  old_value ANY,
  new_value ANY
) STRICT;
CREATE INDEX change_op ON change (op);
CREATE INDEX change_entity ON change (entity_uid, field);

CREATE TRIGGER operation_frozen BEFORE UPDATE ON operation
WHEN OLD.hash IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'operation log is append-only'); END;
CREATE TRIGGER operation_kept BEFORE DELETE ON operation
BEGIN SELECT RAISE(ABORT, 'operation log is append-only'); END;
CREATE TRIGGER change_frozen BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'operation log is append-only'); END;
CREATE TRIGGER change_kept BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'operation log is append-only'); END;

-- One row per imported sheet. rows = created + updated + unchanged + conflicts + rejected + skipped.
CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  op INTEGER NOT NULL REFERENCES operation (id),
  file_name TEXT NOT NULL,
  file_bytes INTEGER NOT NULL,
  file_sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT,
  sheet TEXT NOT NULL,
  kind TEXT NOT NULL,
  policy TEXT NOT NULL CHECK (policy IN ('overwrite', 'fill-blanks', 'only-new')),
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  rows INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  ended INTEGER NOT NULL DEFAULT 0,
  entities TEXT NOT NULL CHECK (json_valid(entities)),  -- {entity: {created, updated}}
  warnings TEXT NOT NULL CHECK (json_valid(warnings)),
  duration_ms INTEGER NOT NULL,
  CHECK (rows = created + updated + unchanged + conflicts + rejected + skipped)
) STRICT;
CREATE INDEX import_op ON import (op);
CREATE INDEX import_file ON import (file_sha256);

-- Only conflicts, rejections and warnings of an import keep their row.
CREATE TABLE import_row (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  row INTEGER NOT NULL,                  -- 1-based sheet row
  class TEXT NOT NULL CHECK (class IN ('conflict', 'rejected', 'skipped', 'warning')),
  reason TEXT NOT NULL,                  -- code
  column_index INTEGER,                  -- 0-based, null = the row as a whole
  params TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(params)),
  cells TEXT CHECK (json_valid(cells))   -- the row as read, for rejected and conflict
) STRICT;
CREATE INDEX import_row_import ON import_row (import_id, class, row);

-- What the operator corrected for one header shape.
CREATE TABLE recipe (
  fingerprint TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),   -- SheetMapping by header name
  context TEXT NOT NULL CHECK (json_valid(context)),   -- zone, namespace, currency
  used_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
