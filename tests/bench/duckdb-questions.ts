import type { ReadDb } from '../../electron/store/db.ts';
import { readTierFlow } from '../../electron/store/queries/tiers/flow.ts';
import { readActivity } from '../../electron/store/queries/trends/activity.ts';
import { readGrowth } from '../../electron/store/queries/trends/growth.ts';
import { readRetention } from '../../electron/store/queries/trends/retention.ts';
import { readRfm } from '../../electron/store/queries/trends/rfm.ts';
import type { RetentionQuestion } from '../../shared/contract/trends.ts';
import { retentionKinds } from '../../shared/domain/metrics/retention.ts';

/** Numbers by what they are told of. */
export type Cells = ReadonlyMap<string, number | null>;

/** One aggregate, asked of the program and of DuckDB: both must answer the same cells. */
export interface Question {
  readonly name: string;
  readonly ours: (db: ReadDb, nowMs: number) => Cells;
  /** Each row: the name of a cell, and its number. */
  readonly duckdb: string;
}

const TO = '2026-11-24';
const FROM = '2025-11-25';

/**
 * Persons who count, each once: after merges, without staff. The program keeps a table of persons
 * too; interactions are the plain rows, of which it has counts by day, nearly as many.
 */
export const views = `
CREATE TABLE staff AS SELECT DISTINCT person FROM member WHERE staff = 1;
CREATE TABLE persons AS
  SELECT id AS person, joined, left_date FROM member
  JOIN (SELECT person, min(d) AS joined FROM (
      SELECT person, joined_date AS d FROM member
      UNION ALL SELECT person, membership.joined_date FROM membership JOIN member ON member.id = member_id
    ) GROUP BY person) AS earliest ON earliest.person = member.id
  WHERE member.id = member.person AND member.id NOT IN (FROM staff);
CREATE VIEW active AS
  SELECT DISTINCT person, local_date AS d FROM interaction JOIN member ON member.id = member_id
  WHERE quantity > 0 AND person NOT IN (FROM staff);`;

const growth = (unit: 'day' | 'week' | 'month', from: string): Question => ({
  name: `growth by ${unit}`,
  ours: (db, nowMs) =>
    new Map(
      readGrowth(db, { communityUid: null, from, to: TO, unit, nowMs }).spans.flatMap((span) =>
        (['start', 'end', 'joined', 'left', 'unknown', 'rate'] as const).map(
          (what) => [`${span.from} ${what}`, span[what]] as const,
        ),
      ),
    ),
  duckdb: `WITH
    span AS (SELECT s AS a, (s + INTERVAL 1 ${unit} - INTERVAL 1 DAY)::DATE AS b FROM (
      SELECT unnest(generate_series(date_trunc('${unit}', DATE '${from}'), DATE '${TO}', INTERVAL 1 ${unit}))::DATE AS s)),
    dates AS (SELECT date_trunc('${unit}', joined)::DATE AS j, date_trunc('${unit}', left_date)::DATE AS l, count(*) AS n FROM persons GROUP BY ALL),
    told AS (SELECT a,
      sum(n) FILTER ((j IS NULL OR j < a) AND (l IS NULL OR l >= a)) AS start,
      sum(n) FILTER ((j IS NULL OR j <= a) AND (l IS NULL OR l > a)) AS "end",
      sum(n) FILTER (j = a) AS joined,
      sum(n) FILTER (((j IS NULL OR j < a) AND l = a) OR (j = a AND l <= a)) AS "left",
      sum(n) FILTER (j IS NULL AND (l IS NULL OR l > a)) AS unknown
      FROM span CROSS JOIN dates GROUP BY a)
    SELECT strftime(a, '%Y-%m-%d') || ' ' || name AS cell, value::DOUBLE AS value FROM (
      SELECT a, coalesce(start, 0)::DOUBLE AS start, coalesce("end", 0)::DOUBLE AS "end", coalesce(joined, 0)::DOUBLE AS joined,
        coalesce("left", 0)::DOUBLE AS "left", coalesce(unknown, 0)::DOUBLE AS unknown FROM told
    ) UNPIVOT (value FOR name IN (start, "end", joined, "left", unknown))
    UNION ALL SELECT strftime(a, '%Y-%m-%d') || ' rate', ("end" - start)::DOUBLE / nullif(start, 0)::DOUBLE FROM told`,
});

