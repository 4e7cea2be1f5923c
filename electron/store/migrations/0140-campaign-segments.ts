import type { Migration } from './list.ts';

/** Segments that campaigns are aimed at, and who was in each of them when its campaign began. */
export const campaignSegments: Migration = {
  version: 140,
  name: 'campaign segments',
  up: (db) =>
    void db.exec(`
-- The segment is named by its uid: deleted, it is still known by its last name.
CREATE TABLE campaign_segment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  segment_uid TEXT NOT NULL,
  name TEXT NOT NULL,
  frozen_date TEXT,                      -- the start its members were asked of; null = not frozen yet
  frozen_at_ms INTEGER,
  CHECK ((frozen_date IS NULL) = (frozen_at_ms IS NULL))
) STRICT;
CREATE UNIQUE INDEX campaign_segment_uid ON campaign_segment (uid);
CREATE INDEX campaign_segment_op ON campaign_segment (op);
CREATE INDEX campaign_segment_campaign ON campaign_segment (campaign_id);
CREATE INDEX campaign_segment_segment ON campaign_segment (segment_uid);

-- Who was in it on frozen_date; rows never change.
CREATE TABLE campaign_segment_member (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  campaign_segment_id INTEGER NOT NULL REFERENCES campaign_segment (id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX campaign_segment_member_uid ON campaign_segment_member (uid);
CREATE INDEX campaign_segment_member_op ON campaign_segment_member (op);
CREATE INDEX campaign_segment_member_of ON campaign_segment_member (campaign_segment_id, member_id);
CREATE INDEX campaign_segment_member_member ON campaign_segment_member (member_id);
`),
};
