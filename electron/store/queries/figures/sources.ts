import { trailingDays } from '../../../../shared/domain/metrics/active-days.ts';
import { RETENTION_DAY, type RetentionKind } from '../../../../shared/domain/metrics/retention.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import type { MetricId } from '../../../../shared/domain/metrics/registry.ts';
import { STAFF } from '../people.ts';
import {
  attendees,
  cameConfirmed,
  confirmedSignups,
  converted,
  missedConfirmed,
  signedUp,
  signupRows,
} from './attendance.ts';
import { campaignSource } from './campaign-source.ts';
import type { RowSource } from './row-source.ts';
import { answersTo, interactive, published } from './content.ts';
import { attendedCosts } from './costs.ts';
import { npsAnswers, responses } from './surveys.ts';
import { newByEvent, walkIns } from './came-by-event.ts';
import { buyers, keptOrders, netOfOrders } from './orders.ts';
import { balances } from './points.ts';
import { countedReferrals } from './referrals.ts';
import { dayInScope, inSegment, PERSON, personsOn, type FigureScope } from './scope.ts';
import { churned, silentOn, wonBack } from './turnover.ts';

const members = (sql: string): RowSource => ({ entity: 'member', sql });
const signups = (sql: string): RowSource => ({ entity: 'signup', sql });
const referrals = (sql: string): RowSource => ({ entity: 'referral', sql });
const content = (sql: string): RowSource => ({ entity: 'content', sql });
const costs = (sql: string): RowSource => ({ entity: 'cost', sql });
const responded = (sql: string): RowSource => ({ entity: 'response', sql });
const orders = (sql: string): RowSource => ({ entity: 'order', sql });

/** Persons with a known join date: `SELECT id, day`. */
export const firstJoined = (scope: FigureScope): string =>
  scope.communityIds === null
    ? `SELECT person.member_id AS id, person.joined_date AS day FROM person WHERE person.joined_date IS NOT NULL AND person.member_id NOT IN (${STAFF})${inSegment(scope, 'person.member_id')}`
    : `SELECT ${PERSON} AS id, min(membership.joined_date) AS day FROM membership
       JOIN chat_group ON chat_group.id = membership.group_id JOIN member ON member.id = membership.member_id
       WHERE chat_group.community_id IN (${scope.communityIds.join(', ') || 'NULL'}) AND ${PERSON} NOT IN (${STAFF})${inSegment(scope, PERSON)}
       GROUP BY 1 HAVING day IS NOT NULL`;

export const newMembers = (scope: FigureScope): string =>
  `SELECT id, 1 AS value FROM (${firstJoined(scope)}) WHERE day >= '${scope.period.from}' AND day <= '${scope.period.to}'`;

/** Here before or during the period, and not there any more at its end. */
const leftMembers = (scope: FigureScope): string =>
  `SELECT id, 1 AS value FROM (
     SELECT id FROM (${personsOn(scope, addDays(scope.period.from, -1))})
     UNION SELECT id FROM (${newMembers(scope)})
   ) WHERE id NOT IN (${personsOn(scope, scope.period.to)})`;

/** Joined and left inside the period: in neither part of a churn rate. */
export const flashMembers = (scope: FigureScope): string =>
  `SELECT id, value FROM (${newMembers(scope)})
   WHERE id NOT IN (${personsOn(scope, scope.period.to)})`;

interface Looked {
  /** Days that end with the period's last; without it the period. */
  readonly trailing?: number;
  readonly kind?: string;
}

const activeMembers = (scope: FigureScope, { trailing, kind }: Looked = {}): string =>
  `SELECT DISTINCT ${PERSON} AS id, 1 AS value FROM member_day JOIN member ON member.id = member_day.member_id
   WHERE ${dayInScope(scope, trailing === undefined ? undefined : addDays(scope.period.to, 1 - trailing))}
     AND member_day.count > 0${kind === undefined ? '' : ` AND member_day.kind = '${kind}'`} AND ${PERSON} NOT IN (${STAFF})${inSegment(scope, PERSON)}`;

/** How many messages each person sent. */
const messagesSent = (scope: FigureScope): string =>
  `SELECT ${PERSON} AS id, sum(member_day.count) AS value FROM member_day JOIN member ON member.id = member_day.member_id
   WHERE ${dayInScope(scope)} AND member_day.count > 0 AND member_day.kind = 'message' AND ${PERSON} NOT IN (${STAFF})${inSegment(scope, PERSON)} GROUP BY 1`;

/** Which days after joining count, of each kind of retention; the last is where it is asked. */
const retainedOn: Readonly<Record<RetentionKind, string>> = {
  classic: `member_day.local_date = date(joined.day, '+${RETENTION_DAY} days')`,
  rolling: `member_day.local_date >= date(joined.day, '+${RETENTION_DAY} days')`,
  cumulative: `member_day.local_date BETWEEN date(joined.day, '+1 days') AND date(joined.day, '+${RETENTION_DAY} days')`,
};

/** Who joined in the period and was active again, until today. */
const retained = (scope: FigureScope, kind: RetentionKind): string => {
  const inCommunities =
    scope.communityIds === null
      ? ''
      : ` AND member_day.community_id IN (${scope.communityIds.join(', ') || 'NULL'})`;
  return `SELECT joined.id, 1 AS value FROM (${firstJoined(scope)}) AS joined
    WHERE joined.day >= '${scope.period.from}' AND joined.day <= '${scope.period.to}' AND EXISTS (
      SELECT 1 FROM (SELECT joined.id AS id UNION ALL SELECT id FROM member WHERE effective_member_id = joined.id) AS recorded
      JOIN member_day ON member_day.member_id = recorded.id
      WHERE ${retainedOn[kind]} AND member_day.local_date <= '${scope.today}' AND member_day.count > 0${inCommunities})`;
};

