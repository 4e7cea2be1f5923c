import type { Migration } from './list.ts';

/** A daily count of 0 made nobody active. */
export const quietDays: Migration = {
  version: 120,
  name: 'quiet-days',
  up: (db) =>
    void db.exec(`
      CREATE TEMP TABLE counted_nothing AS
        SELECT DISTINCT coalesce(member.effective_member_id, member.id) AS id
        FROM member_day JOIN member ON member.id = member_day.member_id WHERE member_day.count = 0;
      UPDATE person SET last_active_date = nullif(max(
        coalesce((SELECT max(member_day.local_date) FROM member
          JOIN member_day ON member_day.member_id = member.id
          WHERE (member.id = person.member_id OR member.effective_member_id = person.member_id)
            AND member_day.count > 0), ''),
        coalesce((SELECT max(member.seen_date) FROM member
          WHERE member.id = person.member_id OR member.effective_member_id = person.member_id), '')), '')
      WHERE member_id IN (SELECT id FROM counted_nothing);
      DROP TABLE counted_nothing;
    `),
};
