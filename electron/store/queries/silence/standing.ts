import { standingGroups, type SilenceOverview } from '../../../../shared/contract/silence.ts';
import { NEWCOMER_DAYS, silenceDays } from '../../../../shared/domain/metrics/silence.ts';
import type { SilenceReason } from '../../../../shared/domain/metrics/silence.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { sql } from '../../statements.ts';
import { PERSON } from '../figures/scope.ts';
import { STAFF } from '../people.ts';
import { archivedMembers } from '../members/columns.ts';

import type { Asked } from './asked.ts';
import { generationOf } from '../generation.ts';

/** In the order of the numbers that the statement gives. */
const bands = ['active', ...standingGroups, 'unknown'] as const;
type Band = (typeof bands)[number];

/** Who stands where today, each band by local ids, the longest quiet first. */
export type Standing = Readonly<Record<Band, Int32Array>>;

/** Which of `person` count today: neither archived nor staff, and here. */
export const isPresent = (today: string): string =>
  `(person.left_date IS NULL OR person.left_date > '${today}')
   AND person.member_id NOT IN (${archivedMembers}) AND person.member_id NOT IN (${STAFF})`;

/** Persons who are in one of the communities on a day. */
export const membersOf = (communityIds: readonly number[], date: string): string =>
  `SELECT ${PERSON} FROM chat_group CROSS JOIN membership ON membership.group_id = chat_group.id
   CROSS JOIN member ON member.id = membership.member_id
   WHERE chat_group.community_id IN (${communityIds.join(', ') || 'NULL'})
     AND coalesce(membership.joined_date, '0000') <= '${date}'
     AND (membership.left_date IS NULL OR membership.left_date > '${date}')`;

/** The last act of a recorded member in the communities. */
const lastOf = (member: string, communityIds: readonly number[], today: string): string =>
  `(SELECT member_day.local_date FROM member_day WHERE member_day.member_id = ${member}
     AND member_day.local_date <= '${today}' AND member_day.count > 0
     AND member_day.community_id IN (${communityIds.join(', ') || 'NULL'})
     ORDER BY member_day.local_date DESC LIMIT 1)`;

/** The last activity of a person: acts in the communities, and what member lists state. */
const lastIn = (communityIds: readonly number[], today: string): string => {
  const seen = `iif(part.seen_date <= '${today}', part.seen_date, '')`;
  const last = `max(coalesce(${lastOf('part.id', communityIds, today)}, ''), coalesce(${seen}, ''))`;
  return `nullif(max(
    coalesce((SELECT ${last} FROM member AS part WHERE part.id = person.member_id), ''),
    coalesce((SELECT max(${last}) FROM member AS part WHERE part.effective_member_id = person.member_id), '')), '')`;
};

// A day yet to come says nothing about today; then the days before are asked.
const lastAnywhere = (today: string): string =>
  `iif(person.last_active_date > '${today}', (
     SELECT max(member_day.local_date) FROM member CROSS JOIN member_day ON member_day.member_id = member.id
     WHERE (member.id = person.member_id OR member.effective_member_id = person.member_id)
       AND member_day.local_date <= '${today}' AND member_day.count > 0), person.last_active_date)`;

/**
 * Present persons with `joined` and `last`, the dates that silence follows from; `also` narrows them
 * before their days are looked up. An offset keeps SQLite from looking up in every place that asks.
 */
export const datedPersons = (
  asked: Asked,
  communityIds: readonly number[] | null,
  also = '1',
): string =>
  `SELECT person.member_id AS id, person.joined_date AS joined,
     ${communityIds === null ? lastAnywhere(asked.today) : lastIn(communityIds, asked.today)} AS last
   FROM person WHERE ${also} AND ${isPresent(asked.today)}
     ${communityIds === null ? '' : `AND person.member_id IN (${membersOf(communityIds, asked.today)})`}
   ${communityIds === null ? '' : 'LIMIT -1 OFFSET 0'}`;

