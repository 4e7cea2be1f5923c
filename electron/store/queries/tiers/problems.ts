import type { Condition } from '../../../../shared/contract/conditions.ts';
import type { RuleProblem, TierRule } from '../../../../shared/contract/tiers.ts';
import { factsOf } from '../../../../shared/domain/conditions/facts-of.ts';
import { neverHolds } from '../../../../shared/domain/conditions/problems.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { lostFields, singleFields } from '../conditions/own-fields.ts';

type Named = Pick<TierRule, 'name' | 'conditions'>;

/** Why rules cannot be asked, each with the place of its rule; empty when all can. */
export const problemsOf = (db: ReadDb, rules: readonly Named[]): RuleProblem[] => {
  const names = rules.map(({ name }) => name.trim().toLowerCase());
  return rules.flatMap(({ conditions }, place): RuleProblem[] => [
    ...(names.indexOf(names[place]!) < place ? [{ place, problem: 'same-name' as const }] : []),
    ...(neverHolds(conditions, singleFields(db))
      ? [{ place, problem: 'never-holds' as const }]
      : []),
    ...lost(db, conditions).map((problem) => ({ place, problem })),
  ]);
};

const lost = (db: ReadDb, conditions: Condition): RuleProblem['problem'][] => {
  const found = new Set<RuleProblem['problem']>();
  for (const fact of factsOf(conditions)) {
    // Who is in a tier would follow from who is in a tier.
    if (fact.kind === 'member' && fact.filter.column === 'tier') found.add('asks-tier');
    if (
      fact.kind === 'community' &&
      sql(db, 'SELECT 1 FROM community WHERE uid = ?').get(fact.communityUid) === undefined
    )
      found.add('lost-community');
    if (
      fact.kind === 'events' &&
      fact.eventUid !== null &&
      sql(db, 'SELECT 1 FROM event WHERE uid = ?').get(fact.eventUid) === undefined
    )
      found.add('lost-event');
  }
  if (lostFields(db, conditions).length > 0) found.add('lost-field');
  return [...found];
};
