import type { Period } from '../../../../shared/domain/periods/period.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

/** Statements that fill one temporary table each, in this order; a community and days as words. */
const copies = (community: number, { from, to }: Period): readonly string[] => [
  `CREATE TEMP TABLE chat_group AS
   SELECT * FROM main.chat_group WHERE community_id = ${community}`,
  `CREATE TEMP TABLE membership AS
   SELECT membership.* FROM main.chat_group
   JOIN main.membership ON membership.group_id = chat_group.id
   WHERE chat_group.community_id = ${community} ORDER BY membership.member_id`,
  `CREATE TEMP TABLE member_day AS
   SELECT * FROM main.member_day
   WHERE community_id = ${community} AND local_date >= '${from}' AND local_date <= '${to}'`,
  // Who is staff, or merged into another, is so wherever it was said.
  `CREATE TEMP TABLE member AS
   SELECT * FROM main.member WHERE id IN (
     SELECT member_id FROM temp.membership UNION SELECT member_id FROM temp.member_day
     UNION SELECT id FROM main.member WHERE effective_member_id IS NOT NULL
     UNION SELECT id FROM main.member WHERE staff = 1)`,
  'CREATE UNIQUE INDEX temp.member_of_community ON member (id)',
];
const tables = ['chat_group', 'membership', 'member_day', 'member'] as const;

/**
 * Answers many questions about one community from copies of its own rows: while `work` runs,
 * `chat_group`, `membership`, `member_day` (of the days given) and `member` are temporary tables
 * that hold nothing else; SQLite looks for a table's name there first. Questions about the
 * community give the same answers in a fraction of the time. Only for a thread that does one thing at a time.
 */
export const ofCommunityAlone = <Answer>(
  db: ReadDb,
  communityId: number,
  days: Period,
  work: () => Answer,
): Answer => {
  try {
    for (const statement of copies(communityId, days)) sql(db, statement).run();
    return work();
  } finally {
    for (const table of tables) sql(db, `DROP TABLE IF EXISTS temp.${table}`).run();
  }
};
