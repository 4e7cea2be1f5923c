import type { Badge } from '../../../../shared/contract/badges.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

/** Every badge by name with its holders, archived ones last. */
export const listBadges = (db: ReadDb): Badge[] =>
  sql<Omit<Badge, 'archived'> & { archived: number }>(
    db,
    `SELECT badge.uid, badge.name, badge.criteria, badge.archived, (
       SELECT count(DISTINCT coalesce(member.effective_member_id, member.id))
       FROM badge_award JOIN member ON member.id = badge_award.member_id
       WHERE badge_award.badge_id = badge.id AND badge_award.revoked_at_ms IS NULL
     ) AS holders
     FROM badge ORDER BY badge.archived, badge.name COLLATE NOCASE, badge.uid`,
  )
    .all()
    .map((row) => ({ ...row, archived: row.archived === 1 }));
