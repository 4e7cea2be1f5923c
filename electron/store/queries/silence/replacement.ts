import { NEWCOMER_DAYS, silenceDays } from '../../../../shared/domain/metrics/silence.ts';
import { ADMIT_LIMIT, FULL_SHARE } from '../../../../shared/domain/metrics/replacement.ts';
import { presenceDays, presenceUntil } from '../../../../shared/domain/metrics/presence.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { PERSON } from '../figures/scope.ts';
import type { Asked } from './asked.ts';
import { datedPersons, isPresent, membersOf, silenceUnknown } from './standing.ts';

export interface FullCommunity {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly members: number;
  readonly capacity: number | null;
}

export interface Replacement {
  readonly full: readonly FullCommunity[];
  readonly note: 'no-capacity' | 'none-full' | null;
}

/** The communities that replacement is about: the one asked for, else all that are nearly full. */
export const fullCommunities = (db: ReadDb, { today, communityId }: Asked): Replacement => {
  const all = sql<FullCommunity>(
    db,
    `SELECT id, uid, name, capacity, 0 AS members FROM community
     WHERE ${communityId === null ? 'archived = 0 AND capacity > 0' : `id = ${communityId}`} ORDER BY name, id`,
  )
    .all()
    .map((one) => ({ ...one, members: sizeOf(db, one.id, today) }));
  if (communityId !== null) return { full: all, note: null };
  if (all.length === 0) return { full: [], note: 'no-capacity' };
  const full = all.filter(({ members, capacity }) => members >= FULL_SHARE * capacity!);
  return { full, note: full.length === 0 ? 'none-full' : null };
};

const sizeOf = (db: ReadDb, communityId: number, today: string): number =>
  sql<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM (SELECT DISTINCT * FROM (${membersOf([communityId], today)}))`,
  ).get()!.n;

/** Words for members without a part to play; any other role protects. */
const ordinaryRoles = [
  '',
  '成员',
  '普通成员',
  '群成员',
  '成員',
  '普通成員',
  '群成員',
  'member',
  'members',
];

/** Persons with a role or in a group of managers or core members there. */
const coreOf = (communityIds: readonly number[]): string =>
  `SELECT ${PERSON} FROM chat_group CROSS JOIN membership ON membership.group_id = chat_group.id
   CROSS JOIN member ON member.id = membership.member_id
   WHERE chat_group.community_id IN (${communityIds.join(', ') || 'NULL'}) AND membership.left_date IS NULL
     AND (chat_group.kind IN ('managers', 'core')
       OR lower(trim(coalesce(membership.role, ''))) NOT IN (${ordinaryRoles.map((role) => `'${role}'`).join(', ')}))`;

/**
 * Whom full communities could do without, the longest quiet first: silent there for 30 days or more, no
 * newcomer, no order, no sign-up, no event, no role.
 */
export const removable = (db: ReadDb, asked: Asked, full: readonly FullCommunity[]): number[] => {
  const ids = full.map(({ id }) => id);
  const unknown = silenceUnknown(asked);
  if (ids.length === 0 || unknown === 'no-data' || unknown === 'no-recent-data') return [];
  const { today, first } = asked;
  const month = addDays(today, -silenceDays[0]);
  const since = `max(coalesce(dated.joined, ''), '${first ?? ''}')`;
  const unbound = 'person.orders = 0 AND person.events = 0 AND person.signups = 0';
  return sql<number>(
    db,
    `SELECT dated.id FROM (${datedPersons(asked, ids, unbound)}) AS dated
     WHERE coalesce(dated.last, ${since}) <= '${month}'
       AND coalesce(dated.joined, '') <= '${addDays(today, -NEWCOMER_DAYS)}'
       AND dated.id NOT IN (${coreOf(ids)})
     ORDER BY coalesce(dated.last, ${since}), dated.last IS NOT NULL, dated.id`,
  )
    .pluck()
    .all();
};

/**
 * Who could come instead: members outside who wait for an event of theirs, then those with most active
 * days in the last 90, then with most orders. A walk in the order of members, as these are most of the
 * days; a day that two merged members share counts twice for the order.
 */
export const admissible = (db: ReadDb, asked: Asked, full: readonly FullCommunity[]): number[] => {
  const ids = full.map(({ id }) => id);
  if (ids.length === 0) return [];
  const { today, last } = asked;
  const until = last === null ? today : presenceUntil(last, today);
  const from = addDays(until, 1 - presenceDays[1]);
  return sql<number>(
    db,
    `SELECT person.member_id FROM (
       SELECT id, max(days) AS days, max(waits) AS waits FROM (
         SELECT ${PERSON} AS id, sum(day.days) AS days, 0 AS waits FROM (
           SELECT member_id, count(*) AS days FROM (
             SELECT member_id, local_date FROM member_day
             WHERE +local_date BETWEEN @from AND @until AND count > 0 GROUP BY member_id, local_date
           ) GROUP BY member_id
         ) AS day CROSS JOIN member ON member.id = day.member_id GROUP BY 1
         UNION ALL
         SELECT ${PERSON}, 0, 1 FROM event CROSS JOIN signup ON signup.event_id = event.id
         CROSS JOIN member ON member.id = signup.member_id
         WHERE event.community_id IN (${ids.join(', ')}) AND signup.status = 'waiting'
       ) GROUP BY id
     ) AS outside CROSS JOIN person ON person.member_id = outside.id
     WHERE ${isPresent(today)} AND outside.id NOT IN (${membersOf(ids, today)})
     ORDER BY outside.waits DESC, outside.days DESC, person.orders DESC, person.uid
     LIMIT ${ADMIT_LIMIT}`,
  )
    .pluck()
    .all({ from, until });
};
