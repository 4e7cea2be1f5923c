import { trailingDays } from '../../../../shared/domain/metrics/active-days.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import {
  countFigure,
  missingFigure,
  quotientFigure,
  ratioFigure,
  scoreFigure,
  type Figure,
} from '../../../../shared/domain/metrics/figure.ts';
import { RETENTION_DAY } from '../../../../shared/domain/metrics/retention.ts';
import {
  isCampaignMetric,
  metricBasis,
  type MetricId,
} from '../../../../shared/domain/metrics/registry.ts';
import { turnoverDays } from '../../../../shared/domain/metrics/turnover.ts';
import { isComplete, type Period } from '../../../../shared/domain/periods/period.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import {
  attendanceRows,
  attendedEvents,
  attendees,
  confirmedAttended,
  CONVERT_DAYS,
  DAY_MS,
  signupsIn,
} from './attendance.ts';
import { campaignFigure } from './campaign.ts';
import { readsOf } from './content.ts';
import { costState } from './costs.ts';
import { keptOrders } from './orders.ts';
import { hasEntries, lacksEntries } from './points.ts';
import { referralDays } from './referrals.ts';
import { hasRecommendQuestion } from './surveys.ts';
import { unknownNewcomers } from './came-by-event.ts';
import { eventsIn, type FigureScope } from './scope.ts';
import { MONTH_DAYS, sourceOf, trailingOf } from './sources.ts';
import { countOf, sumOf } from './sums.ts';
import { askedOf, lacksAmounts, pricedCount, totalsOf, unknownJoins } from './totals.ts';

