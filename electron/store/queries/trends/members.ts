import type { FigureRowsData } from '../../../../shared/contract/figures.ts';
import type { TrendMembers } from '../../../../shared/contract/trends.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { retainedPersons } from './retention.ts';
import { rfmPersons } from './rfm.ts';

/** Up to here SQLite sorts the people; more are met soon on a walk through all by name. */
const FEW = 5_000;

const personsOf = (db: ReadDb, of: TrendMembers, nowMs: number): number[] =>
  of.kind === 'retention' ? retainedPersons(db, { ...of, nowMs }) : rfmPersons(db, of, nowMs);

/** A block of the members behind a number of the trends, by name. */
export const trendMembers = (
  db: ReadDb,
  args: {
    readonly of: TrendMembers;
    readonly offset: number;
    readonly limit: number;
    readonly nowMs: number;
  },
): FigureRowsData => {
  const persons = personsOf(db, args.of, args.nowMs);
  const rows = sql<{ uid: string; title: string | null; detail: string | null }>(
    db,
    `SELECT person.uid, coalesce(person.name, person.external_id) AS title, person.joined_date AS detail
     FROM json_each(?) AS wanted JOIN person ON person.member_id = wanted.value
     ORDER BY person.name_key, person.uid`,
  ).all(JSON.stringify(inOrder(db, persons, args)));
  return {
    total: persons.length,
    sum: persons.length,
    rows: rows.map((row) => ({ ...row, value: 1 })),
  };
};

const inOrder = (
  db: ReadDb,
  persons: readonly number[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): number[] => {
  if (persons.length <= FEW)
    return sql<number>(
      db,
      `SELECT person.member_id FROM json_each(?) AS wanted JOIN person ON person.member_id = wanted.value
       ORDER BY person.name_key, person.uid LIMIT ? OFFSET ?`,
    )
      .pluck()
      .all(JSON.stringify(persons), limit, offset) as number[];
  const wanted = new Set(persons);
  const found: number[] = [];
  let skipped = 0;
  const all = sql<number>(db, 'SELECT member_id FROM person ORDER BY name_key, uid').pluck();
  for (const person of all.iterate() as IterableIterator<number>) {
    if (!wanted.has(person)) continue;
    if (skipped < offset) skipped += 1;
    else if (found.push(person) === limit) break;
  }
  return found;
};
