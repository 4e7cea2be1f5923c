import type { kolSorts, KolRow, OrbitOverview } from '../../../../shared/contract/kol.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { orbitLevel } from '../../../../shared/domain/metrics/love.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { PERSON } from '../figures/scope.ts';
import { maskings } from '../members/mask.ts';
import { namesOf } from '../referrals/names.ts';
import { scoreEverybody, type Scored } from './everybody.ts';

export interface KolQuestion {
  readonly communityUid: string | null;
  readonly sort: (typeof kolSorts)[number];
  readonly nowMs: number;
  readonly offset: number;
  readonly limit: number;
  /** As in exports, instead of what the workspace's settings mask. */
  readonly masked?: true;
}

const todayOf = (db: ReadDb, nowMs: number): string => localDateOf(nowMs, readSettings(db).zone);

/** Orbit levels and gravity of all members. */
export const orbitOverview = (db: ReadDb, { nowMs }: { readonly nowMs: number }): OrbitOverview =>
  scoreEverybody(db, todayOf(db, nowMs)).overview;

/** Persons in the community today. Throws `not-found`. */
const personsIn = (db: ReadDb, uid: string, today: string): ReadonlySet<number> => {
  const community = sql<{ id: number }>(db, 'SELECT id FROM community WHERE uid = ?').get(uid);
  if (community === undefined) throw new WorkstationError('not-found', { what: uid });
  return new Set(
    sql(
      db,
      `SELECT DISTINCT ${PERSON} FROM membership
       JOIN chat_group ON chat_group.id = membership.group_id
       JOIN member ON member.id = membership.member_id
       WHERE chat_group.community_id = ? AND (membership.left_date IS NULL OR membership.left_date > ?)`,
    )
      .pluck()
      .all(community.id, today) as number[],
  );
};

/** The most first; what is unknown last; then by love, then by id. */
const ordered = (scored: Scored, sort: KolQuestion['sort']): Int32Array => {
  const known = scored.orders.get(sort);
  if (known !== undefined) return known;
  const { people, love, reach, loyaltyOf } = scored;
  const keys = new Float64Array(love.length);
  for (const person of people) {
    const value =
      sort === 'love'
        ? love[person]!
        : sort === 'loyalty'
          ? (loyaltyOf(person).score ?? -1)
          : sort === 'reach'
            ? reach[person]!
            : love[person]! * reach[person]!;
    keys[person] = Number.isNaN(value) ? -1 : value;
  }
  const order = people.slice().sort((a, b) => keys[b]! - keys[a]! || love[b]! - love[a]! || a - b);
  scored.orders.set(sort, order);
  return order;
};

/** A block of the members with love. */
export const listKol = (
  db: ReadDb,
  { communityUid, sort, nowMs, offset, limit, masked }: KolQuestion,
): { readonly total: number; readonly rows: KolRow[] } => {
  const today = todayOf(db, nowMs);
  const scored = scoreEverybody(db, today);
  const all = ordered(scored, sort);
  const within = communityUid === null ? null : personsIn(db, communityUid, today);
  const people = within === null ? all : all.filter((person) => within.has(person));
  const block = [...people.subarray(offset, offset + limit)];
  const names = namesOf(db, block, masked === true ? maskings.all : readSettings(db));
  const active = sql<{ date: string | null }>(
    db,
    'SELECT last_active_date AS date FROM person WHERE member_id = ?',
  );
  const { love, reach, loyaltyOf, everybody, direct, brought } = scored;
  return {
    total: people.length,
    rows: block.flatMap((person) => {
      const named = names.get(person);
      if (named === undefined) return [];
      const reached = Number.isNaN(reach[person]!) ? null : reach[person]!;
      const { score, known, traits } = loyaltyOf(person);
      return {
        ...named,
        love: love[person]!,
        level: orbitLevel(love[person]!),
        reach: reached,
        gravity: reached === null ? null : love[person]! * reached,
        loyalty: score,
        known,
        traits,
        lastActiveDate: active.get(person)?.date ?? null,
        direct: direct(person),
        brought: brought(person),
        events: everybody.events[person]!,
        orders: everybody.orders[person]!,
      };
    }),
  };
};
