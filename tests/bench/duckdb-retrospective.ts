import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { openReader } from '../../electron/store/open.ts';
import { retrospectiveFacts } from '../../electron/store/queries/retrospectives/facts.ts';
import type { Facts } from '../../shared/contract/retrospectives.ts';
import type { Figure } from '../../shared/domain/metrics/figure.ts';
import { exportTables } from './duckdb-data.ts';
import { timed } from './measure.ts';

type Cells = Map<string, number>;

/** What is aimed at: all facts take at most so many times as long as DuckDB's part of them. */
const AIM = 2;

const rows = {
  membership: 'SELECT id, member_id, joined_date, left_date FROM membership',
  member: 'SELECT id, joined_date, seen_date FROM member',
  interaction: 'SELECT id, member_id, local_date, kind, quantity FROM interaction',
  order_: `SELECT id, member_id, status, paid_date, paid_at_ms, currency, amount_minor, refunded_minor FROM order_`,
  signup: 'SELECT id, event_id, member_id, status, at_ms, channel FROM signup',
  checkin: 'SELECT id, event_id, member_id, at_ms FROM checkin',
  referral: 'SELECT id, referrer_member_id, referee_member_id, at_ms, channel FROM referral',
  campaign_scope: 'SELECT id, event_id FROM campaign_scope',
};

const periodNames = ['before', 'during', 'after'] as const;

/**
 * Numbers of the generated campaign by plain SQL on plain rows: who is whom, who is staff and what is
 * of another currency does not come up in these. Each row: the name of a cell, and its number.
 */
