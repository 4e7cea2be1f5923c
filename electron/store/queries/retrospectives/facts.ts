import type { Facts } from '../../../../shared/contract/retrospectives.ts';
import type { MetricId } from '../../../../shared/domain/metrics/registry.ts';
import { isMetricId } from '../../../../shared/domain/metrics/registry.ts';
import type { Figure } from '../../../../shared/domain/metrics/figure.ts';
import { isComplete, nextPeriod, type Period } from '../../../../shared/domain/periods/period.ts';
import { newcombe } from '../../../../shared/domain/statistics/intervals.ts';
import { campaignScore } from '../../../../shared/domain/metrics/figure.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import {
  baselineOf,
  campaignFigureScope,
  kpisOf,
  requireCampaign,
  type CampaignRecord,
} from '../campaigns/read.ts';
import { findEvent } from '../events/list.ts';
import { lastScanSql } from '../events/last-scan.ts';
import { computeFigure, unknownJoins } from '../figures/compute.ts';
import { dayInScope, eventsIn, orderInScope, PERSON, type FigureScope } from '../figures/scope.ts';
import { attendees, converted } from '../figures/sources.ts';

/** Compared before, during and after; events have no "before" and stand apart. */
const compared: readonly MetricId[] = [
  'members.total',
  'members.new',
  'growth.rate',
  'active.members',
  'speaking.rate',
  'stickiness',
  'orders.count',
  'orders.net',
  'buyers.count',
  'repurchase.rate',
];
const CONTRIBUTORS = 10;
const THIN_SAMPLE = 30;

/** Computes every fact of a campaign's retrospective as of `nowMs`; throws `not-found`. */
export const retrospectiveFacts = (
  db: ReadDb,
  { campaignUid, nowMs }: { readonly campaignUid: string; readonly nowMs: number },
): Facts => {
  const campaign = requireCampaign(db, campaignUid);
  const settings = readSettings(db);
  const during: Period = { from: campaign.from_date, to: campaign.to_date };
  const before = baselineOf(campaign);
  const after = nextPeriod(during);
  const scope = (period: Period, ownEvents = false): FigureScope =>
    campaignFigureScope(db, campaign, period, nowMs, ownEvents);
  const own = scope(during, true);
  const kpis = kpisOf(db, campaign, nowMs);
  const baselineScope = scope(before);
  const comparison = compared.map((id) =>
    compare(db, id, [baselineScope, scope(during), scope(after)]),
  );
  const events = eventFacts(db, campaign, own);
  return {
    campaign: {
      uid: campaign.uid,
      name: campaign.name,
      goal: campaign.goal,
      purpose: campaign.purpose,
      owner: campaign.owner,
    },
    during: { ...during },
    before: { ...before },
    after: { ...after },
    zone: settings.zone,
    currency: campaign.currency,
    cutoffMs: nowMs,
    score: campaignScore(kpis),
    kpis: kpis.map((kpi) => ({
      uid: kpi.uid,
      metric: kpi.metric,
      direction: kpi.direction,
      target: kpi.target,
      targetHigh: kpi.targetHigh,
      weight: kpi.weight,
      owner: kpi.owner,
      actual: kpi.actual,
      // Events of the campaign did not exist before it: only facts of members and orders compare.
      baseline:
        isMetricId(kpi.metric) &&
        !kpi.metric.startsWith('events.') &&
        !kpi.metric.startsWith('signups.') &&
        kpi.metric !== 'conversion.rate'
          ? computeFigure(db, kpi.metric, baselineScope)
          : null,
      attainment: kpi.attainment,
      editedAfterSigning: kpi.editedAfterSigning,
    })),
    funnel: funnelOf(db, own),
    comparison,
    daily: dailyOf(db, scope({ from: before.from, to: after.to })),
    events,
    contributors: contributorsOf(db, scope(during), own),
    limits: limitsOf(db, campaign, own, { before, during, after, comparison, events }),
  };
};

const compare = (
  db: ReadDb,
  id: MetricId,
  scopes: readonly [FigureScope, FigureScope, FigureScope],
): Facts['comparison'][number] => {
  const [before, during, after] = scopes.map((one) => computeFigure(db, id, one)) as [
    Figure,
    Figure,
    Figure,
  ];
  const isShare = before.interval !== null && during.interval !== null;
  const difference = isShare
    ? newcombe(during.numerator!, during.denominator!, before.numerator!, before.denominator!)
    : null;
  return {
    before,
    during,
    after,
    difference:
      difference === null ? null : { value: difference.difference, interval: difference.interval },
  };
};

const countOf = (db: ReadDb, rows: string): number =>
  sql<{ n: number }>(db, `SELECT count(*) AS n FROM (${rows})`).get()!.n;

/** Signed up (confirmed, pending or waiting) → attended → bought within 30 days, per person. */
const funnelOf = (db: ReadDb, scope: FigureScope): Facts['funnel'] => {
  const signedUp = `SELECT DISTINCT ${PERSON} AS id FROM signup JOIN member ON member.id = signup.member_id
    WHERE signup.event_id IN (${eventsIn(scope)}) AND signup.status IN ('confirmed', 'pending', 'waiting')`;
  const attended = `SELECT id FROM (${attendees(scope)}) WHERE id IN (${signedUp})`;
  return {
    signedUp: countOf(db, signedUp),
    attended: countOf(db, attended),
    converted: countOf(db, `SELECT id FROM (${converted(scope)}) WHERE id IN (${attended})`),
  };
};

