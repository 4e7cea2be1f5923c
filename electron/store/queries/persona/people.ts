import { ageBandOf } from '../../../../shared/domain/persona/ages.ts';
import { ACTIVE_DAYS, type Trait } from '../../../../shared/domain/persona/traits.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { sql } from '../../statements.ts';
import { setCodes, textCodes, type Codes, type Kind } from './codes.ts';
import { generationOf } from '../generation.ts';

/** What people are asked as of. */
export interface Basis {
  /** Local date. */
  readonly day: string;
  /** ISO code of the workspace. */
  readonly currency: string;
}

/** Every person's traits, by member id; spending is cut into bands later. */
export interface People {
  readonly top: number;
  readonly staff: Uint8Array;
  readonly codes: Readonly<Record<Exclude<Trait, 'spending'>, Codes>>;
  readonly spending: Spending;
}

export interface Spending {
  /** `buys`, `none` = no paid order, or `other` = one in another currency. */
  readonly state: Uint8Array;
  readonly netMinor: Float64Array;
  /** Net amounts of all buyers, staff and archived members left out. */
  readonly ascending: Float64Array;
  /** Whether anybody has a paid order. */
  readonly any: boolean;
}
export const spendingStates = { none: 0, buys: 1, other: 2 } as const;

interface Kept extends Basis {
  readonly generation: number;
  readonly people: People;
}
const kept = keptByConnection<Kept>();

/** Traits of everybody on a day: one pass through the persons, kept until something is written. */
export const readPeople = (db: ReadDb, basis: Basis): People => {
  const generation = generationOf(db);
  const before = kept.get(db);
  if (
    before?.generation === generation &&
    before.day === basis.day &&
    before.currency === basis.currency
  )
    return before.people;
  kept.delete(db);
  const people = computePeople(db, basis);
  kept.set(db, { ...basis, generation, people });
  return people;
};

const blank: Kind = { values: [], reason: 'blank' };
const plain = (text: string | null): Kind =>
  text === null || text === '' ? blank : { values: [text], reason: null };

/** Persons that come over at once: a column of them is one text. */
const CHUNK = 20_000;

const computePeople = (db: ReadDb, basis: Basis): People => {
  const top = sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM member').get()?.id ?? 0;
  const personOf = Int32Array.from({ length: top + 1 }, (_, id) => id);
  for (const { id, into } of sql<{ id: number; into: number }>(
    db,
    'SELECT id, effective_member_id AS "into" FROM member WHERE effective_member_id IS NOT NULL',
  ).iterate())
    personOf[id] = into;
  const staff = new Uint8Array(top + 1);
  for (const { id } of sql<{ id: number }>(db, 'SELECT id FROM member WHERE staff = 1').iterate())
    staff[personOf[id]!] = 1;

  const columns = {
    gender: textCodes(top, plain),
    age: textCodes(top, (birthday) => {
      const found = ageBandOf(birthday, basis.day);
      return 'band' in found
        ? { values: [found.band], reason: null }
        : { values: [], reason: found.reason };
    }),
    job: textCodes(top, plain, true),
    region: textCodes(top, plain, true),
    city: textCodes(top, plain),
    interests: textCodes(top, (tags) =>
      tags === null || tags === '' ? blank : { values: tags.split('\u001f'), reason: null },
    ),
  };
  const state = new Uint8Array(top + 1);
  const netMinor = new Float64Array(top + 1);
  // Columns come as JSON: a row of its own for each person takes several times as long.
  const chunk = sql<string>(
    db,
    `SELECT json_group_array(member_id), json_group_array(gender), json_group_array(birthday_date),
       json_group_array(job), json_group_array(region), json_group_array(city),
       json_group_array(tags), json_group_array(orders), json_group_array(orders_net_minor)
     FROM person WHERE member_id > @after AND member_id <= @until`,
  ).raw();
  for (let after = 0; after < top; after += CHUNK) {
    const row = chunk.get({ after, until: after + CHUNK }) as unknown as string[];
    const [ids, gender, age, job, region, city, interests, orders, nets] = row.map(
      (text) => JSON.parse(text) as (string | number | null)[],
    ) as [number[], ...Texts6, number[], number[]];
    const texts = { gender, age, job, region, city, interests };
    for (const name of Object.keys(texts) as (keyof typeof texts)[])
      columns[name].put(ids, texts[name]);
    for (let place = 0; place < ids.length; place += 1) {
      const id = ids[place]!;
      if (orders[place]! > 0) state[id] = spendingStates.buys;
      netMinor[id] = nets[place]!;
    }
  }
  markOtherCurrencies(db, basis.currency, personOf, state);
  const { channels, acts } = readActivity(db, basis.day, top, personOf);
  return {
    top,
    staff,
    codes: {
      gender: columns.gender.codes,
      age: columns.age.codes,
      job: columns.job.codes,
      region: columns.region.codes,
      city: columns.city.codes,
      interests: columns.interests.codes,
      channels,
      acts,
    },
    spending: {
      state,
      netMinor,
      ascending: netsOfBuyers(db, state, staff, netMinor),
      any: state.some((one) => one !== spendingStates.none),
    },
  };
};

