import type { ReadDb, WriteDb } from '../db.ts';
import { sql } from '../statements.ts';

/**
 * The recount of daily activity from `interaction`: per recorded member, community, local date and
 * kind. Single acts win over a daily count of the same day, community and kind.
 */
const recount = (where: string): string => `
  SELECT member_id, community_id, local_date, kind,
    CASE WHEN min(counted) = 0 THEN sum(quantity) FILTER (WHERE counted = 0) ELSE sum(quantity) END AS count
  FROM (
    SELECT interaction.member_id, coalesce(chat_group.community_id, 0) AS community_id,
      interaction.local_date, interaction.kind, interaction.quantity, interaction.counted
    FROM interaction LEFT JOIN chat_group ON chat_group.id = interaction.group_id
    ${where}
  ) GROUP BY member_id, community_id, local_date, kind`;

const communityRecount = (where: string): string => `
  SELECT community_id, local_date, kind, count(*) AS members, sum(count) AS count
  FROM member_day ${where} GROUP BY community_id, local_date, kind`;

/** Recounts the days in `temp.dirty_day`; the caller empties that list. */
export const refreshDays = (db: WriteDb): void => {
  sql(
    db,
    'DELETE FROM member_day WHERE (member_id, local_date) IN (SELECT member_id, local_date FROM temp.dirty_day)',
  ).run();
  sql(
    db,
    `INSERT INTO member_day (member_id, community_id, local_date, kind, count) ${recount(
      'WHERE (interaction.member_id, interaction.local_date) IN (SELECT member_id, local_date FROM temp.dirty_day)',
    )}`,
  ).run();
  const dates = '(SELECT DISTINCT local_date FROM temp.dirty_day)';
  sql(db, `DELETE FROM packed_day WHERE local_date IN ${dates}`).run();
  sql(db, `DELETE FROM day_pack WHERE local_date IN ${dates}`).run();
  sql(db, `DELETE FROM community_day WHERE local_date IN ${dates}`).run();
  sql(
    db,
    `INSERT INTO community_day (community_id, local_date, kind, members, count)
     ${communityRecount(`WHERE local_date IN ${dates}`)}`,
  ).run();
};

const differences = (stored: string, fresh: string): string => `
  SELECT * FROM (SELECT * FROM (${stored}) EXCEPT SELECT * FROM (${fresh}))
  UNION SELECT * FROM (SELECT * FROM (${fresh}) EXCEPT SELECT * FROM (${stored}))`;

/** Daily counts that differ from a recount, as `date kind`. */
export const wrongMemberDays = (db: ReadDb): string[] =>
  sql<{ local_date: string; kind: string }>(
    db,
    differences(
      'SELECT member_id, community_id, local_date, kind, count FROM member_day',
      recount(''),
    ),
  )
    .all()
    .map((row) => `${row.local_date} ${row.kind}`);

export const wrongCommunityDays = (db: ReadDb): string[] =>
  sql<{ local_date: string; kind: string }>(
    db,
    differences(
      'SELECT community_id, local_date, kind, members, count FROM community_day',
      communityRecount(''),
    ),
  )
    .all()
    .map((row) => `${row.local_date} ${row.kind}`);
