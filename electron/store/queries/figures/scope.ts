import type { Period } from '../../../../shared/domain/periods/period.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { STAFF } from '../people.ts';
import type { WholeCampaign } from './campaign-source.ts';
import type { FoundPeople } from './found-people.ts';

/** What figures are about: a period, and optionally some communities or events. */
export interface FigureScope {
  readonly period: Period;
  /** Local ids; null = everything. */
  readonly communityIds: readonly number[] | null;
  /** null = the events of the communities in the period. */
  readonly eventIds: readonly number[] | null;
  /** Members alone who count where members do: `SELECT id` of persons; `lost` = nobody can say who. */
  readonly segment: { readonly members: string } | 'lost' | null;
  /** Local date and instant of the question. */
  readonly today: string;
  readonly nowMs: number;
  /** Start of `period.from` and of the day after `period.to`, as instants of the workspace zone. */
  readonly fromMs: number;
  readonly endMs: number;
  /** What sums of money are in: the campaign's currency, else the workspace's. */
  readonly currency: string;
  /**
   * The same people are asked about several periods inside this one: they are read once and counted
   * in memory. Without it SQL counts.
   */
  readonly around?: Period | undefined;
  /** Whose figures are asked for; 'part' = of one of its communities or events alone. */
  readonly campaign?: WholeCampaign | 'part' | undefined;
  /** The people of `eventIds`, and perhaps of more events, where they are found already. */
  readonly found?: () => FoundPeople;
  /** Ids of referrals that would close a circle; found when they are asked for. */
  readonly circularReferrals: () => readonly number[];
}

const idList = (ids: readonly number[]): string => (ids.length === 0 ? 'NULL' : ids.join(', '));

/** Recorded member → the person who survives. */
export const PERSON = 'coalesce(member.effective_member_id, member.id)';

/** The recorded members of a surviving person, as a list to look in. */
export const recordedAs = (person: string): string =>
  `(SELECT ${person} UNION ALL SELECT id FROM member WHERE effective_member_id = ${person})`;

/** Where members are counted, of the segment only: a further condition on a person's id. */
export const inSegment = ({ segment }: Pick<FigureScope, 'segment'>, person: string): string =>
  segment === null ? '' : segment === 'lost' ? ' AND 0' : ` AND ${person} IN (${segment.members})`;

/** Persons who belong on a local date, without staff: `SELECT id` of surviving members. */
export const personsOn = (
  scope: Pick<FigureScope, 'communityIds' | 'segment'>,
  date: string,
): string =>
  scope.communityIds === null
    ? `SELECT person.member_id AS id FROM person
       WHERE coalesce(person.joined_date, '0000') <= '${date}' AND (person.left_date IS NULL OR person.left_date > '${date}')
         AND person.member_id NOT IN (${STAFF})${inSegment(scope, 'person.member_id')}`
    : `SELECT DISTINCT ${PERSON} AS id FROM membership
       JOIN chat_group ON chat_group.id = membership.group_id
       JOIN member ON member.id = membership.member_id
       WHERE chat_group.community_id IN (${idList(scope.communityIds)})
         AND coalesce(membership.joined_date, '0000') <= '${date}'
         AND (membership.left_date IS NULL OR membership.left_date > '${date}') AND ${PERSON} NOT IN (${STAFF})${inSegment(scope, PERSON)}`;

/** Of a person: belongs on a local date, asked of each rather than of a list of all. */
export const belongsOn = (scope: FigureScope, person: string, date: string): string =>
  scope.communityIds === null
    ? '1'
    : `EXISTS (SELECT 1 FROM membership JOIN chat_group ON chat_group.id = membership.group_id
         WHERE membership.member_id IN ${recordedAs(person)}
           AND chat_group.community_id IN (${idList(scope.communityIds)})
           AND coalesce(membership.joined_date, '0000') <= '${date}'
           AND (membership.left_date IS NULL OR membership.left_date > '${date}'))`;

/** Events in scope. */
export const eventsIn = (scope: FigureScope): string => {
  if (scope.eventIds !== null)
    return `SELECT id FROM event WHERE id IN (${idList(scope.eventIds)})`;
  const community =
    scope.communityIds === null ? '' : ` AND event.community_id IN (${idList(scope.communityIds)})`;
  return `SELECT id FROM event WHERE event.start_at_ms >= ${scope.fromMs} AND event.start_at_ms < ${scope.endMs}${community}`;
};

/** Condition on `order_` joined as such: paid in the period, by a member of the scope on that day. */
export const orderInScope = (scope: FigureScope): string => {
  const period = `order_.paid_date >= '${scope.period.from}' AND order_.paid_date <= '${scope.period.to}'
    AND order_.status IN ('paid', 'partly-refunded', 'refunded')${
      scope.segment === null
        ? ''
        : ` AND EXISTS (SELECT 1 FROM member AS payer WHERE payer.id = order_.member_id${inSegment(scope, 'coalesce(payer.effective_member_id, payer.id)')})`
    }`;
  if (scope.communityIds === null) return period;
  // By person: an order may have been recorded under another identity than the membership.
  return `${period} AND EXISTS (
    SELECT 1 FROM member AS buyer JOIN member AS same
      ON same.id = coalesce(buyer.effective_member_id, buyer.id)
        OR same.effective_member_id = coalesce(buyer.effective_member_id, buyer.id)
    JOIN membership ON membership.member_id = same.id
    JOIN chat_group ON chat_group.id = membership.group_id
    WHERE buyer.id = order_.member_id AND chat_group.community_id IN (${idList(scope.communityIds)})
      AND coalesce(membership.joined_date, '0000') <= order_.paid_date
      AND (membership.left_date IS NULL OR membership.left_date > order_.paid_date))`;
};

/** Condition on `member_day`: inside the period and the communities. */
export const dayInScope = (scope: FigureScope, from = scope.period.from): string =>
  `member_day.local_date >= '${from}' AND member_day.local_date <= '${scope.period.to}'${
    scope.communityIds === null
      ? ''
      : ` AND member_day.community_id IN (${idList(scope.communityIds)})`
  }`;

/** Local ids of communities or events by uid; unknown ones are left out. */
export const idsOf = (
  db: ReadDb,
  table: 'community' | 'event',
  uids: readonly string[],
): number[] =>
  uids.flatMap((uid) => {
    const row = sql<{ id: number }>(db, `SELECT id FROM ${table} WHERE uid = ?`).get(uid);
    return row === undefined ? [] : [row.id];
  });
