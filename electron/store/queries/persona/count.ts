import type { MemberSet } from '../../../../shared/contract/member-set.ts';
import { tally, type Counted, type TraitTally } from '../../../../shared/domain/persona/tally.ts';
import { traits, type Trait } from '../../../../shared/domain/persona/traits.ts';
import type { ReadDb } from '../../db.ts';
import { memberSetCondition } from '../members/member-set.ts';
import type { Codes } from './codes.ts';
import type { People } from './people.ts';
import { spendingCodes } from './spending-codes.ts';

const IN_A = 1;
const IN_B = 2;

/** Who is in which set, by member id, and how many that are; staff is in none. */
export interface Marked {
  readonly marks: Uint8Array;
  readonly sizes: readonly { readonly members: number; readonly staff: number }[];
  readonly both: number;
}

/** Persons of a set by id, those of staff too; by name when `ordered`. */
export const idsOf = (db: ReadDb, set: MemberSet, day: string, ordered = false): number[] => {
  const { sql, values } = memberSetCondition(db, set, day);
  return db
    .prepare(`SELECT member_id FROM person WHERE ${sql}${ordered ? ' ORDER BY name_key, uid' : ''}`)
    .pluck()
    .all(...values) as number[];
};

/** Marks the people of one set, or of two. */
export const markSets = (
  db: ReadDb,
  { top, staff }: People,
  sets: readonly [MemberSet] | readonly [MemberSet, MemberSet],
  day: string,
): Marked => {
  const marks = new Uint8Array(top + 1);
  let both = 0;
  const sizes = sets.map((set, place) => {
    const mark = place === 0 ? IN_A : IN_B;
    const size = { members: 0, staff: 0 };
    for (const id of idsOf(db, set, day)) {
      if (staff[id] === 1) {
        size.staff += 1;
        continue;
      }
      size.members += 1;
      if (marks[id] !== 0) both += 1;
      marks[id]! |= mark;
    }
    return size;
  });
  return { marks, sizes, both };
};

export const codesOf = (people: People, limitsMinor: readonly number[], trait: Trait): Codes =>
  trait === 'spending' ? spendingCodes(people, limitsMinor) : people.codes[trait];

/** Every trait of the marked people. */
export const tallyMarked = (
  people: People,
  marks: Uint8Array,
  limitsMinor: readonly number[],
): TraitTally[] =>
  traits.map((trait) => tally(trait, counted(codesOf(people, limitsMinor, trait), marks)));

const counted = ({ of, kinds }: Codes, marks: Uint8Array): Counted[] => {
  const counts = [0, IN_A, IN_B, IN_A | IN_B].map(() => new Int32Array(kinds.length));
  for (let id = 0; id < marks.length; id += 1) {
    const mark = marks[id]!;
    if (mark !== 0) counts[mark]![of[id]!]! += 1;
  }
  return kinds.map(({ values, reason }, code) => ({
    values,
    reason,
    parts: {
      onlyA: counts[IN_A]![code]!,
      both: counts[IN_A | IN_B]![code]!,
      onlyB: counts[IN_B]![code]!,
    },
  }));
};
