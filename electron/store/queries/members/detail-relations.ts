import type { MemberDetail } from '../../../../shared/contract/members.ts';
import { BETWEEN_CHOICES } from '../../../../shared/domain/values/custom-fields.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { own } from './own.ts';

const survivor = (table: string): string => `coalesce(${table}.effective_member_id, ${table}.id)`;
const named = 'coalesce(person.name, person.external_id)';

/** Who brought the member, and whom it brought; a merge that made somebody his own referrer is left out. */
export const referralsOf = (
  db: ReadDb,
  id: number,
): Pick<MemberDetail, 'referredBy' | 'brought' | 'broughtTotal'> => {
  const from = `referral
    LEFT JOIN member AS referee ON referee.id = referral.referee_member_id
    WHERE referral.referrer_member_id IN ${own}
      AND (referee.id IS NULL OR ${survivor('referee')} <> @id)`;
  return {
    referredBy: sql<MemberDetail['referredBy'][number]>(
      db,
      `SELECT person.uid, ${named} AS name, min(referral.local_date) AS date, referral.channel
       FROM referral JOIN member AS referrer ON referrer.id = referral.referrer_member_id
       JOIN person ON person.member_id = ${survivor('referrer')}
       WHERE referral.referee_member_id IN ${own} AND person.member_id <> @id
       GROUP BY person.member_id ORDER BY date, person.uid LIMIT 100`,
    ).all({ id }),
    brought: sql<MemberDetail['brought'][number]>(
      db,
      `SELECT person.uid, ${named} AS name, brought.quantity, brought.date, brought.channel FROM (
         SELECT ${survivor('referee')} AS referee, sum(referral.quantity) AS quantity,
           min(referral.local_date) AS date, referral.channel FROM ${from}
         GROUP BY coalesce(${survivor('referee')}, -referral.id)
       ) AS brought LEFT JOIN person ON person.member_id = brought.referee
       ORDER BY brought.date DESC, person.uid LIMIT 500`,
    )
      .all({ id })
      // Several rows name one person who was brought once.
      .map((row) => (row.uid === null ? row : { ...row, quantity: 1 })),
    broughtTotal: sql<{ total: number }>(
      db,
      `SELECT count(DISTINCT ${survivor('referee')})
         + coalesce(sum(referral.quantity) FILTER (WHERE referee.id IS NULL), 0) AS total FROM ${from}`,
    ).get({ id })!.total,
  };
};

/** Badges that were given, those held first, then those taken back. */
export const badgesOf = (db: ReadDb, id: number): MemberDetail['badges'] =>
  sql<MemberDetail['badges'][number]>(
    db,
    `SELECT badge_award.uid, badge.uid AS badgeUid, badge.name, badge.criteria,
       badge_award.at_ms AS atMs, badge_award.reason, badge_award.revoked_at_ms AS revokedAtMs,
       badge_award.revoke_reason AS revokeReason
     FROM badge_award JOIN badge ON badge.id = badge_award.badge_id
     WHERE badge_award.member_id IN ${own}
     ORDER BY badge_award.revoked_at_ms IS NOT NULL, badge_award.at_ms DESC, badge_award.uid LIMIT 500`,
  ).all({ id });

/** What the member answered to surveys, the latest first. */
export const feedbackOf = (db: ReadDb, id: number): MemberDetail['feedback'] => {
  const answers = sql<MemberDetail['feedback'][number]['answers'][number]>(
    db,
    `SELECT question.text AS question, question.part, question.kind, answer.text, answer.number
     FROM answer JOIN question ON question.id = answer.question_id
     WHERE answer.response_id = ? ORDER BY question.position, question.id LIMIT 200`,
  );
  return sql<{ id: number; uid: string; survey: string; atMs: number | null; date: string | null }>(
    db,
    `SELECT survey_response.id, survey_response.uid, survey.name AS survey,
       survey_response.submitted_at_ms AS atMs, survey_response.submitted_date AS date
     FROM survey_response JOIN survey ON survey.id = survey_response.survey_id
     WHERE survey_response.member_id IN ${own}
     ORDER BY survey_response.submitted_at_ms DESC, survey_response.uid LIMIT 100`,
  )
    .all({ id })
    .map(({ id: response, ...row }) => ({
      ...row,
      answers: answers
        .all(response)
        .map((one) => ({ ...one, text: one.text.split(BETWEEN_CHOICES).join(' · ') })),
    }));
};

/** The ledger, the latest first, each entry with the balance after it. */
export const pointsOf = (db: ReadDb, id: number): MemberDetail['points'] =>
  sql<MemberDetail['points'][number]>(
    db,
    `SELECT atMs, amount, kind, reason, balance FROM (
       SELECT at_ms AS atMs, amount, kind, reason, uid,
         sum(amount) OVER (ORDER BY at_ms, uid ROWS UNBOUNDED PRECEDING) AS balance
       FROM points_entry WHERE member_id IN ${own})
     ORDER BY atMs DESC, uid DESC LIMIT 500`,
  ).all({ id });
