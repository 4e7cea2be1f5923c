import type { MemberSet } from '../../../../shared/contract/member-set.ts';
import type { PersonaComparison, PersonaSheet } from '../../../../shared/contract/persona.ts';
import { comparePersonas, relationOf } from '../../../../shared/domain/persona/compare.ts';
import { traitSheet } from '../../../../shared/domain/persona/sheet.ts';
import type { SpendingRule } from '../../../../shared/domain/persona/spending.ts';
import { ACTIVE_DAYS, type Trait } from '../../../../shared/domain/persona/traits.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import type { ReadJobs } from '../../threads/jobs.ts';
import { codesOf, idsOf, markSets, tallyMarked } from './count.ts';
import { readPeople, type People } from './people.ts';
import { limitsOf } from './spending-codes.ts';

interface Question {
  readonly spending: SpendingRule;
  readonly nowMs: number;
}

type Basis = Pick<PersonaSheet, 'day' | 'activeFrom' | 'currency' | 'limitsMinor'>;

const read = (
  db: ReadDb,
  { spending, nowMs }: Question,
): { readonly people: People; readonly basis: Basis } => {
  const { zone, currency } = readSettings(db);
  const day = localDateOf(nowMs, zone);
  const people = readPeople(db, { day, currency });
  const limitsMinor = [...limitsOf(people, spending)];
  return {
    people,
    basis: { day, activeFrom: addDays(day, 1 - ACTIVE_DAYS), currency, limitsMinor },
  };
};

/** Who the members of a set are today, trait by trait. */
const personaSheet = (db: ReadDb, args: Question & { readonly set: MemberSet }): PersonaSheet => {
  const { people, basis } = read(db, args);
  const { marks, sizes } = markSets(db, people, [args.set], basis.day);
  return {
    ...basis,
    size: sizes[0]!,
    traits: tallyMarked(people, marks, basis.limitsMinor).map(traitSheet) as PersonaSheet['traits'],
  };
};

/** How two sets differ today; they may overlap. */
const comparePersona = (
  db: ReadDb,
  args: Question & { readonly a: MemberSet; readonly b: MemberSet },
): PersonaComparison => {
  const { people, basis } = read(db, args);
  const { marks, sizes, both } = markSets(db, people, [args.a, args.b], basis.day);
  const [a, b] = [sizes[0]!, sizes[1]!];
  const { traits, tested } = comparePersonas(tallyMarked(people, marks, basis.limitsMinor));
  const parts = { onlyA: a.members - both, both, onlyB: b.members - both };
  return {
    ...basis,
    a,
    b,
    both,
    relation: relationOf(parts),
    tested,
    traits: traits as PersonaComparison['traits'],
  };
};

/** Local ids of the members of a set who have a value of a trait; exactly those that the sheet counts. */
export const personaPeople = (
  db: ReadDb,
  args: Question & { readonly set: MemberSet; readonly trait: Trait; readonly value: string },
): number[] => {
  const { people, basis } = read(db, args);
  const { of, kinds } = codesOf(people, basis.limitsMinor, args.trait);
  const wanted = kinds.map(({ values }) => values.includes(args.value));
  return idsOf(db, args.set, basis.day, true).filter(
    (id) => wanted[of[id]!] === true && people.staff[id] === 0,
  );
};

export const personaReads = {
  'persona.sheet': personaSheet,
  'persona.compare': comparePersona,
} satisfies ReadJobs;