const questions = ({ before, during, after, cutoffMs }: Facts): readonly string[] => [
  `CREATE OR REPLACE VIEW period AS SELECT * FROM (VALUES ${Object.entries({
    before,
    during,
    after,
  })
    .map(([name, { from, to }]) => `('${name}', DATE '${from}', DATE '${to}')`)
    .join(', ')}) AS p(name, a, b)`,
  `CREATE OR REPLACE VIEW acts AS SELECT member_id, local_date AS d, kind, sum(quantity) AS n
   FROM interaction WHERE local_date >= (SELECT min(a) - 30 FROM period) GROUP BY ALL`,
  `SELECT name || ' members.total', count(DISTINCT member_id) FROM period JOIN membership
   ON coalesce(joined_date, '1000-01-01') <= b AND (left_date IS NULL OR left_date > b) GROUP BY name`,
  `SELECT name || ' members.new', count(*) FROM period
   JOIN (SELECT min(joined_date) AS d FROM membership GROUP BY member_id) ON d BETWEEN a AND b GROUP BY name`,
  `SELECT name || ' active.members', count(DISTINCT member_id) FROM period JOIN acts ON d BETWEEN a AND b GROUP BY name`,
  `SELECT name || ' messages.per_member', sum(n) FROM period JOIN acts ON d BETWEEN a AND b
   WHERE kind = 'message' GROUP BY name`,
  `SELECT name || ' speaking.rate', count(DISTINCT acts.member_id) FROM period JOIN acts ON d BETWEEN a AND b
   JOIN membership ON membership.member_id = acts.member_id AND joined_date <= b AND (left_date IS NULL OR left_date > b)
   WHERE kind = 'message' GROUP BY name`,
  `SELECT name || ' stickiness', count(DISTINCT (member_id, d)) / 30.0 FROM period
   JOIN acts ON d BETWEEN b - 29 AND b GROUP BY name`,
  `CREATE OR REPLACE TEMP TABLE paid AS SELECT order_.*, amount_minor - refunded_minor AS net FROM order_
   WHERE status IN ('paid', 'partly-refunded', 'refunded') AND paid_date BETWEEN (SELECT min(a) FROM period) AND (SELECT max(b) FROM period)
     AND EXISTS (FROM membership WHERE membership.member_id = order_.member_id AND joined_date <= paid_date
       AND (left_date IS NULL OR left_date > paid_date))`,
  `SELECT name || ' orders.count', count(*) FILTER (status <> 'refunded') FROM period JOIN paid ON paid_date BETWEEN a AND b GROUP BY name`,
  `SELECT name || ' orders.net', sum(net) FROM period JOIN paid ON paid_date BETWEEN a AND b GROUP BY name`,
  `SELECT name || ' ' || unnest(['buyers.count', 'repurchase.rate']), unnest([count(*), count(*) FILTER (n > 1)]) FROM (
     SELECT name, member_id, count(*) AS n FROM period JOIN paid ON paid_date BETWEEN a AND b
     WHERE status <> 'refunded' GROUP BY ALL) GROUP BY name`,
  `WITH around AS (SELECT a, b FROM period WHERE name = 'during'),
     gone AS (SELECT member_id FROM membership, around WHERE joined_date < a AND (left_date IS NULL OR left_date >= a)),
     began AS (SELECT DISTINCT member_id FROM acts, around WHERE d BETWEEN a - 30 AND a - 1 AND member_id IN (FROM gone)),
     stays AS (SELECT member_id FROM membership, around WHERE joined_date <= b AND (left_date IS NULL OR left_date > b)),
     late AS (SELECT member_id FROM acts, around WHERE d BETWEEN b - 29 AND b
       UNION SELECT id FROM member, around WHERE seen_date BETWEEN b - 29 AND b)
   SELECT unnest(['churn of', 'churned']), unnest([count(*), count(*) FILTER (
     member_id NOT IN (FROM stays) OR member_id NOT IN (FROM late))]) FROM began`,
  `WITH around AS (SELECT a, b FROM period WHERE name = 'during'),
     silent AS (SELECT membership.member_id FROM membership JOIN member ON member.id = member_id, around
       WHERE membership.joined_date < a AND (membership.left_date IS NULL OR membership.left_date >= a)
         AND (member.joined_date IS NULL OR member.joined_date < a - 30)
         AND member_id NOT IN (SELECT member_id FROM acts WHERE d BETWEEN a - 30 AND a - 1)
         AND member_id NOT IN (SELECT id FROM member WHERE seen_date BETWEEN a - 30 AND a - 1))
   SELECT unnest(['winback of', 'won back']), unnest([count(*), count(*) FILTER (
     member_id IN (SELECT member_id FROM acts, around WHERE d BETWEEN a AND b))]) FROM silent`,
  `WITH cohort AS (SELECT member_id, date_trunc('month', min(joined_date)) AS m FROM membership GROUP BY member_id
       HAVING m >= DATE '${before.from}'::DATE - 31 AND m <= DATE '${after.to}')
   SELECT strftime(m, '%Y-%m-%d') || ' ' || datediff('month', m, date_trunc('month', d)), count(DISTINCT member_id)
   FROM cohort JOIN acts USING (member_id) WHERE date_trunc('month', d) > m GROUP BY ALL`,
  `SELECT 'daily ' || strftime(d, '%Y-%m-%d') || ' ' || unnest(['active', 'messages']),
     unnest([count(DISTINCT member_id), coalesce(sum(n) FILTER (kind = 'message'), 0)]::BIGINT[])
   FROM acts WHERE d >= DATE '${before.from}' GROUP BY d`,
  `WITH own AS (SELECT event_id FROM campaign_scope WHERE event_id IS NOT NULL),
     asked AS (SELECT DISTINCT member_id FROM signup WHERE event_id IN (FROM own) AND status IN ('confirmed', 'pending', 'waiting')),
     came AS (SELECT DISTINCT event_id, member_id, at_ms FROM checkin WHERE event_id IN (FROM own)),
     bought AS (SELECT DISTINCT came.member_id FROM came JOIN order_ USING (member_id) WHERE status IN ('paid', 'partly-refunded')
       AND paid_at_ms BETWEEN came.at_ms AND least(came.at_ms + 2592000000 - 1, ${cutoffMs}))
   SELECT unnest(['signed up', 'attended', 'converted']), unnest([count(*),
     count(*) FILTER (member_id IN (SELECT member_id FROM came)), count(*) FILTER (member_id IN (FROM bought))]) FROM asked`,
  `WITH touch AS (
       SELECT member_id, at_ms, 1 AS k, 'named:' || channel AS c FROM signup WHERE channel IS NOT NULL
       UNION ALL SELECT referee_member_id, at_ms, 0, 'named:' || channel FROM referral),
     sold AS (SELECT id, member_id, net, paid_at_ms AS t FROM paid JOIN period ON name = 'during' AND paid_date BETWEEN a AND b WHERE status <> 'refunded'),
     led AS (SELECT id, net, c, row_number() OVER first AS f, row_number() OVER last AS l FROM sold JOIN touch
       ON touch.member_id = sold.member_id AND at_ms BETWEEN t - 2592000000 AND t
       WINDOW first AS (PARTITION BY id ORDER BY at_ms, k, c), last AS (PARTITION BY id ORDER BY at_ms DESC, k DESC, c DESC))
   SELECT unnest(['first ' || c, 'last ' || c]), unnest([coalesce(sum(net) FILTER (f = 1), 0), coalesce(sum(net) FILTER (l = 1), 0)]::BIGINT[])
   FROM led GROUP BY c`,
];

