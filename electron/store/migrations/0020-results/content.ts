/** Published content with its dated results, and what was spent on promotion. */
export const contentTables = `
-- Natural key: platform + title + published instant.
CREATE TABLE content_item (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  platform TEXT NOT NULL,                -- channel as the file names it, else where the file comes from
  title TEXT NOT NULL,
  type TEXT CHECK (type IN ('article', 'video', 'short-video', 'image', 'live', 'audio', 'poll', 'qa', 'topic', 'game', 'lecture', 'ugc', 'other')),
  url TEXT,
  community_id INTEGER REFERENCES community (id) ON DELETE RESTRICT,
  published_at_ms INTEGER,
  published_date TEXT                    -- in the workspace zone
) STRICT;
CREATE UNIQUE INDEX content_item_uid ON content_item (uid);
CREATE INDEX content_item_op ON content_item (op);
CREATE INDEX content_item_published ON content_item (published_date);
CREATE INDEX content_item_community ON content_item (community_id);

-- Figures of an item as they stood on a day, cumulative; the latest day is shown.
CREATE TABLE content_result (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  content_id INTEGER NOT NULL REFERENCES content_item (id) ON DELETE CASCADE,
  as_of_date TEXT NOT NULL,
  reads INTEGER CHECK (reads >= 0),
  likes INTEGER CHECK (likes >= 0),
  comments INTEGER CHECK (comments >= 0),
  shares INTEGER CHECK (shares >= 0),
  favourites INTEGER CHECK (favourites >= 0),
  approximate TEXT                       -- names of the figures the file rounded ("10w+"), by spaces
) STRICT;
CREATE UNIQUE INDEX content_result_uid ON content_result (uid);
CREATE INDEX content_result_op ON content_result (op);
CREATE INDEX content_result_content ON content_result (content_id, as_of_date);

-- Natural key: date + category + item + vendor + channel + event + campaign + ordinal among equals.
CREATE TABLE cost_entry (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  local_date TEXT,
  category TEXT,
  item TEXT,
  vendor TEXT,
  channel TEXT,
  currency TEXT NOT NULL,
  planned_minor INTEGER,
  actual_minor INTEGER,
  event_id INTEGER REFERENCES event (id) ON DELETE RESTRICT,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE RESTRICT,
  reach INTEGER CHECK (reach >= 0),      -- what the promotion of this line brought
  clicks INTEGER CHECK (clicks >= 0),
  signups INTEGER CHECK (signups >= 0)
) STRICT;
CREATE UNIQUE INDEX cost_entry_uid ON cost_entry (uid);
CREATE INDEX cost_entry_op ON cost_entry (op);
CREATE INDEX cost_entry_date ON cost_entry (local_date);
CREATE INDEX cost_entry_event ON cost_entry (event_id);
CREATE INDEX cost_entry_campaign ON cost_entry (campaign_id);
`;
