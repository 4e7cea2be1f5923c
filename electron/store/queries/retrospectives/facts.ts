import { FACTS_VERSION, type Facts } from '../../../../shared/contract/retrospectives.ts';
import type { MetricId } from '../../../../shared/domain/metrics/registry.ts';
import { shareDifference } from '../../../../shared/domain/metrics/compare.ts';
import { campaignScore, type Figure } from '../../../../shared/domain/metrics/figure.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { kpisOf } from '../campaigns/kpis.ts';
import { requireCampaign, type CampaignRecord } from '../campaigns/read.ts';
import { findEvent } from '../events/list.ts';
import { attendances, attendedEvents } from '../figures/attendance.ts';
import { computeFigure } from '../figures/compute.ts';
import { dayInScope, inSegment, orderInScope, PERSON, type FigureScope } from '../figures/scope.ts';
import { inCurrency, NET } from '../figures/orders.ts';
import { funnelSource, type FunnelStep } from '../figures/sources.ts';
import { STAFF } from '../people.ts';
import { factContext } from './blocks/block.ts';
import { computeBlocks } from './blocks/list.ts';
import { limitsOf } from './limits.ts';

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

/** Computes every fact of a campaign's retrospective as of `nowMs`; throws `not-found`. */
export const retrospectiveFacts = (
  db: ReadDb,
  { campaignUid, nowMs }: { readonly campaignUid: string; readonly nowMs: number },
): Facts => {
  const campaign = requireCampaign(db, campaignUid);
  const settings = readSettings(db);
  const context = factContext(db, campaign, nowMs);
  const { before, during, after, scope, own } = context;
  const kpis = kpisOf(db, campaign, nowMs);
  const baselineScope = scope(before);
  const comparison = compared.map((id) =>
    compare(db, id, [baselineScope, scope(during), scope(after)]),
  );
  const events = eventFacts(db, campaign, own);
  return {
    version: FACTS_VERSION,
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
      filter: kpi.filter?.name ?? null,
      direction: kpi.direction,
      target: kpi.target,
      targetHigh: kpi.targetHigh,
      weight: kpi.weight,
      owner: kpi.owner,
      actual: kpi.actual,
      baseline: kpi.before,
      agreedBaseline: kpi.baseline,
      attainment: kpi.attainment,
      editedAfterSigning: kpi.editedAfterSigning,
    })),
    funnel: funnelOf(db, own),
    comparison,
    daily: dailyOf(db, scope({ from: before.from, to: after.to })),
    events,
    contributors: contributorsOf(db, scope(during), own),
    limits: limitsOf(db, campaign, own, { before, during, after, events }),
    blocks: computeBlocks(context),
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
  return { before, during, after, difference: shareDifference(before, during, scopes[1].today) };
};

const countOf = (db: ReadDb, rows: string): number =>
  sql<{ n: number }>(db, `SELECT count(*) AS n FROM (${rows})`).get()!.n;

/** Signed up (confirmed, pending or waiting) → attended → bought within 30 days, per person. */
const funnelOf = (db: ReadDb, scope: FigureScope): Facts['funnel'] => {
  const count = (step: FunnelStep): number => countOf(db, funnelSource(step, scope).sql);
  const known = countOf(db, attendedEvents(scope)) > 0;
  return {
    signedUp: count('signedUp'),
    attended: known ? count('attended') : null,
    converted: known ? count('converted') : null,
  };
};

const dailyOf = (db: ReadDb, scope: FigureScope): Facts['daily'] =>
  sql<{ date: string; active: number; messages: number }>(
    db,
    `SELECT member_day.local_date AS date, count(DISTINCT ${PERSON}) AS active,
       sum(CASE WHEN member_day.kind = 'message' THEN member_day.count ELSE 0 END) AS messages
     FROM member_day JOIN member ON member.id = member_day.member_id
     WHERE ${dayInScope(scope)} AND member_day.count > 0 AND ${PERSON} NOT IN (${STAFF})${inSegment(scope, PERSON)}
     GROUP BY 1 ORDER BY 1`,
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
      const own = { ...scope, eventIds: [id] };
      const count = (metric: MetricId): number => computeFigure(db, metric, own).value!;
      return {
        uid,
        name: row.name,
        startAtMs: row.startAtMs,
        signups: count('signups.total'),
        confirmed: count('signups.confirmed'),
        checkedIn: count('events.checked_in'),
        walkIns: count('events.walk_ins'),
        showUp: computeFigure(db, 'events.show_up_rate', own),
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
       SELECT id, count(*) AS events FROM (${attendances(own)}) GROUP BY 1
     ), bought AS (
       SELECT ${PERSON} AS id, sum(order_.status <> 'refunded') AS orders,
         sum(${NET}) FILTER (WHERE ${inCurrency(scope)}) AS net
       FROM order_ JOIN member ON member.id = order_.member_id WHERE ${orderInScope(scope)} GROUP BY 1
     )
     SELECT person.uid, coalesce(person.name, person.external_id) AS name, coalesce(talk.messages, 0) AS messages,
       coalesce(came.events, 0) AS events, coalesce(bought.orders, 0) AS orders, coalesce(bought.net, 0) AS netMinor
     FROM person LEFT JOIN talk ON talk.id = person.member_id LEFT JOIN came ON came.id = person.member_id
     LEFT JOIN bought ON bought.id = person.member_id
     WHERE (talk.id IS NOT NULL OR came.id IS NOT NULL) AND person.member_id NOT IN (${STAFF})${inSegment(scope, 'person.member_id')}
     ORDER BY messages DESC, events DESC, netMinor DESC, person.uid LIMIT ${CONTRIBUTORS}`,
  ).all();