const cellsOf = (facts: Facts): Cells => {
  const cells: Cells = new Map();
  const add = (name: string, value: number | null): void => {
    if (value !== null) cells.set(name, value);
  };
  for (const line of facts.comparison)
    for (const when of periodNames) {
      const figure: Figure = line[when];
      // What is a difference of two of the others is told by them.
      if (figure.id !== 'growth.rate' && figure.id !== 'orders.aov')
        add(`${when} ${figure.id}`, figure.numerator ?? figure.value);
    }
  const { lapsed, retention, attribution } = facts.blocks;
  add('churn of', lapsed?.churn.denominator ?? null);
  add('churned', lapsed?.churn.numerator ?? null);
  add('winback of', lapsed?.winback.denominator ?? null);
  add('won back', lapsed?.winback.numerator ?? null);
  for (const cohort of retention?.cohorts ?? [])
    for (const [index, { active }] of cohort.cells.entries())
      add(`${cohort.from} ${index + 1}`, active);
  for (const { date, active, messages } of facts.daily) {
    add(`daily ${date} active`, active);
    add(`daily ${date} messages`, messages);
  }
  add('signed up', facts.funnel.signedUp);
  add('attended', facts.funnel.attended);
  add('converted', facts.funnel.converted);
  for (const { key, credits } of attribution?.channels ?? [])
    if (key.startsWith('named:'))
      for (const model of ['first', 'last'] as const)
        add(`${model} ${key}`, credits[model]!.netMinor);
  return cells;
};

/** All facts beside DuckDB's answers to most of the same questions: every number must be equal. */
export const besideDuckdb = async (path: string, csv: string, nowMs: number): Promise<boolean> => {
  const reader = openReader(path);
  let facts: Facts | null = null;
  const oursMs = await timed(async () => {
    facts = retrospectiveFacts(reader.db, { campaignUid: 'cp_bench', nowMs });
  });
  exportTables(reader.db, csv, rows);
  reader.close();
  const ours = cellsOf(facts!);
  const instance = await DuckDBInstance.create(':memory:');
  const duckdb = await instance.connect();
  try {
    for (const [table, text] of Object.entries(rows)) {
      // Of columns without any value their kind cannot be read from the file.
      const types = [...text.matchAll(/\w+_date/g)].map(([name]) => `'${name}': 'DATE'`).join(', ');
      await duckdb.run(
        `CREATE TABLE ${table} AS FROM read_csv('${csv}/${table}.csv', header = true${types === '' ? '' : `, types = {${types}}`})`,
      );
    }
    const theirs: Cells = new Map();
    const theirsMs = await timed(() => ask(duckdb, questions(facts!), theirs));
    return told(ours, theirs, { oursMs, theirsMs });
  } finally {
    duckdb.closeSync();
    instance.closeSync();
  }
};

const ask = async (
  duckdb: DuckDBConnection,
  texts: readonly string[],
  cells: Cells,
): Promise<void> => {
  for (const text of texts) {
    const answer = await duckdb.runAndReadAll(text);
    if (text.startsWith('CREATE')) continue;
    for (const [cell, value] of answer.getRows())
      if (value !== null) cells.set(String(cell), Number(value));
  }
};

const told = (
  ours: Cells,
  theirs: Cells,
  { oursMs, theirsMs }: { readonly oursMs: number; readonly theirsMs: number },
): boolean => {
  const ratio = oursMs / theirsMs;
  // A group without rows is none of theirs. What ours leaves open (a period that is not recorded, a cell of the future) theirs may say.
  const differing = [...ours].filter(
    ([cell, value]) => Math.abs((theirs.get(cell) ?? 0) - value) > 1e-9 * Math.max(1, value),
  );
  const isEqual = differing.length === 0 && ours.size > 0;
  console.log(
    `  ${isEqual ? (ratio <= AIM ? 'ok  ' : 'OVER') : 'DIFF'} beside DuckDB: ${ours.size} numbers ${isEqual ? 'equal' : 'NOT equal'}; ` +
      `all facts ${(oursMs / 1000).toFixed(1)} s; DuckDB for these ${(theirsMs / 1000).toFixed(1)} s; ratio ${ratio.toFixed(2)} (aim ${AIM})`,
  );
  for (const [cell, value] of differing.slice(0, 12))
    console.log(`       ${cell}: ${value} here, ${theirs.get(cell)} in DuckDB`);
  return isEqual && ratio <= AIM;
};
