import type { WriteDb } from '../db.ts';
import { sql } from '../statements.ts';

// A merge moves nothing, so that a survivor may have several open intervals: a pin wins, then the
// tier nearest the top. What stands beside `min` comes from the row it was found in.
const first = `min(iif(member_tier.pinned = 1, 0, 1) * 1000000000 + tier_rule.rank * 1000000 + tier_rule.id)`;

/** The tier of survivors as a share of `person`. */
export const tierShare = {
  values: { place: first, tier: 'tier_rule.name', rank: 'tier_rule.rank' },
  more: `AND member_tier.to_date IS NULL
    CROSS JOIN tier_rule ON tier_rule.id = member_tier.tier_id`,
} as const;

/** Renews only the tier of the persons of the members marked in `temp.dirty_tier`; clears the marks. */
export const refreshTiers = (db: WriteDb): void => {
  const { some } = sql<{ some: number }>(
    db,
    'SELECT EXISTS (SELECT 1 FROM temp.dirty_tier) AS some',
  ).get()!;
  if (some === 0) return;
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS tier_now (id INTEGER PRIMARY KEY, place INTEGER, tier TEXT, rank INTEGER);
    INSERT OR IGNORE INTO temp.dirty_tier (id)
      SELECT effective_member_id FROM member
      WHERE effective_member_id IS NOT NULL AND id IN (SELECT id FROM temp.dirty_tier);
    INSERT INTO temp.tier_now (id, place, tier, rank)
      SELECT part.id, ${first}, tier_rule.name, tier_rule.rank FROM (
        SELECT id, id AS member_id FROM temp.dirty_tier
        UNION ALL SELECT effective_member_id, member.id FROM member
        WHERE effective_member_id IS NOT NULL AND effective_member_id IN (SELECT id FROM temp.dirty_tier)
      ) AS part
      CROSS JOIN member_tier ON member_tier.member_id = part.member_id AND member_tier.to_date IS NULL
      CROSS JOIN tier_rule ON tier_rule.id = member_tier.tier_id
      GROUP BY part.id;
    UPDATE person SET tier = now.tier, tier_rank = now.rank FROM temp.tier_now AS now
      WHERE now.id = person.member_id AND (person.tier IS NOT now.tier OR person.tier_rank IS NOT now.rank);
    UPDATE person SET tier = NULL, tier_rank = NULL
      WHERE tier IS NOT NULL AND member_id IN (SELECT id FROM temp.dirty_tier)
        AND member_id NOT IN (SELECT id FROM temp.tier_now);
    DELETE FROM temp.tier_now;
    DELETE FROM temp.dirty_tier;
  `);
};
