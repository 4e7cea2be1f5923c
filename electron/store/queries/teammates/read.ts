import type { NamedPerson, TeamNames } from '../../../../shared/contract/teammates.ts';
import {
  peopleOf,
  personKey,
  workPlaces,
  type PlaceCount,
  type WorkPlace,
} from '../../../../shared/domain/teammates/names.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { sqlOfPlace } from './places.ts';

/** Now, and the date it is in the zone of the workspace. */
export interface Moment {
  readonly nowMs: number;
  readonly today: string;
}

export interface TeammateRecord {
  readonly uid: string;
  readonly name: string;
  readonly role: string | null;
  readonly leftDate: string | null;
}

export const teammates = (db: ReadDb): TeammateRecord[] =>
  sql<TeammateRecord>(
    db,
    'SELECT uid, name, role, left_date AS leftDate FROM teammate ORDER BY uid',
  ).all();

interface Text {
  readonly place: WorkPlace;
  readonly people: string;
  readonly total: number;
  readonly open: number;
  readonly signed: number;
}

/** Every text that names somebody, by place, with how often it is written. Exported for its plan. */
export const textsSql = workPlaces
  .map(
    (place) => `SELECT '${place}' AS place, people, count(*) AS total, sum(open) AS open,
      sum(signed) AS signed FROM (${sqlOfPlace(place)}) GROUP BY people`,
  )
  .join(' UNION ALL ');

interface Named {
  readonly name: string;
  readonly counts: Map<WorkPlace, PlaceCount>;
}

/** Who is named in the work, by key, with the counts of each place. */
const namedPeople = (db: ReadDb, moment: Moment): Map<string, Named> => {
  const named = new Map<string, Named>();
  for (const { place, people, total, open, signed } of sql<Text>(db, textsSql).all(moment)) {
    const here = new Map(peopleOf(people).map((name) => [personKey(name), name]));
    for (const [key, name] of here) {
      const person = named.get(key) ?? { name, counts: new Map<WorkPlace, PlaceCount>() };
      named.set(key, person);
      const before = person.counts.get(place) ?? { place, total: 0, open: 0, signed: 0 };
      person.counts.set(place, {
        place,
        total: before.total + total,
        open: before.open + open,
        signed: before.signed + signed,
      });
    }
  }
  return named;
};

/** How many fields name a person: in all, with open work, and signed. */
export const fieldsNaming = (
  db: ReadDb,
  name: string,
  moment: Moment,
): { readonly total: number; readonly open: number; readonly signed: number } => {
  const counts = [...(namedPeople(db, moment).get(personKey(name))?.counts.values() ?? [])];
  const sum = (of: 'total' | 'open' | 'signed') => counts.reduce((all, one) => all + one[of], 0);
  return { total: sum('total'), open: sum('open'), signed: sum('signed') };
};

/** The team, and whoever else is named in the work, with how much each has to do. */
export const listTeam = (db: ReadDb, moment: Moment): NamedPerson[] => {
  const named = namedPeople(db, moment);
  const work = (key: string): PlaceCount[] => [...(named.get(key)?.counts.values() ?? [])];
  const known = teammates(db).map((one) => ({ ...one, work: work(personKey(one.name)) }));
  const keys = new Set(known.map(({ name }) => personKey(name)));
  const others = [...named]
    // Files bring the owners of groups, who may be anybody.
    .filter(
      ([key, { counts }]) => !keys.has(key) && [...counts.keys()].some((at) => at !== 'group'),
    )
    .map(([key, { name }]) => ({
      uid: null,
      name,
      role: null,
      leftDate: null,
      work: work(key),
    }));
  return [...known, ...others];
};

/** Whom a person is offered, and who has left. */
export const teamNames = (db: ReadDb): TeamNames => {
  const all = teammates(db);
  const names = (left: boolean) =>
    all.filter(({ leftDate }) => (leftDate !== null) === left).map(({ name }) => name);
  return { active: names(false), left: names(true) };
};