const dailyOf = (db: ReadDb, scope: FigureScope): Facts['daily'] =>
  sql<{ date: string; active: number; messages: number }>(
    db,
    `SELECT member_day.local_date AS date, count(DISTINCT ${PERSON}) AS active,
       sum(CASE WHEN member_day.kind = 'message' THEN member_day.count ELSE 0 END) AS messages
     FROM member_day JOIN member ON member.id = member_day.member_id
     WHERE ${dayInScope(scope)} AND member_day.count > 0 GROUP BY 1 ORDER BY 1`,
  ).all();

const eventFacts = (db: ReadDb, campaign: CampaignRecord, scope: FigureScope): Facts['events'] =>
  sql<{ id: number; uid: string }>(
    db,
    `SELECT event.id, event.uid FROM campaign_scope JOIN event ON event.id = campaign_scope.event_id
     WHERE campaign_id = ? ORDER BY event.start_at_ms, event.uid`,
  )
    .all(campaign.id)
    .map(({ id, uid }) => {
      const row = findEvent(db, uid)!;
      return {
        uid,
        name: row.name,
        startAtMs: row.startAtMs,
        signups: row.signups,
        confirmed: row.confirmed,
        checkedIn: row.checkedIn,
        walkIns: countOf(
          db,
          `SELECT 1 FROM (${lastScanSql(`checkin.event_id = ${id}`)}) WHERE signup_id IS NULL AND kind = 'in'`,
        ),
        showUp: computeFigure(db, 'events.show_up_rate', { ...scope, eventIds: [id] }),
      };
    });

/** Those who did most: messages in the period, events attended, orders paid. */
const contributorsOf = (db: ReadDb, scope: FigureScope, own: FigureScope): Facts['contributors'] =>
  sql<Facts['contributors'][number]>(
    db,
    `WITH talk AS (
       SELECT ${PERSON} AS id, sum(member_day.count) AS messages FROM member_day JOIN member ON member.id = member_day.member_id
       WHERE ${dayInScope(scope)} GROUP BY 1
     ), came AS (
       SELECT ${PERSON} AS id, count(DISTINCT scan.event_id) AS events
       FROM (${lastScanSql(`checkin.event_id IN (${eventsIn(own)})`)}) AS scan JOIN member ON member.id = scan.member_id
       WHERE scan.kind = 'in' GROUP BY 1
     ), bought AS (
       SELECT ${PERSON} AS id, count(*) AS orders, sum(coalesce(order_.amount_minor, 0) - order_.refunded_minor) AS net
       FROM order_ JOIN member ON member.id = order_.member_id WHERE ${orderInScope(scope)} GROUP BY 1
     )
     SELECT person.uid, coalesce(person.name, person.external_id) AS name, coalesce(talk.messages, 0) AS messages,
       coalesce(came.events, 0) AS events, coalesce(bought.orders, 0) AS orders, coalesce(bought.net, 0) AS netMinor
     FROM person LEFT JOIN talk ON talk.id = person.member_id LEFT JOIN came ON came.id = person.member_id
     LEFT JOIN bought ON bought.id = person.member_id
     WHERE talk.id IS NOT NULL OR came.id IS NOT NULL
     ORDER BY messages DESC, events DESC, netMinor DESC, person.uid LIMIT ${CONTRIBUTORS}`,
  ).all();

interface Known {
  readonly before: Period;
  readonly during: Period;
  readonly after: Period;
  readonly comparison: Facts['comparison'];
  readonly events: Facts['events'];
}

const limitsOf = (
  db: ReadDb,
  campaign: CampaignRecord,
  scope: FigureScope,
  known: Known,
): Facts['limits'] => {
  const limits: Facts['limits'] = [];
  for (const name of ['during', 'after'] as const)
    if (!isComplete(known[name], scope.today))
      limits.push({ key: `retrospectives.limit-${name}-running`, values: { to: known[name].to } });
  const unknown = unknownJoins(db, scope);
  if (unknown > 0)
    limits.push({ key: 'retrospectives.limit-unknown-joins', values: { count: unknown } });
  for (const event of known.events)
    if (event.showUp.n > 0 && event.showUp.n < THIN_SAMPLE)
      limits.push({
        key: 'retrospectives.limit-thin',
        values: { name: event.name, n: event.showUp.n },
      });
  if (known.events.length === 0) limits.push({ key: 'retrospectives.limit-no-events', values: {} });
  const baseline = known.comparison.find((one) => one.before.id === 'active.members');
  if (baseline?.before.value === 0)
    limits.push({ key: 'retrospectives.limit-no-baseline', values: {} });
  for (const other of sql<{ name: string }>(
    db,
    `SELECT name FROM campaign WHERE uid <> ? AND archived = 0 AND from_date <= ? AND to_date >= ? ORDER BY name LIMIT 5`,
  ).all(campaign.uid, campaign.to_date, campaign.from_date))
    limits.push({ key: 'retrospectives.limit-concurrent', values: { name: other.name } });
  limits.push({ key: 'retrospectives.limit-not-cause', values: {} });
  return limits;
};