const activity: Question = {
  name: 'active per day: DAU, WAU, MAU, stickiness',
  ours: (db, nowMs) =>
    new Map(
      readActivity(db, { communityUid: null, from: FROM, to: TO, nowMs }).days.flatMap((day) =>
        (['dau', 'wau', 'mau', 'stickiness'] as const).map(
          (what) => [`${day.date} ${what}`, day[what]] as const,
        ),
      ),
    ),
  // Each active day covers the span that begins with it, cut where the person's next one begins.
  duckdb: `WITH
    days AS (SELECT unnest(generate_series(DATE '${FROM}', DATE '${TO}', INTERVAL 1 DAY))::DATE AS d),
    visit AS MATERIALIZED (SELECT d, lead(d) OVER (PARTITION BY person ORDER BY d) AS next FROM active),
    gap AS MATERIALIZED (SELECT d, least(coalesce(next - d, 30), 30) AS gap, count(*) AS n FROM visit GROUP BY ALL),
    step AS (
      SELECT span, d, n FROM gap CROSS JOIN (VALUES (1), (7), (30)) AS spans (span)
      UNION ALL SELECT span, d + least(gap, span)::INTEGER, -n FROM gap CROSS JOIN (VALUES (1), (7), (30)) AS spans (span)),
    level AS (SELECT span, d, sum(sum(n)) OVER (PARTITION BY span ORDER BY d) AS n FROM step GROUP BY span, d),
    wide AS (SELECT days.d, coalesce(one.n, 0) AS dau, coalesce(seven.n, 0) AS wau, coalesce(thirty.n, 0) AS mau,
        avg(coalesce(one.n, 0)) OVER (ORDER BY days.d ROWS 29 PRECEDING) AS mean FROM days
      LEFT JOIN level AS one ON one.d = days.d AND one.span = 1 LEFT JOIN level AS seven ON seven.d = days.d AND seven.span = 7
      LEFT JOIN level AS thirty ON thirty.d = days.d AND thirty.span = 30)
    SELECT strftime(d, '%Y-%m-%d') || ' dau' AS cell, dau::DOUBLE AS value FROM wide
    UNION ALL SELECT strftime(d, '%Y-%m-%d') || ' wau', CASE WHEN d >= DATE '${FROM}' + 6 THEN wau END FROM wide
    UNION ALL SELECT strftime(d, '%Y-%m-%d') || ' mau', CASE WHEN d >= DATE '${FROM}' + 29 THEN mau END FROM wide
    UNION ALL SELECT strftime(d, '%Y-%m-%d') || ' stickiness', CASE WHEN d >= DATE '${FROM}' + 29 THEN mean / nullif(mau, 0) END FROM wide`,
};

/** DuckDB's own difference of weeks is of whole weeks that went by, not of the calendar's. */
const unitsBetween = (unit: 'day' | 'week' | 'month'): string =>
  unit === 'week'
    ? "date_diff('day', date_trunc('week', s), date_trunc('week', d)) // 7"
    : `date_diff('${unit}', s, d)`;