/** Computes one metric for a scope; definitions stand in shared/messages/<language>/metrics.ts. */
export const computeFigure = (db: ReadDb, id: MetricId, scope: FigureScope): Figure => {
  if (isCampaignMetric(id)) return campaignFigure(db, id, scope);
  const source = sourceOf(id, scope);
  const complete = isComplete(scope.period, scope.today);
  const base = { id, period: scope.period, complete, entity: source.entity };
  if (scope.segment === 'lost' && countsMembers(id))
    return missingFigure({ ...base, complete: false }, 'segment-lost');
  if (metricBasis[id] === 'feedback') return missingFigure(base, 'no-tickets');
  if (metricBasis[id] !== 'events' && scope.period.from > scope.today)
    return missingFigure(base, 'not-started');
  if (metricBasis[id] === 'activity' && !isRecorded(db, id, scope.period))
    return missingFigure({ ...base, complete: false }, 'no-data');
  if (metricBasis[id] === 'referrals' && !referralDays(db).known)
    return missingFigure({ ...base, complete: false }, 'no-referrals');
  const isKnown = complete && (!looksBeyond.has(id) || holdsAll(db, id, scope));
  const { n, sum } = totalsOf(db, id, scope);
  switch (id) {
    case 'members.total':
    case 'members.left':
    case 'active.members':
    case 'signups.total':
    case 'signups.confirmed':
    case 'events.checked_in':
    case 'orders.count':
    case 'buyers.count':
      return countFigure(base, sum, n);
    case 'orders.net':
      return countFigure({ ...base, complete: complete && !lacksAmounts(db, scope) }, sum, n);
    case 'members.new':
      return countFigure({ ...base, complete: complete && unknownJoins(db, scope) === 0 }, sum, n);
    case 'growth.rate': {
      const start = askedOf(db, id, scope);
      return quotientFigure(
        { ...base, complete: complete && unknownJoins(db, scope) === 0 },
        sum,
        start,
        'no-members',
      );
    }
    case 'members.silent': {
      // Records of less than a month show more people silent than are.
      const since = addDays(scope.period.to, 1 - MONTH_DAYS);
      return countFigure({ ...base, complete: complete && reaches(db, since) }, sum, n);
    }
    case 'churn.rate':
      return ratioFigure(
        { ...base, complete: complete && reaches(db, turnoverDays(scope.period).atStart.from) },
        sum,
        askedOf(db, id, scope),
        'no-active-at-start',
      );
    case 'winback.rate':
      return ratioFigure(
        { ...base, complete: complete && reaches(db, turnoverDays(scope.period).atStart.from) },
        sum,
        askedOf(db, id, scope),
        'no-silent-at-start',
      );
    case 'speaking.rate':
      return ratioFigure(base, sum, askedOf(db, id, scope), 'no-members-at-end');
    case 'messages.per_active':
      return quotientFigure(base, sum, askedOf(db, id, scope), 'no-active-in-period');
    case 'messages.per_member':
      return quotientFigure(base, sum, askedOf(db, id, scope), 'no-members-at-end');
    case 'events.show_up_rate':
    case 'events.no_show_rate': {
      const { events, begun, open, unknown } = attendance(db, scope);
      const confirmed = countOf(db, confirmedAttended(scope));
      if (events > 0 && begun === 0) return missingFigure(base, 'not-started');
      if (id === 'events.no_show_rate' && open > 0) return missingFigure(base, 'not-ended');
      if (confirmed === 0 && unknown > 0) return missingFigure(base, 'no-checkins');
      return ratioFigure(
        { ...base, complete: open === 0 && unknown === 0 },
        sum,
        confirmed,
        'no-confirmed',
      );
    }
    case 'events.cost_per_attendee': {
      const { events, begun, open, unknown, other, lacking } = costState(db, scope);
      const came = countOf(db, attendanceRows(scope));
      if (events > 0 && begun === 0) return missingFigure(base, 'not-started');
      if (came === 0) return missingFigure(base, unknown > 0 ? 'no-checkins' : 'no-attendees');
      if (n === 0) return missingFigure(base, other > 0 ? 'costs-other-currency' : 'no-costs');
      return quotientFigure(
        { ...base, complete: open === 0 && unknown === 0 && other === 0 && lacking === 0 },
        sum,
        came,
        'no-attendees',
      );
    }
    case 'events.walk_ins':
      return countFigure({ ...base, complete: areOver(db, scope) }, sum, n);
    case 'events.new_members':
      return countFigure(
        { ...base, complete: areOver(db, scope) && countOf(db, unknownNewcomers(scope)) === 0 },
        sum,
        n,
      );
    case 'events.nps': {
      const promoters = countOf(db, `SELECT id FROM (${source.sql}) WHERE value = 1`);
      return scoreFigure(
        { ...base, complete: areOver(db, scope) },
        { promoters, detractors: promoters - sum, n },
        hasRecommendQuestion(db, scope) ? 'no-answers' : 'no-survey',
      );
    }
    case 'events.response_rate': {
      const came = countOf(db, attendees(scope));
      return n === 0
        ? missingFigure(base, 'no-answers')
        : ratioFigure({ ...base, complete: areOver(db, scope) }, sum, came, 'no-checkins');
    }
    case 'orders.aov': {
      const priced = pricedCount(db, scope);
      return quotientFigure(
        { ...base, complete: complete && !lacksAmounts(db, scope) },
        sum,
        priced,
        priced === 0 && countOf(db, keptOrders(scope)) > 0 ? 'other-currency' : 'no-orders',
      );
    }
    case 'repurchase.rate':
      return ratioFigure(base, sum, askedOf(db, id, scope), 'no-buyers');
    case 'conversion.rate':
      return ratioFigure(
        { ...base, complete: conversionOpenUntil(db, scope) === null },
        sum,
        countOf(db, attendees(scope)),
        'no-attendees',
      );
    case 'referral.new':
      return countFigure({ ...base, complete: complete && !referralDays(db).undated }, sum, n);
    case 'referral.k':
      return quotientFigure(
        { ...base, complete: complete && !referralDays(db).undated },
        sum,
        askedOf(db, id, scope),
        'no-members',
      );
    case 'points.liability':
      return hasEntries(db, scope)
        ? countFigure({ ...base, complete: complete && !lacksEntries(db, scope) }, sum, n)
        : missingFigure(base, 'no-points');
    case 'silent.rate':
      return ratioFigure(
        { ...base, complete: complete && reaches(db, addDays(scope.period.to, 1 - MONTH_DAYS)) },
        sum,
        askedOf(db, id, scope),
        'no-members-at-end',
      );
    case 'content.published':
      return countFigure(base, sum, n);
    case 'content.balance':
      return ratioFigure(
        base,
        sum,
        countOf(db, sourceOf('content.published', scope).sql),
        'no-content',
      );
    case 'content.engagement_rate': {
      const items = countOf(db, sourceOf('content.published', scope).sql);
      if (n === 0) return missingFigure(base, items === 0 ? 'no-content' : 'no-results');
      const reads = sumOf(db, readsOf(scope)).sum;
      // What nobody wrote the results of is in neither side.
      return {
        ...quotientFigure({ ...base, complete: complete && n === items }, sum, reads, 'no-reads'),
        n,
      };
    }
    case 'feedback.first_response_median_ms':
    case 'feedback.p90_ms':
      return missingFigure(base, 'no-tickets');
    case 'stickiness':
      // Rows are the members of the trailing 30 days, each with the share of days it was active.
      return quotientFigure(
        { ...base, complete: isKnown },
        // Days are whole; the shares of a month that they are add up to a little beside.
        Math.round(sum * MONTH_DAYS) / MONTH_DAYS,
        n,
        'no-active',
      );
    case 'active.dau':
    case 'active.wau':
    case 'active.mau':
      return countFigure({ ...base, complete: isKnown }, sum, n);
    case 'retention.classic':
    case 'retention.rolling':
    case 'retention.cumulative':
      return ratioFigure({ ...base, complete: isKnown }, sum, askedOf(db, id, scope), 'no-new');
    default: {
      const never: never = id;
      return never;
    }
  }
};

/** Events and what was published are the campaign's own, whoever came or read. */
const countsMembers = (id: MetricId): boolean =>
  !['events', 'content', 'feedback'].includes(metricBasis[id]);

