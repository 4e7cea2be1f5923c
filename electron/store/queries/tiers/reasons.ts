import type { MemberFact } from '../../../../shared/contract/conditions.ts';
import type { TierRule } from '../../../../shared/contract/tiers.ts';
import { factsOf } from '../../../../shared/domain/conditions/facts-of.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { factValues } from './values.ts';

export interface Reason {
  /** Place of the rule whose facts these are; null where no rule speaks. */
  readonly of: number | null;
  /** In the order of the rule's facts; null = unknown. */
  readonly values: (number | null)[];
}

/** The rule that says why: of a rise the one that is met, of a fall the one that is not any more. */
export const spokenRule = (from: number, to: number, rules: number): number | null => {
  const fromRule = from >= 0 && from < rules;
  if (to >= 0) return fromRule && to > from ? from : to;
  return to === -1 && fromRule ? from : null;
};

/** What is compared with the ends: the same count for any ends. */
const amountOf = (fact: MemberFact): string =>
  JSON.stringify('from' in fact ? { ...fact, from: null, to: null } : fact);

/** Looks up why a member is where they are; each fact is counted once, when it is first asked for. */
export const reasonReader = (
  db: ReadDb,
  rules: readonly Pick<TierRule, 'conditions'>[],
  today: string,
): ((person: number, of: number | null) => Reason) => {
  const { top } = sql<{ top: number | null }>(db, 'SELECT max(id) AS top FROM member').get()!;
  const known = new Map<string, Float64Array>();
  const columns = new Map<number, readonly Float64Array[]>();
  const columnsOf = (place: number): readonly Float64Array[] => {
    let found = columns.get(place);
    if (found === undefined) {
      found = factsOf(rules[place]!.conditions).map((fact) => {
        const key = amountOf(fact);
        let values = known.get(key);
        if (values === undefined)
          known.set(key, (values = factValues(db, fact, { today, ids: top ?? 0 })));
        return values;
      });
      columns.set(place, found);
    }
    return found;
  };
  return (person, of) => ({
    of,
    values:
      of === null
        ? []
        : columnsOf(of).map((values) => {
            const value = values[person]!;
            return Number.isNaN(value) ? null : value;
          }),
  });
};
