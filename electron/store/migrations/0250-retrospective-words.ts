import type { Migration } from './list.ts';

/**
 * What is written around the facts of a retrospective: parts left out or commented, limits in other
 * words, the tree of whys. What was signed takes no change, whoever tries.
 */
export const retrospectiveWords: Migration = {
  version: 250,
  name: 'retrospective-words',
  up: (db) =>
    void db.exec(`
CREATE TABLE retrospective_part (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  retrospective_id INTEGER NOT NULL REFERENCES retrospective (id) ON DELETE CASCADE,
  key TEXT NOT NULL,                     -- part of the document: kpis, funnel, retention …
  shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1)),
  comment TEXT NOT NULL DEFAULT '',
  UNIQUE (retrospective_id, key)
) STRICT;
CREATE UNIQUE INDEX retrospective_part_uid ON retrospective_part (uid);
CREATE INDEX retrospective_part_op ON retrospective_part (op);

CREATE TABLE limit_edit (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  retrospective_id INTEGER NOT NULL REFERENCES retrospective (id) ON DELETE CASCADE,
  about TEXT,                            -- the line of the data; null = a line of one's own
  text TEXT,                             -- null = the words of the data
  shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1)),
  data TEXT CHECK (json_valid(data)),    -- values of the line when it was reworded
  position TEXT NOT NULL,
  UNIQUE (retrospective_id, about),
  CHECK (about IS NOT NULL OR text IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX limit_edit_uid ON limit_edit (uid);
CREATE INDEX limit_edit_op ON limit_edit (op);
CREATE INDEX limit_edit_retrospective ON limit_edit (retrospective_id, position);

CREATE TABLE why_node (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  retrospective_id INTEGER NOT NULL REFERENCES retrospective (id) ON DELETE CASCADE,
  parent_id INTEGER REFERENCES why_node (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  figure_key TEXT,                       -- the number that shows it, by its place in the facts
  position TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX why_node_uid ON why_node (uid);
CREATE INDEX why_node_op ON why_node (op);
CREATE INDEX why_node_retrospective ON why_node (retrospective_id, position);
CREATE INDEX why_node_parent ON why_node (parent_id);

CREATE TRIGGER figure_not_added BEFORE INSERT ON figure
WHEN (SELECT signed_at_ms FROM retrospective WHERE id = NEW.retrospective_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'signed figures do not change'); END;
CREATE TRIGGER figure_not_removed BEFORE DELETE ON figure
WHEN (SELECT signed_at_ms FROM retrospective WHERE id = OLD.retrospective_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'signed figures do not change'); END;
CREATE TRIGGER retrospective_frozen BEFORE UPDATE ON retrospective WHEN OLD.signed_at_ms IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'signed retrospectives do not change'); END;
CREATE TRIGGER retrospective_kept BEFORE DELETE ON retrospective WHEN OLD.signed_at_ms IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'signed retrospectives do not change'); END;
`),
};
