import type { MemberFact } from '../../../../shared/contract/conditions.ts';
import { daysBetween } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { asOfDate } from '../conditions/compile.ts';
import { countedOf, factCondition } from '../conditions/facts.ts';

/**
 * What one fact says of every member, by local id: how much they have, or 1 where it holds and 0
 * where not. NaN where nothing is known.
 */
export const factValues = (
  db: ReadDb,
  fact: MemberFact,
  { today, ids }: { readonly today: string; readonly ids: number },
): Float64Array => {
  const found = new Float64Array(ids + 1);
  const fill = (text: string, values: readonly unknown[]): Float64Array => {
    const rows = db
      .prepare(text)
      .raw()
      .iterate(...values) as IterableIterator<[number, number]>;
    for (const [id, value] of rows) found[id] = value;
    return found;
  };
  const asOf = asOfDate(db, today);
  if (fact.kind === 'tenure') {
    found.fill(NaN);
    const rows = db
      .prepare('SELECT member_id, joined_date FROM person WHERE joined_date IS NOT NULL')
      .raw()
      .iterate() as IterableIterator<[number, string]>;
    // Many joined on the same days.
    const known = new Map<string, number>();
    for (const [id, joined] of rows) {
      let days = known.get(joined);
      if (days === undefined) known.set(joined, (days = daysBetween(joined, today)));
      found[id] = days;
    }
    return found;
  }
  if (fact.kind === 'member' || fact.kind === 'community') {
    const { sql, values } = factCondition(fact, asOf);
    return fill(`SELECT member_id, 1 FROM person WHERE ${sql}`, values);
  }
  const { person, amount, rows, values } = countedOf(fact, asOf);
  return fill(`SELECT ${person}, ${amount} ${rows} GROUP BY 1`, values);
};