const retention = (
  start: RetentionQuestion['start'],
  cohortUnit: 'week' | 'month',
  unit: 'day' | 'week' | 'month',
  cohorts: number,
  most: number,
): Question => ({
  name: `retention of ${start} by ${cohortUnit}, ${most} ${unit}s, all three kinds`,
  ours: (db, nowMs) =>
    new Map(
      readRetention(db, {
        communityUid: null,
        start,
        cohortUnit,
        unit,
        cohorts,
        most,
        nowMs,
      }).cohorts.flatMap((cohort) => [
        [`${cohort.from} size`, cohort.size] as const,
        ...cohort.cells.flatMap(({ counts }, index) =>
          retentionKinds.map(
            (kind) => [`${cohort.from} ${kind} ${index + 1}`, counts[kind]] as const,
          ),
        ),
      ]),
    ),
  duckdb: `WITH
    cohort AS (SELECT unnest(generate_series(date_trunc('${cohortUnit}', DATE '${TO}') - INTERVAL ${cohorts - 1} ${cohortUnit},
      DATE '${TO}', INTERVAL 1 ${cohortUnit}))::DATE AS c),
    begun AS MATERIALIZED (${
      start === 'joined'
        ? 'SELECT person, joined AS s FROM persons WHERE joined IS NOT NULL'
        : 'SELECT person, min(d) AS s FROM active GROUP BY person'
    }),
    placed AS MATERIALIZED (SELECT person, s, c FROM begun JOIN cohort ON c = date_trunc('${cohortUnit}', s)::DATE),
    back AS MATERIALIZED (SELECT DISTINCT person, c, ${unitsBetween(unit)} AS u FROM placed JOIN active USING (person)
      WHERE d > s AND ${unitsBetween(unit)} >= 1),
    ends AS MATERIALIZED (SELECT c, min(u) AS first, max(u) AS last FROM back GROUP BY person, c),
    grid AS (SELECT c, u FROM cohort CROSS JOIN (SELECT unnest(range(1, ${most + 1})) AS u)),
    classic AS (SELECT c, u, count(*) AS n FROM back GROUP BY c, u),
    firsts AS (SELECT c, first AS u, count(*) AS n FROM ends GROUP BY ALL),
    lasts AS (SELECT c, least(last, ${most}) AS u, count(*) AS n FROM ends GROUP BY ALL)
    SELECT strftime(c, '%Y-%m-%d') || ' size' AS cell, count(person)::DOUBLE AS value FROM cohort LEFT JOIN placed USING (c) GROUP BY c
    UNION ALL SELECT strftime(c, '%Y-%m-%d') || ' classic ' || u, coalesce(n, 0)::DOUBLE FROM grid LEFT JOIN classic USING (c, u)
    UNION ALL SELECT strftime(c, '%Y-%m-%d') || ' cumulative ' || u, sum(coalesce(n, 0)) OVER (PARTITION BY c ORDER BY u)::DOUBLE FROM grid LEFT JOIN firsts USING (c, u)
    UNION ALL SELECT strftime(c, '%Y-%m-%d') || ' rolling ' || u, sum(coalesce(n, 0)) OVER (PARTITION BY c ORDER BY u DESC)::DOUBLE FROM grid LEFT JOIN lasts USING (c, u)`,
});

const value = (column: string): string => `
  SELECT v, 1 + (v > c1)::INTEGER + (v > c2)::INTEGER + (v > c3)::INTEGER + (v > c4)::INTEGER AS score
  FROM (SELECT v, row_number() OVER (ORDER BY v) AS place, count(*) OVER () AS n FROM (SELECT DISTINCT ${column} AS v FROM buyer WHERE ${column} IS NOT NULL)) AS distinct_values
  CROSS JOIN (SELECT max(v) FILTER (place = (n + 4) // 5) AS c1, max(v) FILTER (place = (2 * n + 4) // 5) AS c2,
    max(v) FILTER (place = (3 * n + 4) // 5) AS c3, max(v) FILTER (place = (4 * n + 4) // 5) AS c4
    FROM (SELECT v, row_number() OVER (ORDER BY v) AS place, count(*) OVER () AS n FROM (SELECT DISTINCT ${column} AS v FROM buyer WHERE ${column} IS NOT NULL)))`;

const segments = [
  ['champions', 'r = 5 AND f = 5 AND m = 5'],
  ['potential-loyalist', 'r BETWEEN 3 AND 5 AND f BETWEEN 3 AND 5 AND m BETWEEN 2 AND 5'],
  ['loyal', 'r BETWEEN 2 AND 4 AND f BETWEEN 2 AND 4 AND m BETWEEN 2 AND 4'],
  ['promising', 'r BETWEEN 3 AND 4 AND f BETWEEN 1 AND 3 AND m BETWEEN 3 AND 5'],
  ['new', 'r BETWEEN 4 AND 5 AND f BETWEEN 1 AND 3 AND m BETWEEN 1 AND 5'],
  ['cannot-lose', 'r BETWEEN 1 AND 2 AND f BETWEEN 3 AND 4 AND m BETWEEN 4 AND 5'],
  ['at-risk', 'r BETWEEN 1 AND 2 AND f BETWEEN 2 AND 5 AND m BETWEEN 4 AND 5'],
  ['need-attention', 'r BETWEEN 1 AND 3 AND f BETWEEN 3 AND 5 AND m BETWEEN 3 AND 5'],
  ['about-to-sleep', 'r BETWEEN 2 AND 3 AND f BETWEEN 1 AND 3 AND m BETWEEN 1 AND 4'],
  ['lost', 'r = 1'],
] as const;

