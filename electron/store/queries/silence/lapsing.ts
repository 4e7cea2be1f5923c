import {
  BASELINE_LEAST_DAYS,
  BASELINE_MOST_DAYS,
  CURRENT_DAYS,
  isLapsing,
  LAPSE_LEAST_EXPECTED,
  LAPSE_QUIET_DAYS,
  LAPSE_RATIO,
  presenceUntil,
} from '../../../../shared/domain/metrics/presence.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import type { Asked } from './asked.ts';
import { presenceOf } from './evidence.ts';
import { standingOf } from './standing.ts';

export interface Lapsing {
  readonly id: number;
  readonly gauge: number;
  readonly expected: number;
}

/** The fewest active days of a baseline that lets three be expected: those of the shortest. */
const LEAST_BEFORE = (LAPSE_LEAST_EXPECTED * BASELINE_LEAST_DAYS) / CURRENT_DAYS;

/**
 * Members who have become much quieter than they used to be, the deepest fall first. One walk through
 * the days in the order of members counts their rows, of which there are no fewer than days; only who
 * may have fallen so far is counted by days. Whoever others were merged into is looked at one by one.
 */
export const lapsingMembers = (db: ReadDb, asked: Asked): readonly Lapsing[] => {
  const { today, first, last, communityId } = asked;
  if (first === null || last === null) return [];
  const until = presenceUntil(last, today);
  if (until <= addDays(today, -CURRENT_DAYS)) return [];
  const to = addDays(until, -CURRENT_DAYS);
  const earliest = addDays(to, 1 - BASELINE_MOST_DAYS);
  const from = earliest > first ? earliest : first;
  const acts = `count > 0 ${communityId === null ? '' : `AND community_id = ${communityId}`}`;
  const daysOf = (days: string): string =>
    `(SELECT count(*) FROM (SELECT 1 FROM member_day WHERE member_day.member_id = id AND local_date BETWEEN ${days} AND ${acts} GROUP BY local_date))`;
  // An offset keeps SQLite from counting somebody's days again in every place that names them.
  const candidates = sql<Lapsing>(
    db,
    `SELECT id, now * length / (${CURRENT_DAYS}.0 * before) AS gauge, before * ${CURRENT_DAYS}.0 / length AS expected
     FROM (
       SELECT id, length, now, ${daysOf('start AND @to')} AS before FROM (
         SELECT id, start, length, acts, ${daysOf('@after AND @until')} AS now FROM (
           SELECT person.member_id AS id, max(@from, coalesce(person.joined_date, '')) AS start, acts,
             julianday(@to) - julianday(max(@from, coalesce(person.joined_date, ''))) + 1 AS length
           FROM (
             SELECT member_id, sum(local_date <= @to) AS acts FROM member_day
             WHERE local_date BETWEEN @from AND @until AND ${acts}
             GROUP BY member_id HAVING acts >= ${LEAST_BEFORE}
           ) AS lively CROSS JOIN person ON person.member_id = lively.member_id
           WHERE person.last_active_date > @quiet
           LIMIT -1 OFFSET 0
         ) WHERE length >= ${BASELINE_LEAST_DAYS} LIMIT -1 OFFSET 0
       ) WHERE acts * ${CURRENT_DAYS * LAPSE_RATIO} >= now * length LIMIT -1 OFFSET 0
     ) WHERE before > 0
         AND id NOT IN (SELECT effective_member_id FROM member WHERE effective_member_id IS NOT NULL)`,
  ).all({ from, to, until, after: addDays(to, 1), quiet: addDays(today, -LAPSE_QUIET_DAYS) });
  const here = stillHere(db, asked);
  return [
    ...candidates.filter((one) => here.has(one.id) && isLapsing(one, 0)),
    ...lapsingSurvivors(db, asked, here),
  ].sort((a, b) => a.gauge - b.gauge || b.expected - a.expected || a.id - b.id);
};

/** Whoever is here and was active less than 60 days ago. */
const stillHere = (db: ReadDb, asked: Asked): ReadonlySet<number> => {
  const standing = standingOf(db, asked);
  return new Set([...standing.active, ...standing['silent-30']]);
};

/** The days of a survivor are those of several members; each counts once. */
const lapsingSurvivors = (
  db: ReadDb,
  asked: Asked,
  those: ReadonlySet<number>,
): readonly Lapsing[] => {
  const ids = sql<{ id: number }>(
    db,
    'SELECT DISTINCT effective_member_id AS id FROM member WHERE effective_member_id IS NOT NULL',
  )
    .all()
    .map(({ id }) => id)
    .filter((id) => those.has(id));
  const within = asked.communityId === null ? null : [asked.communityId];
  return [...presenceOf(db, asked, within, ids)].flatMap(([id, { presence }]) =>
    presence.lapsing ? [{ id, gauge: presence.gauge!, expected: presence.expected! }] : [],
  );
};
