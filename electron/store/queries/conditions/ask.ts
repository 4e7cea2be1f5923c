import type {
  Condition,
  ConditionGroup,
  MemberFact,
} from '../../../../shared/contract/conditions.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { sql } from '../../statements.ts';
import { generationOf } from '../generation.ts';
import { asked, asOfDate } from './compile.ts';
import { factCondition, type AsOf } from './facts.ts';

/** One byte a member by local id: 1 = holds. */
export type Holds = Uint8Array;

/** So many facts are kept, a byte for every member each: whoever edits changes one at a time. */
const KEPT_FACTS = 24;
interface Kept {
  readonly generation: number;
  readonly facts: Map<string, Holds>;
}
const kept = keptByConnection<Kept>();

interface Question {
  readonly db: ReadDb;
  readonly asOf: AsOf;
  /** Highest local id and one more. */
  readonly size: number;
  readonly facts: Map<string, Holds>;
}

/** How many members meet the conditions as of a local date. */
export const countWhere = (db: ReadDb, group: ConditionGroup, today: string): number =>
  holdsFor(db, group, today).reduce((sum, one) => sum + one, 0);

/** Their local ids, ascending: surviving members, as `person.member_id`. */
export const membersWhere = (db: ReadDb, group: ConditionGroup, today: string): Int32Array =>
  idsOf(holdsFor(db, group, today));

export const idsOf = (holds: Holds): Int32Array => {
  const ids = new Int32Array(holds.reduce((sum, one) => sum + one, 0));
  let filled = 0;
  for (let id = holds.indexOf(1); id !== -1; id = holds.indexOf(1, id + 1)) ids[filled++] = id;
  return ids;
};

/**
 * Of whom the conditions hold as of a local date. Answers as `compileConditions` does; each fact is
 * found by itself and kept until something is written, which takes far less time than one statement.
 */
export const holdsFor = (db: ReadDb, group: ConditionGroup, today: string): Holds => {
  const generation = generationOf(db);
  const { id: highest } = sql<{ id: number | null }>(
    db,
    'SELECT max(member_id) AS id FROM person',
  ).get()!;
  let before = kept.get(db);
  if (before?.generation !== generation) {
    before = { generation, facts: new Map() };
    kept.set(db, before);
  }
  const question = { db, asOf: asOfDate(db, today), size: (highest ?? 0) + 1, facts: before.facts };
  const everyone = remembered(question, 'asked', () =>
    people(question, `SELECT member_id FROM person WHERE ${asked}`, []),
  );
  const holds = holdsOf(question, group);
  return everyone.map((one, id) => one & holds[id]!);
};

const holdsOf = (question: Question, condition: Condition): Holds => {
  if (!('of' in condition)) return factHolds(question, condition);
  const isAll = condition.kind === 'all';
  const holds = new Uint8Array(question.size).fill(isAll ? 1 : 0);
  for (const one of condition.of) {
    const part = holdsOf(question, one);
    for (let id = 0; id < holds.length; id += 1)
      holds[id] = isAll ? holds[id]! & part[id]! : holds[id]! | part[id]!;
  }
  return condition.kind === 'none' ? others(holds) : holds;
};

const others = (holds: Holds): Holds => holds.map((one) => 1 - one);

const factHolds = (question: Question, fact: MemberFact): Holds => {
  const { asOf } = question;
  return remembered(question, `${asOf.today} ${JSON.stringify(fact)}`, () => {
    const { sql: text, values, people: named } = factCondition(fact, asOf);
    if (named === undefined)
      return people(question, `SELECT member_id FROM person WHERE ${text}`, values);
    const found = people(question, named.sql, values);
    return named.areOut ? others(found) : found;
  });
};

/** All rows at once: that takes half as long as one after the other. */
const people = (
  { db, size }: Question,
  text: string,
  values: readonly (string | number)[],
): Holds => {
  const holds = new Uint8Array(size);
  const ids = db
    .prepare(text)
    .pluck()
    .all(...values) as number[];
  for (const id of ids) holds[id] = 1;
  return holds;
};

const remembered = ({ facts }: Question, key: string, find: () => Holds): Holds => {
  const holds = facts.get(key) ?? find();
  // Used last goes last; the first is the one to forget.
  facts.delete(key);
  facts.set(key, holds);
  if (facts.size > KEPT_FACTS) facts.delete(facts.keys().next().value!);
  return holds;
};
