import type { TierEvaluation, TierRule, RuleProblem } from '../../../../shared/contract/tiers.ts';
import { factsOf } from '../../../../shared/domain/conditions/facts-of.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { compileConditions } from '../conditions/compile.ts';
import { askedFields } from '../conditions/own-fields.ts';
import { readStages } from './growth.ts';
import { problemsOf } from './problems.ts';
import { readRules, readTiers } from './rules.ts';

/** The rules from the top, what is wrong with them by now, and every evaluation, latest first. */
export const listTiers = (
  db: ReadDb,
): {
  readonly rules: TierRule[];
  readonly problems: RuleProblem[];
  readonly evaluations: TierEvaluation[];
  readonly names: Record<string, string>;
} => {
  const rules = readRules(db);
  return {
    rules,
    problems: problemsOf(db, rules),
    names: namesOf(db, [...rules, ...readStages(db)]),
    evaluations: sql<TierEvaluation>(
      db,
      `SELECT operation.uid AS operationUid, operation.at_ms AS atMs, as_of_date AS asOf, members,
         promoted, demoted, entered, gone
       FROM tier_evaluation JOIN operation ON operation.id = tier_evaluation.op
       ORDER BY as_of_date DESC, tier_evaluation.id DESC`,
    ).all(),
  };
};

const namesOf = (
  db: ReadDb,
  rules: readonly Pick<TierRule, 'conditions'>[],
): Record<string, string> => {
  const names: Record<string, string> = {};
  const add = (table: 'community' | 'event', uid: string): void => {
    const found = sql<{ name: string }>(db, `SELECT name FROM ${table} WHERE uid = ?`).get(uid);
    if (found !== undefined) names[uid] = found.name;
  };
  for (const fact of rules.flatMap(({ conditions }) => factsOf(conditions)))
    if (fact.kind === 'community') add('community', fact.communityUid);
    else if (fact.kind === 'events' && fact.eventUid !== null) add('event', fact.eventUid);
    else for (const { uid } of askedFields(fact)) names[uid] = fieldName(db, uid) ?? uid;
  return names;
};

/** A deleted field is called as it was last. */
const fieldName = (db: ReadDb, uid: string): string | undefined =>
  sql<{ name: string }>(
    db,
    `SELECT name FROM custom_field WHERE uid = @uid
     UNION ALL SELECT * FROM (
       SELECT json_extract(old_value, '$.name') FROM change
       WHERE entity = 'custom_field' AND entity_uid = @uid AND field = '*' AND old_value IS NOT NULL
       ORDER BY id DESC) LIMIT 1`,
  ).get({ uid })?.name;

/** How many counted members are in each tier now. */
export const countTiers = (db: ReadDb) => {
  const { sql: living, values } = compileConditions(db, { kind: 'all', of: [] }, '');
  const rows = db
    .prepare(
      `SELECT tier, tier_rank AS rank, count(*) AS count FROM person WHERE ${living} GROUP BY 1, 2`,
    )
    .all(...values) as { tier: string | null; rank: number | null; count: number }[];
  const countOf = (name: string, rank: number): number =>
    rows.find((row) => row.tier === name && row.rank === rank)?.count ?? 0;
  return {
    tiers: readTiers(db)
      .map(({ uid, name, series, retired, rank }) => ({
        uid,
        name,
        series,
        retired,
        count: countOf(name, rank),
      }))
      .filter(({ retired, count }) => !retired || count > 0),
    none: rows.find(({ tier }) => tier === null)?.count ?? 0,
    members: rows.reduce((sum, { count }) => sum + count, 0),
  };
};