const rfm: Question = {
  name: 'RFM of all buyers: score triples, ten segments, eight cells',
  ours: (db, nowMs) => {
    const found = readRfm(db, { nowMs });
    return new Map([
      ...found.scores.map(({ r, f, m, count }) => [`${r}${f}${m}`, count] as const),
      ...(found.segments ?? [])
        .filter(({ count }) => count > 0)
        .map(({ segment, count }) => [segment, count] as const),
      ...found.cells
        .filter(({ count }) => count > 0)
        .map(({ cell, count }) => [cell, count] as const),
      ['buyers', found.buyers] as const,
    ]);
  },
  duckdb: `WITH
    paid AS MATERIALIZED (SELECT person, paid_date, status <> 'refunded' AS counts, CASE WHEN currency = 'CNY' THEN amount_minor - refunded_minor END AS net
      FROM order_ JOIN member ON member.id = member_id WHERE status IN ('paid', 'partly-refunded', 'refunded') AND paid_date <= DATE '${TO}'),
    buyer AS MATERIALIZED (SELECT person, DATE '${TO}' - max(paid_date) FILTER (counts) AS days, count(*) FILTER (counts) AS orders, sum(net)::BIGINT AS net
      FROM paid WHERE person NOT IN (FROM staff) GROUP BY person HAVING count(*) FILTER (counts) > 0),
    r AS (${value('days')}), f AS (${value('orders')}), m AS (${value('net')}),
    mean AS (SELECT avg(days) AS days, avg(orders) AS orders, avg(net) AS net FROM buyer),
    scored AS MATERIALIZED (SELECT 6 - r.score AS r, f.score AS f, m.score AS m,
        CASE WHEN buyer.net >= mean.net THEN 'important' ELSE 'general' END || CASE
          WHEN buyer.orders >= mean.orders THEN CASE WHEN buyer.days <= mean.days THEN '-value' ELSE '-retention' END
          ELSE CASE WHEN buyer.days <= mean.days THEN '-development' ELSE '-win-back' END END AS cell
      FROM buyer JOIN r ON r.v = buyer.days JOIN f ON f.v = buyer.orders JOIN m ON m.v = buyer.net CROSS JOIN mean)
    SELECT r || '' || f || m AS cell, count(*)::DOUBLE AS value FROM scored GROUP BY r, f, m
    UNION ALL SELECT CASE ${segments.map(([name, when]) => `WHEN ${when} THEN '${name}'`).join(' ')} ELSE 'others' END, count(*) FROM scored GROUP BY 1
    UNION ALL SELECT cell, count(*) FROM scored GROUP BY cell
    UNION ALL SELECT 'buyers', count(*) FROM buyer`,
};

const flow: Question = {
  name: 'tier flow between two dates',
  ours: (db) => {
    const { tiers, cells } = readTierFlow(db, { from: '2025-09-01', to: TO });
    const named = (place: number | null): string => (place === null ? 'none' : tiers[place]!.name);
    return new Map(cells.map(({ from, to, count }) => [`${named(from)} > ${named(to)}`, count]));
  },
  // Who was merged of several has several: a pin wins, then the tier nearest the top.
  duckdb: `WITH
    spot AS (SELECT day, person, arg_min(rank, (1 - pinned) * 100 + rank) AS rank
      FROM member_tier JOIN member ON member.id = member_id
      CROSS JOIN (VALUES (DATE '2025-09-01'), (DATE '${TO}')) AS days (day)
      WHERE from_date <= day AND (to_date IS NULL OR to_date > day) GROUP BY day, person),
    pair AS (SELECT person, max(rank) FILTER (day < DATE '${TO}') AS a, max(rank) FILTER (day = DATE '${TO}') AS b
      FROM spot GROUP BY person)
    SELECT coalesce('tier ' || a, 'none') || ' > ' || coalesce('tier ' || b, 'none') AS cell, count(*)::DOUBLE AS value
    FROM pair GROUP BY a, b`,
};

export const questions: readonly Question[] = [
  growth('month', '2024-01-01'),
  growth('week', '2024-01-01'),
  growth('day', '2025-11-25'),
  activity,
  retention('joined', 'month', 'month', 24, 12),
  retention('joined', 'week', 'week', 52, 12),
  retention('joined', 'month', 'day', 12, 30),
  retention('first-activity', 'week', 'week', 52, 12),
  rfm,
  flow,
];
