import type { Migration } from './list.ts';

/**
 * Content that is planned before it is published. What imports bring is published; an item that is
 * not has no published day, so that no figure counts it. `platform` is '' while no channel is chosen.
 */
export const contentPlan: Migration = {
  version: 190,
  name: 'content-plan',
  up: (db) =>
    void db.exec(`
ALTER TABLE content_item ADD COLUMN state TEXT NOT NULL DEFAULT 'published'
  CHECK (state IN ('idea', 'planned', 'ready', 'published', 'dropped'));
ALTER TABLE content_item ADD COLUMN layer TEXT CHECK (layer IN ('long', 'short'));
ALTER TABLE content_item ADD COLUMN theme TEXT;
ALTER TABLE content_item ADD COLUMN owner TEXT;
ALTER TABLE content_item ADD COLUMN planned_at_ms INTEGER;
-- In the workspace zone.
ALTER TABLE content_item ADD COLUMN planned_date TEXT;
ALTER TABLE content_item ADD COLUMN note TEXT;
ALTER TABLE content_item ADD COLUMN event_id INTEGER REFERENCES event (id) ON DELETE RESTRICT;
ALTER TABLE content_item ADD COLUMN campaign_id INTEGER REFERENCES campaign (id) ON DELETE RESTRICT;
-- Who made what members contribute: a member, or a name where it is nobody of the workspace.
ALTER TABLE content_item ADD COLUMN author_member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT;
ALTER TABLE content_item ADD COLUMN author TEXT;
ALTER TABLE content_item ADD COLUMN source TEXT;
-- Whether the author allows it to be used; NULL = not asked.
ALTER TABLE content_item ADD COLUMN permission INTEGER CHECK (permission IN (0, 1));
ALTER TABLE content_item ADD COLUMN reuse_of_id INTEGER REFERENCES content_item (id) ON DELETE RESTRICT;
ALTER TABLE content_item ADD COLUMN archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1));
CREATE INDEX content_item_planned ON content_item (planned_date);
CREATE INDEX content_item_state ON content_item (state);
CREATE INDEX content_item_event ON content_item (event_id);
CREATE INDEX content_item_campaign ON content_item (campaign_id);
CREATE INDEX content_item_author ON content_item (author_member_id);
CREATE INDEX content_item_reuse ON content_item (reuse_of_id);
`),
};
