import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { sql } from '../../statements.ts';
import { generationOf } from '../generation.ts';
import { belongsOn, inSegment, PERSON, type FigureScope } from './scope.ts';

const personOf = (table: string): string => `coalesce(${table}.effective_member_id, ${table}.id)`;
const staff = `(SELECT ${PERSON} FROM member WHERE staff = 1)`;
/** The earliest referral of a person counts; those without a date come last. As in `recorded.ts`. */
const orderOf = (table: string): string =>
  `(${table}.local_date IS NULL, coalesce(${table}.local_date, ''), coalesce(${table}.at_ms / 60000, -1), ${table}.uid)`;

/**
 * Referrals of the period as they count: `SELECT id, value` – one a member brought, by the earliest
 * referrer, not by the member itself, by or of staff, or in a circle; of a mere count, what it counts
 * beyond the members that its referrer is named with on the day. A referral without a date counts on
 * the day on which the member joined.
 */
export const countedReferrals = (scope: FigureScope): string => {
  const { from, to } = scope.period;
  const circular = scope.circularReferrals();
  const notCircular = (table: string): string =>
    circular.length === 0 ? '1' : `${table}.id NOT IN (${circular.join(', ')})`;
  const earlier = `SELECT 1 FROM member AS same
    JOIN referral AS other ON other.referee_member_id = same.id
    JOIN member AS by ON by.id = other.referrer_member_id
    WHERE (same.id = ${personOf('invited')} OR same.effective_member_id = ${personOf('invited')})
      AND ${orderOf('other')} < ${orderOf('referral')} AND ${notCircular('other')}
      AND ${personOf('by')} <> ${personOf('invited')} AND ${personOf('by')} NOT IN ${staff}`;
  const named = `SELECT count(*) FROM referral AS named
    WHERE named.referrer_member_id = referral.referrer_member_id
      AND named.local_date = referral.local_date AND named.referee_member_id IS NOT NULL`;
  const within = belongsOn(scope, 'person.member_id', to);
  // Who is brought comes later than a segment was frozen: it is theirs who brought.
  const bySegment = inSegment(scope, personOf('inviter'));
  return `SELECT id, value FROM (
    SELECT referral.id, 1 AS value FROM referral
    JOIN member AS inviter ON inviter.id = referral.referrer_member_id
    JOIN member AS invited ON invited.id = referral.referee_member_id
    JOIN person ON person.member_id = ${personOf('invited')}
    WHERE coalesce(referral.local_date, person.joined_date) BETWEEN '${from}' AND '${to}'
      AND ${personOf('inviter')} <> ${personOf('invited')} AND ${notCircular('referral')} AND ${within}${bySegment}
      AND ${personOf('inviter')} NOT IN ${staff} AND ${personOf('invited')} NOT IN ${staff}
      AND NOT EXISTS (${earlier})
    UNION ALL
    SELECT referral.id, referral.quantity - (${named}) AS value FROM referral
    JOIN member AS inviter ON inviter.id = referral.referrer_member_id
    JOIN person ON person.member_id = ${personOf('inviter')}
    WHERE referral.referee_member_id IS NULL AND referral.local_date BETWEEN '${from}' AND '${to}'
      AND ${within}${bySegment} AND ${personOf('inviter')} NOT IN ${staff}
  ) WHERE value > 0`;
};

interface ReferralDays {
  readonly known: boolean;
  readonly undated: boolean;
}
const kept = keptByConnection<ReferralDays & { readonly generation: number }>();

/** Whether the workspace knows any referral, and whether some happened on a day nobody knows. */
export const referralDays = (db: ReadDb): ReferralDays => {
  const generation = generationOf(db);
  const before = kept.get(db);
  if (before?.generation === generation) return before;
  const { known, undated } = sql<{ known: number; undated: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM referral) AS known, EXISTS (
       SELECT 1 FROM referral LEFT JOIN member ON member.id = referral.referee_member_id
       LEFT JOIN person ON person.member_id = ${PERSON}
       WHERE referral.local_date IS NULL AND person.joined_date IS NULL) AS undated`,
  ).get()!;
  const days = { generation, known: known === 1, undated: undated === 1 };
  kept.set(db, days);
  return days;
};