/** Why nobody can be called silent today; the same rules as `silence` of one member. */
export const silenceUnknown = ({ today, first, last }: Asked): SilenceReason | null => {
  if (first === null || last === null) return 'no-data';
  if (last <= addDays(today, -silenceDays[0])) return 'no-recent-data';
  return first > addDays(today, -silenceDays[0]) ? 'short-records' : null;
};

/** `silence` of shared/domain/metrics over many, as a number of `bands`. */
export const bandSql = (asked: Asked): string => {
  const { today, first } = asked;
  const before = (days: number): string => `'${addDays(today, -days)}'`;
  const [month, two, three] = silenceDays;
  const reason = silenceUnknown(asked);
  const at = (band: Band): number => bands.indexOf(band);
  return `CASE WHEN last > ${before(month)} THEN ${at('active')}
    WHEN joined > ${before(NEWCOMER_DAYS)} THEN ${at('newcomer')}
    ${reason === 'no-data' || reason === 'no-recent-data' ? `WHEN 1 THEN ${at('unknown')}` : ''}
    WHEN last > ${before(two)} THEN ${at('silent-30')}
    WHEN last > ${before(three)} THEN ${at('silent-60')}
    WHEN last IS NOT NULL THEN ${at('silent-90')}
    WHEN max(coalesce(joined, ''), '${first ?? ''}') > ${before(month)} THEN ${at('unknown')}
    ELSE ${at('never')} END`;
};

const KEPT = 3;
const kept = keptByConnection<Map<string, Standing>>();

/** Worked out once for a state of the workspace, a day and a community. */
export const standingOf = (db: ReadDb, asked: Asked): Standing => {
  let own = kept.get(db);
  if (own === undefined) kept.set(db, (own = new Map()));
  const key = JSON.stringify([generationOf(db), asked.today, asked.communityId]);
  const known = own.get(key);
  if (known !== undefined) return known;
  const found = readStanding(db, asked);
  own.set(key, found);
  if (own.size > KEPT) own.delete(own.keys().next().value!);
  return found;
};

// One exact number a person to sort by: band, day, id. Days are counted from 1858-11-17 (modified
// Julian day), so that all three stay below 2 ** 53.
const ID_BITS = 31;
const DAY_BITS = 18;
const FIRST_JULIAN_DAY = 2_400_000;

const readStanding = (db: ReadDb, asked: Asked): Standing => {
  const within = asked.communityId === null ? null : [asked.communityId];
  const day = `max(0, CAST(coalesce(julianday(coalesce(last, joined)), 0) AS INTEGER) - ${FIRST_JULIAN_DAY})`;
  const keys = Float64Array.from(
    sql<number>(
      db,
      `SELECT (((${bandSql(asked)}) << ${DAY_BITS}) + ${day} << ${ID_BITS}) + id
       FROM (${datedPersons(asked, within)})`,
    )
      .pluck()
      .all(),
  ).sort();
  const start = (band: number): number => lowest(keys, band * 2 ** (DAY_BITS + ID_BITS));
  return Object.fromEntries(
    bands.map((band, at) => [
      band,
      Int32Array.from(keys.subarray(start(at), start(at + 1)), (key) => key % 2 ** ID_BITS),
    ]),
  ) as unknown as Standing;
};

/** The first place of an ascending list with at least the value. */
const lowest = (ascending: Float64Array, value: number): number => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** How many stand where. */
export const silenceOverview = (db: ReadDb, asked: Asked): SilenceOverview => {
  const standing = standingOf(db, asked);
  const groups = Object.fromEntries(
    standingGroups.map((group) => [group, standing[group].length]),
  ) as SilenceOverview['groups'];
  return {
    today: asked.today,
    recordedFrom: asked.first,
    recordedTo: asked.last,
    reason: silenceUnknown(asked),
    members: bands.reduce((sum, band) => sum + standing[band].length, 0),
    active: standing.active.length,
    groups,
    unknown: standing.unknown.length,
  };
};
