import { FACTS_VERSION, type Facts } from '../../../../shared/contract/retrospectives.ts';
import type { MetricId } from '../../../../shared/domain/metrics/registry.ts';
import { campaignScore } from '../../../../shared/domain/metrics/figure.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { kpisOf } from '../campaigns/kpis.ts';
import { requireCampaign, type CampaignRecord } from '../campaigns/read.ts';
import { campaignState, keptByState } from '../campaigns/state.ts';
import { attendedEvents } from '../figures/attendance.ts';
import { differencesOf } from '../figures/change.ts';
import { computeFigure } from '../figures/compute.ts';
import type { FigureScope } from '../figures/scope.ts';
import { funnelSource, type FunnelStep } from '../figures/sources.ts';
import { factContext } from './blocks/block.ts';
import { computeBlocks } from './blocks/list.ts';
import { contributorsOf } from './contributors.ts';
import { dailyOf } from './daily.ts';
import { limitsOf } from './limits.ts';

/** Compared before, during and after; events have no "before" and stand apart. */
const compared: readonly MetricId[] = [
  'members.total',
  'members.new',
  'growth.rate',
  'active.members',
  'speaking.rate',
  'messages.per_member',
  'stickiness',
  'orders.count',
  'orders.net',
  'orders.aov',
  'buyers.count',
  'repurchase.rate',
];

/** Those of the campaign looked at last: what is shown is what is exported next. */
const kept = keptByState<Facts>(1);

/**
 * Every fact of a campaign's retrospective as of `nowMs`, worked out once as long as they would be the
 * same; throws `not-found`.
 */
export const retrospectiveFacts = (
  db: ReadDb,
  { campaignUid, nowMs }: { readonly campaignUid: string; readonly nowMs: number },
): Facts => {
  const campaign = requireCampaign(db, campaignUid);
  const facts = kept(db, campaignState(db, campaign, nowMs), () =>
    computeFacts(db, campaign, nowMs),
  );
  return { ...facts, cutoffMs: nowMs };
};

const computeFacts = (db: ReadDb, campaign: CampaignRecord, nowMs: number): Facts => {
  const settings = readSettings(db);
  const context = factContext(db, campaign, nowMs);
  const { before, during, after, scope, own, crowd } = context;
  const kpis = kpisOf(db, campaign, nowMs);
  const baselineScope = scope(before);
  const comparison = compare(db, [baselineScope, scope(during), scope(after)]);
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
    daily: dailyOf(crowd, { from: before.from, to: after.to }),
    events,
    contributors: contributorsOf(db, crowd, scope(during), own),
    limits: limitsOf(db, campaign, own, { before, during, after, events }),
    blocks: computeBlocks(context),
  };
};

const compare = (
  db: ReadDb,
  [before, during, after]: readonly [FigureScope, FigureScope, FigureScope],
): Facts['comparison'] => {
  const lines = compared.map((id) => ({
    before: { figure: computeFigure(db, id, before), scope: before },
    during: { figure: computeFigure(db, id, during), scope: during },
    after: computeFigure(db, id, after),
  }));
  const differences = differencesOf(db, lines);
  return lines.map((line, place) => ({
    before: line.before.figure,
    during: line.during.figure,
    after: line.after,
    difference: differences[place]!,
  }));
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

const eventFacts = (db: ReadDb, campaign: CampaignRecord, scope: FigureScope): Facts['events'] =>
  sql<{ id: number; uid: string; name: string; startAtMs: number | null }>(
    db,
    `SELECT event.id, event.uid, event.name, event.start_at_ms AS startAtMs FROM campaign_scope JOIN event ON event.id = campaign_scope.event_id
     WHERE campaign_id = ? ORDER BY event.start_at_ms, event.uid`,
  )
    .all(campaign.id)
    .map(({ id, uid, name, startAtMs }) => {
      const own = { ...scope, eventIds: [id] };
      const count = (metric: MetricId): number => computeFigure(db, metric, own).value!;
      return {
        uid,
        name,
        startAtMs,
        signups: count('signups.total'),
        confirmed: count('signups.confirmed'),
        checkedIn: count('events.checked_in'),
        walkIns: count('events.walk_ins'),
        showUp: computeFigure(db, 'events.show_up_rate', own),
      };
    });