type Texts = (string | null)[];
type Texts6 = [Texts, Texts, Texts, Texts, Texts, Texts];

/** The net amount of a person adds up all currencies: it says nothing where one is another. */
const markOtherCurrencies = (
  db: ReadDb,
  currency: string,
  personOf: Int32Array,
  state: Uint8Array,
): void => {
  const members = sql<number>(
    db,
    `SELECT DISTINCT member_id FROM order_ WHERE currency <> ? AND member_id IS NOT NULL
     AND status IN ('paid', 'partly-refunded', 'refunded')`,
  ).pluck();
  for (const member of members.iterate(currency)) {
    const person = personOf[member]!;
    if (state[person] === spendingStates.buys) state[person] = spendingStates.other;
  }
};

const netsOfBuyers = (
  db: ReadDb,
  state: Uint8Array,
  staff: Uint8Array,
  netMinor: Float64Array,
): Float64Array => {
  const archived = new Set(
    sql<number>(db, 'SELECT id FROM member WHERE archived = 1').pluck().all(),
  );
  return netMinor
    .filter((_, id) => state[id] === spendingStates.buys && staff[id] === 0 && !archived.has(id))
    .sort();
};

/** Where people were active lately, and how: platforms of communities, and kinds of acts. */
const readActivity = (
  db: ReadDb,
  day: string,
  top: number,
  personOf: Int32Array,
): { readonly channels: Codes; readonly acts: Codes } => {
  const platforms = new Map(
    sql<{ id: number; platform: string | null }>(db, 'SELECT id, platform FROM community')
      .all()
      .map(({ id, platform }) => [id, platform]),
  );
  const channels = setCodes(top, personOf);
  const acts = setCodes(top, personOf);
  const groups = sql<{ community: number; kind: string; members: string }>(
    db,
    `SELECT community_id AS community, kind, json_group_array(member_id) AS members FROM member_day
     WHERE local_date >= ? AND local_date <= ? AND count > 0 GROUP BY local_date, community_id, kind`,
  );
  for (const { community, kind, members } of groups.iterate(addDays(day, 1 - ACTIVE_DAYS), day)) {
    const ids = JSON.parse(members) as number[];
    acts.add(ids, kind);
    const platform = platforms.get(community);
    if (platform) channels.add(ids, platform);
  }
  const kindsOf = (sets: readonly (readonly string[])[]): Kind[] =>
    sets.map((values): Kind => ({ values, reason: values.length === 0 ? 'inactive' : null }));
  // Code of those who were active only where no platform is recorded.
  const nowhere = channels.sets.length;
  channels.of.forEach((code, id) => {
    if (code === 0 && acts.of[id] !== 0) channels.of[id] = nowhere;
  });
  return {
    channels: {
      of: channels.of,
      kinds: [...kindsOf(channels.sets), { values: [], reason: 'no-platform' }],
    },
    acts: { of: acts.of, kinds: kindsOf(acts.sets) },
  };
};