/** Whether records of interactions reach into the days: without any, nobody was seen to be silent. */
const hasActivity = (db: ReadDb, { from, to }: Period): boolean => {
  const { first, last } = activitySpan(db);
  return first !== null && last !== null && first <= to && last >= from;
};

/** Metrics of other days than those of the period: they are whole where records hold all of these. */
const looksBeyond: ReadonlySet<MetricId> = new Set([
  'stickiness',
  'active.wau',
  'active.mau',
  'retention.classic',
  'retention.rolling',
  'retention.cumulative',
]);

/** The days that a metric of activity looks at, each of which needs records of its own. */
const lookedAt = (id: MetricId, { from, to }: Period): readonly Period[] => {
  switch (id) {
    case 'churn.rate': {
      const { atStart, atEnd } = turnoverDays({ from, to });
      return [atStart, atEnd];
    }
    case 'winback.rate':
      return [turnoverDays({ from, to }).atStart, { from, to }];
    // Silence and stickiness look back over a month, however short the period.
    case 'stickiness':
    case 'members.silent':
    case 'silent.rate': {
      const month = addDays(to, 1 - MONTH_DAYS);
      return [{ from: month < from ? month : from, to }];
    }
    case 'active.dau':
    case 'active.wau':
    case 'active.mau':
      return [{ from: addDays(to, 1 - trailingDays[trailingOf[id]]), to }];
    case 'retention.classic':
    case 'retention.rolling':
      return [{ from: addDays(from, RETENTION_DAY), to: addDays(to, RETENTION_DAY) }];
    case 'retention.cumulative':
      return [{ from: addDays(from, 1), to: addDays(to, RETENTION_DAY) }];
    default:
      return [{ from, to }];
  }
};

/** Whether the records reach into the days of a metric: where nothing is known, nobody was seen quiet. */
export const isRecorded = (db: ReadDb, id: MetricId, period: Period): boolean =>
  lookedAt(id, period).every((days) => hasActivity(db, days));

/** Whether records of interactions go back to a day. */
const reaches = (db: ReadDb, date: string): boolean => {
  const { first } = activitySpan(db);
  return first !== null && first <= date;
};

/** Whether those days are over and records reach from the first to the last of them. */
const holdsAll = (db: ReadDb, id: MetricId, scope: FigureScope): boolean => {
  const { first, last } = activitySpan(db);
  return lookedAt(id, scope.period).every((days) => {
    const from = id === 'stickiness' ? addDays(days.to, 1 - MONTH_DAYS) : days.from;
    return isComplete(days, scope.today) && first !== null && first <= from && last! >= days.to;
  });
};

/** First and last day of which the workspace knows any interaction, whatever part of it is looked at. */
export const activitySpan = (
  db: ReadDb,
): { readonly first: string | null; readonly last: string | null } =>
  sql<{ first: string | null; last: string | null }>(
    db,
    `SELECT (SELECT min(local_date) FROM main.member_day) AS first, (SELECT max(local_date) FROM main.member_day) AS last`,
  ).get()!;

/** Of the events in scope that have confirmed sign-ups: how many began, run, or began and were never scanned. */
const attendance = (
  db: ReadDb,
  scope: FigureScope,
): Readonly<Record<'events' | 'begun' | 'open' | 'unknown', number>> =>
  sql<Record<'events' | 'begun' | 'open' | 'unknown', number>>(
    db,
    `SELECT count(*) AS events,
       coalesce(sum(coalesce(start_at_ms, 0) <= @now), 0) AS begun,
       coalesce(sum(coalesce(end_at_ms, start_at_ms, 0) > @now), 0) AS open,
       coalesce(sum(coalesce(start_at_ms, 0) <= @now AND id NOT IN (${attendedEvents(scope)})), 0) AS unknown
     FROM event WHERE id IN (${eventsIn(scope)})
       AND id IN (SELECT event_id FROM ${signupsIn(scope)} WHERE signup.status = 'confirmed')`,
  ).get({ now: scope.nowMs })!;

/** Whether every event in scope has ended. */
const areOver = (db: ReadDb, scope: FigureScope): boolean =>
  countOf(
    db,
    `SELECT id FROM event WHERE id IN (${eventsIn(scope)}) AND coalesce(end_at_ms, start_at_ms, 0) > ${scope.nowMs}`,
  ) === 0;

/** The last instant at which an order may still follow from an attendance; null when it is over. */
export const conversionOpenUntil = (db: ReadDb, scope: FigureScope): number | null => {
  const { last } = sql<{ last: number | null }>(
    db,
    `SELECT max(coalesce(end_at_ms, start_at_ms)) AS last FROM event WHERE id IN (${eventsIn(scope)})`,
  ).get()!;
  const until = last === null ? null : last + CONVERT_DAYS * DAY_MS;
  return until !== null && until > scope.nowMs ? until : null;
};
