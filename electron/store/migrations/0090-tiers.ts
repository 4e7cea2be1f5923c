import type { Migration } from './list.ts';

/** Tiers with the history of who was in which, and the stages of the growth path. */
export const tiers: Migration = {
  version: 90,
  name: 'tiers',
  up: (db) =>
    void db.exec(`
CREATE TABLE tier_rule (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  name TEXT NOT NULL,
  rank INTEGER NOT NULL,                 -- 1 = the top
  conditions TEXT NOT NULL CHECK (json_valid(conditions)),
  grace_days INTEGER NOT NULL CHECK (grace_days >= 0),
  series INTEGER NOT NULL CHECK (series >= 0),  -- place among the colours of series
  support TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))  -- no rule any more; history names it
) STRICT;
CREATE UNIQUE INDEX tier_rule_uid ON tier_rule (uid);
CREATE INDEX tier_rule_op ON tier_rule (op);

-- One "evaluate as of a date".
CREATE TABLE tier_evaluation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  as_of_date TEXT NOT NULL,
  rules TEXT NOT NULL CHECK (json_valid(rules)),  -- as they stood, from the top
  members INTEGER NOT NULL,
  promoted INTEGER NOT NULL,
  demoted INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  gone INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX tier_evaluation_uid ON tier_evaluation (uid);
CREATE INDEX tier_evaluation_op ON tier_evaluation (op);

-- member × tier × interval
CREATE TABLE member_tier (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  tier_id INTEGER NOT NULL REFERENCES tier_rule (id) ON DELETE RESTRICT,
  from_date TEXT NOT NULL,
  to_date TEXT,                          -- first day out of it; null = open
  reason TEXT NOT NULL CHECK (json_valid(reason)),  -- values of the rule's facts, in its order
  unmet_date TEXT,                       -- first found not to meet the rule: grace counts from it
  pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
  pin_reason TEXT,
  pin_until_date TEXT,                   -- last day of the pin; null = without end
  CHECK (to_date IS NULL OR to_date >= from_date)
) STRICT;
CREATE UNIQUE INDEX member_tier_uid ON member_tier (uid);
CREATE INDEX member_tier_op ON member_tier (op);
CREATE INDEX member_tier_member ON member_tier (member_id, from_date);
CREATE INDEX member_tier_tier ON member_tier (tier_id);

CREATE TABLE growth_stage (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation (id),
  name TEXT NOT NULL,
  rank INTEGER NOT NULL,                 -- 1 = the last stage of the path
  conditions TEXT NOT NULL CHECK (json_valid(conditions)),
  support TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX growth_stage_uid ON growth_stage (uid);
CREATE INDEX growth_stage_op ON growth_stage (op);

ALTER TABLE person ADD COLUMN tier_rank INTEGER;  -- of tier, for the order
`),
};
