import type { Migration } from './list.ts';

/** The comparison group of a campaign: segments or communities whose members it did not reach. */
export const comparisonGroup: Migration = {
  version: 230,
  name: 'comparison group',
  up: (db) =>
    void db.exec(`
-- What the members are for: the campaign is aimed at them, or they are what it is compared with.
ALTER TABLE campaign_segment ADD COLUMN part TEXT NOT NULL DEFAULT 'aim' CHECK (part IN ('aim', 'comparison'));
-- What segment_uid names.
ALTER TABLE campaign_segment ADD COLUMN kind TEXT NOT NULL DEFAULT 'segment' CHECK (kind IN ('segment', 'community'));
`),
};