/** Days of a trailing month; stickiness looks at it. */
export const MONTH_DAYS = trailingDays.mau;
/** Days of the trailing 30 on which each person was active, as a share: together the mean DAU. */
const dailyShare = (scope: FigureScope): string =>
  `SELECT ${PERSON} AS id, count(DISTINCT member_day.local_date) / ${MONTH_DAYS}.0 AS value FROM member_day
   JOIN member ON member.id = member_day.member_id
   WHERE ${dayInScope(scope, addDays(scope.period.to, 1 - MONTH_DAYS))} AND member_day.count > 0 AND ${PERSON} NOT IN (${STAFF})${inSegment(scope, PERSON)} GROUP BY 1`;

/** Steps of a campaign's funnel, per person; each is a part of the one before. */
export const funnelSteps = ['signedUp', 'attended', 'converted'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

export const funnelSource = (step: FunnelStep, scope: FigureScope): RowSource => {
  if (step === 'signedUp') return members(signedUp(scope));
  const later = step === 'attended' ? attendees(scope) : converted(scope);
  return members(
    // Asked of each who came: not of everybody who signed up at every event.
    `SELECT id, value FROM (${later}) WHERE +id IN (SELECT id FROM (${signedUp(scope)}))`,
  );
};

/** How far back each kind of active looks. */
export const trailingOf = {
  'active.dau': 'dau',
  'active.wau': 'wau',
  'active.mau': 'mau',
} as const;

/** The rows behind the numerator of each metric. */
export const sourceOf = (id: MetricId, scope: FigureScope): RowSource => {
  switch (id) {
    case 'members.total':
      return members(`SELECT id, 1 AS value FROM (${personsOn(scope, scope.period.to)})`);
    case 'members.new':
      return members(newMembers(scope));
    case 'members.left':
      return members(leftMembers(scope));
    case 'members.silent':
      return members(silentOn(scope, scope.period.to));
    case 'growth.rate': {
      const start = personsOn(scope, addDays(scope.period.from, -1));
      const end = personsOn(scope, scope.period.to);
      return members(`SELECT id, 1 AS value FROM (${end}) WHERE id NOT IN (${start})
        UNION ALL SELECT id, -1 AS value FROM (${start}) WHERE id NOT IN (${end})`);
    }
    case 'churn.rate':
      return members(churned(scope));
    case 'winback.rate':
      return members(wonBack(scope));
    case 'active.members':
      return members(activeMembers(scope));
    case 'speaking.rate':
      return members(
        `SELECT id, value FROM (${activeMembers(scope, { kind: 'message' })}) WHERE id IN (${personsOn(scope, scope.period.to)})`,
      );
    case 'messages.per_active':
    case 'messages.per_member':
      return members(messagesSent(scope));
    case 'stickiness':
      return members(dailyShare(scope));
    case 'active.dau':
    case 'active.wau':
    case 'active.mau':
      return members(activeMembers(scope, { trailing: trailingDays[trailingOf[id]] }));
    case 'retention.classic':
      return members(retained(scope, 'classic'));
    case 'retention.rolling':
      return members(retained(scope, 'rolling'));
    case 'retention.cumulative':
      return members(retained(scope, 'cumulative'));
    case 'silent.rate':
      return members(silentOn(scope, scope.period.to));
    case 'content.published':
      return content(published(scope));
    case 'content.balance':
      return content(interactive(scope));
    case 'content.engagement_rate':
      return content(answersTo(scope));
    case 'signups.total':
      return signups(signupRows(scope));
    case 'signups.confirmed':
      return signups(confirmedSignups(scope));
    case 'events.checked_in':
      return members(attendees(scope));
    case 'events.show_up_rate':
      return signups(cameConfirmed(scope));
    case 'events.no_show_rate':
      return signups(missedConfirmed(scope));
    case 'events.cost_per_attendee':
      return costs(attendedCosts(scope));
    case 'events.walk_ins':
      return members(walkIns(scope));
    case 'events.new_members':
      return members(newByEvent(scope));
    case 'events.nps':
      return responded(npsAnswers(scope));
    case 'events.response_rate':
      return responded(responses(scope));
    case 'orders.count':
      return orders(keptOrders(scope));
    case 'orders.net':
    case 'orders.aov':
      return orders(netOfOrders(scope));
    case 'buyers.count':
      return members(buyers(scope, 1));
    case 'repurchase.rate':
      return members(buyers(scope, 2));
    case 'conversion.rate':
      return members(converted(scope));
    case 'referral.new':
    case 'referral.k':
      return referrals(countedReferrals(scope));
    case 'points.liability':
      return members(balances(scope));
    case 'feedback.first_response_median_ms':
    case 'feedback.p90_ms':
      // Nothing records when a question was asked and answered.
      return responded('SELECT 0 AS id, 0 AS value WHERE 0');
    case 'campaign.cost':
    case 'campaign.roi':
    case 'campaign.cac':
    case 'campaign.attainment':
      return campaignSource(id, scope);
    default: {
      const never: never = id;
      return never;
    }
  }
};
