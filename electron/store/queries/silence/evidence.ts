import type { SilenceGroup, SilenceRow } from '../../../../shared/contract/silence.ts';
import {
  BASELINE_MOST_DAYS,
  CURRENT_DAYS,
  presence,
  type Presence,
} from '../../../../shared/domain/metrics/presence.ts';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import { addDays, daysBetween } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { PERSON } from '../figures/scope.ts';
import type { Masking } from '../members/mask.ts';
import { memberRows } from '../members/view.ts';
import type { Asked } from './asked.ts';

// The wanted persons, each with every member whose rows count for it.
const parts = `parts AS (
  SELECT value AS id, value AS part FROM json_each(@ids)
  UNION ALL SELECT effective_member_id, member.id FROM member
  WHERE effective_member_id IN (SELECT value FROM json_each(@ids)))`;

const inside = (communityIds: readonly number[] | null): string =>
  communityIds === null
    ? ''
    : `AND member_day.community_id IN (${communityIds.join(', ') || 'NULL'})`;

interface Dated {
  readonly presence: Presence;
  readonly lastActiveDate: string | null;
  readonly joinedDate: string | null;
  readonly leftDate: string | null;
  readonly activeDates: readonly string[];
}

/** Presence of a few persons, each by their own days in the communities. */
export const presenceOf = (
  db: ReadDb,
  { today, first, last }: Asked,
  communityIds: readonly number[] | null,
  ids: readonly number[],
): ReadonlyMap<number, Dated> => {
  const wanted = JSON.stringify(ids);
  const dates = new Map<number, string[]>(ids.map((id) => [id, []]));
  // No window ends before the first day that the current 30 and the longest baseline reach.
  const since = addDays(
    last !== null && last < today ? last : today,
    -CURRENT_DAYS - BASELINE_MOST_DAYS,
  );
  for (const { id, date } of sql<{ id: number; date: string }>(
    db,
    `WITH ${parts} SELECT DISTINCT parts.id, member_day.local_date AS date
     FROM parts CROSS JOIN member_day ON member_day.member_id = parts.part
     WHERE member_day.local_date BETWEEN @since AND @today AND member_day.count > 0
       ${inside(communityIds)} ORDER BY 1, 2`,
  ).iterate({ ids: wanted, since, today }))
    dates.get(id)!.push(date);
  const found = new Map<number, Dated>();
  for (const row of sql<{
    id: number;
    joined: string | null;
    gone: string | null;
    last: string | null;
    seen: string | null;
  }>(
    db,
    `WITH ${parts} SELECT parts.id, person.joined_date AS joined, person.left_date AS gone,
       max((SELECT max(member_day.local_date) FROM member_day WHERE member_day.member_id = parts.part
         AND member_day.local_date <= @today AND member_day.count > 0 ${inside(communityIds)})) AS last,
       max(iif(member.seen_date <= @today, member.seen_date, NULL)) AS seen
     FROM parts CROSS JOIN member ON member.id = parts.part
     CROSS JOIN person ON person.member_id = parts.id GROUP BY parts.id`,
  ).iterate({ ids: wanted, today })) {
    const lastActiveDate =
      row.seen !== null && (row.last === null || row.seen > row.last) ? row.seen : row.last;
    const facts = {
      joinedDate: row.joined,
      leftDate: row.gone,
      lastActiveDate,
      firstRecordedDate: first,
      lastRecordedDate: last,
      activeDates: dates.get(row.id)!,
    };
    found.set(row.id, { ...facts, presence: presence(facts, today) });
  }
  return found;
};

export interface ListScope {
  readonly group: SilenceGroup;
  readonly period: Period;
  /** Where activity counts; null = everywhere. */
  readonly communityIds: readonly number[] | null;
  /** Names of the full communities by id. */
  readonly full: readonly { readonly id: number; readonly name: string }[];
}

/** Members of a list by local id, each with what speaks for its being there. */
export const silenceRows = (
  db: ReadDb,
  asked: Asked,
  { group, period, communityIds, full }: ListScope,
  ids: readonly number[],
  masking?: Masking,
): SilenceRow[] => {
  const members = memberRows(db, ids, masking === undefined ? {} : { masking });
  const dated = presenceOf(db, asked, communityIds, ids);
  const named = (rows: readonly { id: number; name: string }[]): Map<number, string[]> => {
    const names = new Map<number, string[]>();
    for (const { id, name } of rows) names.set(id, [...(names.get(id) ?? []), name]);
    return names;
  };
  const fullIds = full.map(({ id }) => id);
  const from = named(group === 'remove' ? communitiesOf(db, ids, fullIds, asked.today) : []);
  const waiting = named(group === 'admit' ? waitingOf(db, ids, fullIds) : []);
  return ids.map((id, at) => {
    const { presence, lastActiveDate, joinedDate, leftDate, activeDates } = dated.get(id)!;
    const gone = leftDate !== null && leftDate <= period.to;
    return {
      member: members[at]!,
      lastActiveDate,
      quietDays: quietDays(asked, lastActiveDate, joinedDate),
      presence,
      lost: group !== 'churned' ? null : gone ? 'left' : 'quiet',
      backOn:
        group === 'won-back'
          ? (activeDates.find((date) => date >= period.from && date <= period.to) ?? null)
          : null,
      from: from.get(id) ?? [],
      waitingFor: waiting.get(id) ?? [],
    };
  });
};

const quietDays = (
  { today, first }: Asked,
  last: string | null,
  joined: string | null,
): number | null => {
  if (last !== null) return daysBetween(last, today);
  if (first === null) return null;
  return Math.max(0, daysBetween(joined !== null && joined > first ? joined : first, today));
};

/** The full communities that each is in. */
const communitiesOf = (
  db: ReadDb,
  ids: readonly number[],
  communityIds: readonly number[],
  today: string,
): { id: number; name: string }[] =>
  sql<{ id: number; name: string }>(
    db,
    `WITH ${parts} SELECT DISTINCT parts.id, community.name
     FROM parts CROSS JOIN membership ON membership.member_id = parts.part
     CROSS JOIN chat_group ON chat_group.id = membership.group_id
     CROSS JOIN community ON community.id = chat_group.community_id
     WHERE community.id IN (SELECT value FROM json_each(@communities))
       AND coalesce(membership.joined_date, '0000') <= @today
       AND (membership.left_date IS NULL OR membership.left_date > @today) ORDER BY 2`,
  ).all({ ids: JSON.stringify(ids), communities: JSON.stringify(communityIds), today });

/** Events of the full communities that each waits for. */
const waitingOf = (
  db: ReadDb,
  ids: readonly number[],
  communityIds: readonly number[],
): { id: number; name: string }[] =>
  sql<{ id: number; name: string }>(
    db,
    `SELECT DISTINCT ${PERSON} AS id, event.name FROM event
     CROSS JOIN signup ON signup.event_id = event.id CROSS JOIN member ON member.id = signup.member_id
     WHERE event.community_id IN (SELECT value FROM json_each(@communities)) AND signup.status = 'waiting'
       AND ${PERSON} IN (SELECT value FROM json_each(@ids)) ORDER BY 2`,
  ).all({ ids: JSON.stringify(ids), communities: JSON.stringify(communityIds) });
