import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { conditionGroup } from '../../../../shared/contract/conditions.ts';
import type { NamedTier, RuleProblem, TierRule } from '../../../../shared/contract/tiers.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { problemsOf } from './problems.ts';

export interface StoredTier extends NamedTier {
  readonly id: number;
  readonly uid: string;
  readonly rank: number;
}

interface RuleRow {
  readonly uid: string;
  readonly name: string;
  readonly conditions: string;
  readonly grace_days: number;
  readonly series: number;
  readonly support: string;
}

/** The rules in force, from the top. */
export const readRules = (db: ReadDb): (TierRule & { readonly uid: string })[] =>
  sql<RuleRow>(
    db,
    `SELECT uid, name, conditions, grace_days, series, support FROM tier_rule
     WHERE retired = 0 ORDER BY rank, id`,
  )
    .all()
    .map(({ uid, name, conditions, grace_days: graceDays, series, support }) => ({
      uid,
      name,
      conditions: conditionGroup.parse(JSON.parse(conditions)),
      graceDays,
      series,
      support,
    }));

/** Every tier that figures may name: rules from the top, then those that are none any more. */
export const readTiers = (db: ReadDb): StoredTier[] =>
  sql<Omit<StoredTier, 'retired'> & { readonly retired: number }>(
    db,
    'SELECT id, uid, name, series, rank, retired FROM tier_rule ORDER BY retired, rank, id',
  )
    .all()
    .map((row) => ({ ...row, retired: row.retired === 1 }));

/** The latest date that was evaluated; null = none yet. */
export const lastEvaluation = (db: ReadDb): string | null =>
  sql<{ last: string | null }>(db, 'SELECT max(as_of_date) AS last FROM tier_evaluation').get()!
    .last;

/** Throws `invalid-input` naming the first rule that cannot be asked. */
export const refuseProblems = (
  db: ReadDb,
  rules: readonly Pick<TierRule, 'name' | 'conditions'>[],
): void => {
  if (rules.length === 0) throw new WorkstationError('invalid-input', { field: 'rules' });
  const [first] = problemsOf(db, rules);
  if (first !== undefined)
    throw new WorkstationError('invalid-input', {
      field: `${rules[first.place]!.name} (${first.problem})`,
    });
};

/** Saves the whole set as one operation. Throws `invalid-input` for rules with a problem. */
export const saveRules = (
  db: WriteDb,
  args: { readonly rules: readonly TierRule[] },
  env: WriteEnv,
): { readonly operationUid: string | null } => {
  refuseProblems(db, args.rules);
  if (sameRules(db, args.rules)) return { operationUid: null };
  const label = { key: 'history.tiers-saved', values: { count: args.rules.length } };
  return operate(db, env, { kind: 'rule', label }, (operation) => {
    writeRules(db, operation, args.rules, env);
    return { operationUid: operation.uid };
  });
};

const fieldsOf = (rule: TierRule, place: number) => ({
  name: rule.name,
  rank: place + 1,
  // In one order of its keys, so that equal conditions are equal texts.
  conditions: JSON.stringify(conditionGroup.parse(rule.conditions)),
  grace_days: rule.graceDays,
  series: rule.series,
  support: rule.support,
});

const sameRules = (db: ReadDb, rules: readonly TierRule[]): boolean => {
  const textOf = (all: readonly TierRule[]): string =>
    JSON.stringify(all.map((rule, place) => [rule.uid, fieldsOf(rule, place)]));
  return textOf(readRules(db)) === textOf(rules);
};

/**
 * Writes the set within an operation and gives the ids of its tiers, from the top. A rule that is
 * left out goes, or is retired where history names it.
 */
export const writeRules = (
  db: WriteDb,
  operation: Operation,
  rules: readonly TierRule[],
  env: WriteEnv,
): readonly StoredTier[] => {
  const before = readTiers(db);
  const kept = new Set(rules.map(({ uid }) => uid));
  for (const tier of before) {
    if (tier.retired || kept.has(tier.uid)) continue;
    const named = sql(db, 'SELECT 1 FROM member_tier WHERE tier_id = ? LIMIT 1').get(tier.id);
    if (named === undefined) deleteRow(db, operation, 'tier_rule', tier.uid);
    else updateRow(db, operation, 'tier_rule', tier.uid, { retired: 1 });
  }
  for (const [place, rule] of rules.entries()) {
    const known = before.find(({ uid }) => uid === rule.uid);
    if (known === undefined)
      insertRow(db, operation, 'tier_rule', {
        uid: newUid('tier_rule', env),
        ...fieldsOf(rule, place),
      });
    else {
      const changed = updateRow(db, operation, 'tier_rule', known.uid, {
        ...fieldsOf(rule, place),
        retired: 0,
      });
      if (changed.includes('name') || changed.includes('rank'))
        sql(
          db,
          `INSERT OR IGNORE INTO temp.dirty_tier (id)
           SELECT member_id FROM member_tier WHERE tier_id = ? AND to_date IS NULL`,
        ).run(known.id);
    }
  }
  return readTiers(db).filter(({ retired }) => !retired);
};

/** What is wrong with rules that are not saved yet. */
export const checkRules = (
  db: ReadDb,
  args: { readonly rules: readonly Pick<TierRule, 'name' | 'conditions'>[] },
): RuleProblem[] => problemsOf(db, args.rules);
