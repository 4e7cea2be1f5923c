import type { MemberScores } from '../../../../shared/contract/member-scores.ts';
import { ACTIVE_OF_MONTHS, loyalty } from '../../../../shared/domain/metrics/loyalty.ts';
import { reach } from '../../../../shared/domain/metrics/reach.ts';
import { directOf } from '../../../../shared/domain/referral/measures.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { own } from '../members/own.ts';
import { readReferrals } from '../referrals/recorded.ts';
import { monthNumber } from './activity.ts';
import {
  answeredSince,
  cameSql,
  keptOrder,
  onPlatform,
  platformOf,
  whatIsRecorded,
} from './connections.ts';

interface Asked {
  readonly id: number;
  readonly today: string;
}

/** Reach of one member, with what it adds up from. */
export const reachOf = (db: ReadDb, { id, today }: Asked): MemberScores['reach'] => {
  const { forest, measures } = readReferrals(db);
  const brought = directOf(measures, id);
  const further = measures.descendants[id]! - brought;
  const { met, active } = sql<{ met: number; active: string | null }>(
    db,
    `WITH came AS (${cameSql(`checkin.event_id IN (SELECT event_id FROM checkin WHERE member_id IN ${own})`)})
     SELECT (SELECT count(*) FROM came WHERE person <> @id AND event_id IN (
         SELECT event_id FROM came WHERE person = @id)) AS met,
       (SELECT last_active_date FROM person WHERE member_id = @id) AS active`,
  ).get({ id })!;
  const referrers = forest.referrerOf[id] === 0 ? 0 : 1;
  return {
    ...reach(
      { direct: brought + referrers, indirect: further + met, lastActiveDate: active },
      today,
    ),
    brought,
    referrers,
    further,
    met,
  };
};

/** Loyalty of one member, with the facts of each trait. */
export const loyaltyOf = (db: ReadDb, { id, today }: Asked): MemberScores['loyalty'] => {
  const recorded = whatIsRecorded(db, today);
  const count = (text: string, values: Readonly<Record<string, unknown>> = {}): number =>
    Number(
      sql(db, text)
        .pluck()
        .get({ id, ...values }),
    );
  const facts = {
    activeMonths: recorded.months
      ? count(
          `SELECT count(DISTINCT substr(local_date, 1, 7)) FROM member_day
           WHERE member_id IN ${own} AND local_date >= @from AND local_date <= @today AND count > 0`,
          { from: firstDay(monthNumber(today) - ACTIVE_OF_MONTHS + 1), today },
        )
      : null,
    bonds: recorded.bonds
      ? {
          orders: count(`SELECT count(*) FROM order_ WHERE ${keptOrder} AND member_id IN ${own}`),
          brought: directOf(readReferrals(db).measures, id),
        }
      : null,
    answers: recorded.answers
      ? count(
          `SELECT count(*) FROM survey_response WHERE member_id IN ${own}
             AND submitted_date >= @since AND submitted_date <= @today`,
          { since: answeredSince(today), today },
        )
      : null,
    platforms: platformsOf(db, id),
  };
  return { ...loyalty(facts), ...facts };
};

const platformsOf = (db: ReadDb, id: number): number | null => {
  const namespaces = sql<{ namespace: string }>(
    db,
    `SELECT DISTINCT namespace FROM identity WHERE ${onPlatform} AND member_id IN ${own}`,
  ).all({ id });
  return namespaces.length === 0
    ? null
    : new Set(namespaces.map(({ namespace }) => platformOf(namespace))).size;
};

const firstDay = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
