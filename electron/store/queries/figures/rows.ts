import type { FigureEntity } from '../../../../shared/domain/metrics/figure.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { sumOf } from './totals.ts';
import { PERSON } from './scope.ts';
import type { RowSource } from './sources.ts';

export interface FigureRow {
  readonly uid: string;
  readonly value: number;
  readonly title: string | null;
  readonly detail: string | null;
}
export interface FigureRows {
  readonly total: number;
  /** What the values of all rows add up to: the numerator. */
  readonly sum: number;
  readonly rows: FigureRow[];
}
interface Page {
  readonly offset: number;
  readonly limit: number;
}

export const tableOf = {
  member: 'member',
  signup: 'signup',
  order: 'order_',
  referral: 'referral',
  content: 'content_item',
  cost: 'cost_entry',
  response: 'survey_response',
  campaign: 'campaign',
  kpi: 'kpi',
} as const satisfies Record<FigureEntity, string>;

/** `behind(uid, value)` with words people know it by; a row that is gone keeps its uid. */
const namedSql = {
  member: `SELECT behind.uid, behind.value, coalesce(person.name, person.external_id) AS title, person.joined_date AS detail
    FROM behind LEFT JOIN member ON member.uid = behind.uid LEFT JOIN person ON person.member_id = ${PERSON}`,
  signup: `SELECT behind.uid, behind.value, coalesce(person.name, person.external_id) AS title, event.name AS detail
    FROM behind LEFT JOIN signup ON signup.uid = behind.uid LEFT JOIN event ON event.id = signup.event_id
    LEFT JOIN member ON member.id = signup.member_id LEFT JOIN person ON person.member_id = ${PERSON}`,
  order: `SELECT behind.uid, behind.value, order_.number AS title, order_.paid_date AS detail
    FROM behind LEFT JOIN order_ ON order_.uid = behind.uid`,
  referral: `SELECT behind.uid, behind.value,
      coalesce(inviter.name, inviter.external_id, '?') || ' → ' || CASE WHEN referral.referee_member_id IS NULL
        THEN '…' ELSE coalesce(person.name, person.external_id, '?') END AS title,
      coalesce(referral.local_date, person.joined_date) AS detail
    FROM behind LEFT JOIN referral ON referral.uid = behind.uid
    LEFT JOIN member AS by ON by.id = referral.referrer_member_id
    LEFT JOIN person AS inviter ON inviter.member_id = coalesce(by.effective_member_id, by.id)
    LEFT JOIN member ON member.id = referral.referee_member_id LEFT JOIN person ON person.member_id = ${PERSON}`,
  content: `SELECT behind.uid, behind.value, content_item.title, content_item.published_date AS detail
    FROM behind LEFT JOIN content_item ON content_item.uid = behind.uid`,
  cost: `SELECT behind.uid, behind.value, coalesce(cost_entry.item, cost_entry.category, cost_entry.vendor,
      cost_entry.channel, cost_entry.local_date) AS title, event.name AS detail
    FROM behind LEFT JOIN cost_entry ON cost_entry.uid = behind.uid
    LEFT JOIN event ON event.id = cost_entry.event_id`,
  // Who answered, else the number of the answer sheet; when, and how likely they recommend.
  response: `SELECT behind.uid, behind.value, coalesce(person.name, person.external_id, survey.name || ' #' || survey_response.number) AS title,
      concat_ws(' · ', survey_response.submitted_date, (
        SELECT answer.text FROM answer JOIN question ON question.id = answer.question_id
        WHERE answer.response_id = survey_response.id AND question.kind = 'nps'
        ORDER BY question.position, question.uid LIMIT 1)) AS detail
    FROM behind LEFT JOIN survey_response ON survey_response.uid = behind.uid
    LEFT JOIN survey ON survey.id = survey_response.survey_id
    LEFT JOIN member ON member.id = survey_response.member_id LEFT JOIN person ON person.member_id = ${PERSON}`,
  campaign: `SELECT behind.uid, behind.value, campaign.name AS title, campaign.from_date AS detail
    FROM behind LEFT JOIN campaign ON campaign.uid = behind.uid`,
  // The id of its metric: who shows it knows its name.
  kpi: `SELECT behind.uid, behind.value, kpi.metric AS title, kpi.owner AS detail
    FROM behind LEFT JOIN kpi ON kpi.uid = behind.uid`,
} as const;

const behindSql = ({ entity, sql: rows }: RowSource): string =>
  `SELECT thing.uid, rows.value FROM (${rows}) AS rows JOIN ${tableOf[entity]} AS thing ON thing.id = rows.id`;

/** The rows behind a figure, a block of them; their values add up to its numerator. */
export const figureRows = (db: ReadDb, source: RowSource, page: Page): FigureRows => {
  const { n, sum } = sumOf(db, source.sql, source.given);
  return {
    total: n,
    sum,
    rows: sql<FigureRow>(
      db,
      `WITH behind AS (${behindSql(source)}) ${namedSql[source.entity]} ORDER BY 3, 1 LIMIT @limit OFFSET @offset`,
    ).all({ limit: page.limit, offset: page.offset, given: source.given }),
  };
};

/**
 * Every row behind a figure in the order of its list, one after the other: none is held. The statement
 * is not kept, as each figure has its own.
 */
export const eachRow = (db: ReadDb, source: RowSource): Iterable<FigureRow> =>
  iterated(db, `WITH behind AS (${behindSql(source)}) ${namedSql[source.entity]} ORDER BY 3, 1`, {
    given: source.given,
  });

const iterated = (db: ReadDb, text: string, values: object): Iterable<FigureRow> =>
  db.prepare<unknown[], FigureRow>(text).iterate(values);

/** Uid and value of a row: what a signed figure keeps of it. */
export type KeptRow = readonly [uid: string, value: number];

/** Every row behind a figure by uid. */
export const keptRows = (db: ReadDb, source: RowSource): KeptRow[] =>
  sql<{ uid: string; value: number }>(db, `${behindSql(source)} ORDER BY 1`)
    .all({ given: source.given })
    .map(({ uid, value }) => [uid, value]);

const namedKept = (entity: FigureEntity): string =>
  `WITH behind AS (SELECT value ->> 0 AS uid, value ->> 1 AS value FROM json_each(@kept))
   ${namedSql[entity]} ORDER BY 3, 1`;

/** Every row a signed figure kept, as `eachRow` gives those of today. */
export const eachNamedRow = (
  db: ReadDb,
  entity: FigureEntity,
  kept: readonly KeptRow[],
): Iterable<FigureRow> => iterated(db, namedKept(entity), { kept: JSON.stringify(kept) });

/** The rows a signed figure kept, with today's words for them. */
export const namedRows = (
  db: ReadDb,
  entity: FigureEntity,
  kept: readonly KeptRow[],
  page: Page,
): FigureRows => ({
  total: kept.length,
  sum: kept.reduce((sum, [, value]) => sum + value, 0),
  rows: sql<FigureRow>(db, `${namedKept(entity)} LIMIT @limit OFFSET @offset`).all({
    kept: JSON.stringify(kept),
    limit: page.limit,
    offset: page.offset,
  }),
});
