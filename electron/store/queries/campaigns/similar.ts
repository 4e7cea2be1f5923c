import type {
  KpiBaselineOf,
  SimilarOffer,
} from '../../../../shared/contract/campaign-baselines.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { EventMode } from '../../../../shared/domain/events/kinds.ts';
import {
  alikeTo,
  isSimilarMetric,
  MOST_SIMILAR,
  similarBaseline,
  similarEvents,
  type ComparableEvent,
} from '../../../../shared/domain/events/similar.ts';
import { metrics } from '../../../../shared/domain/metrics/registry.ts';
import { localDateOf, localToUtcMs } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { differs, updateRow } from '../../log/rows.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { label, type Changed } from '../events/save.ts';
import { computeFigure } from '../figures/compute.ts';
import { kpiFilterOf } from './kpi-filter.ts';
import { periodScope, requireCampaign, type CampaignRecord } from './read.ts';

interface EventRecord extends ComparableEvent {
  readonly id: number;
  readonly name: string;
  readonly mode: EventMode;
}

interface KpiRecord {
  readonly uid: string;
  readonly campaignUid: string;
  readonly metric: string;
  readonly filter: string | null;
}

const eventsSql = `SELECT event.id, event.uid, event.name, event.kind, event.mode, event.state,
  event.start_at_ms AS startAtMs, event.end_at_ms AS endAtMs, community.uid AS communityUid
  FROM event LEFT JOIN community ON community.id = event.community_id`;

/** Of more similar events than these the older are not asked, whether or not the later tell the metric. */
const MOST_ASKED = 3 * MOST_SIMILAR;

const requireKpi = (db: ReadDb, uid: string): KpiRecord => {
  const kpi = sql<KpiRecord>(
    db,
    `SELECT kpi.uid, campaign.uid AS campaignUid, metric, filter FROM kpi
     JOIN campaign ON campaign.id = kpi.campaign_id WHERE kpi.uid = ?`,
  ).get(uid);
  if (kpi === undefined) throw new WorkstationError('not-found', { what: uid });
  return kpi;
};

/** What a KPI is about: its events, and the communities it looks at. */
const aboutOf = (
  db: ReadDb,
  campaign: CampaignRecord,
  filter: ReturnType<typeof kpiFilterOf>,
): { readonly events: EventRecord[]; readonly communityUids: readonly string[] } => {
  const own = sql<EventRecord>(
    db,
    `${eventsSql} JOIN campaign_scope ON campaign_scope.event_id = event.id
     WHERE campaign_scope.campaign_id = ? ORDER BY event.id`,
  ).all(campaign.id);
  if (filter?.kind === 'event')
    return { events: own.filter(({ uid }) => uid === filter.uid), communityUids: [] };
  if (filter?.kind === 'community')
    return {
      events: own.filter(({ communityUid }) => communityUid === filter.uid),
      communityUids: [filter.uid],
    };
  return {
    events: own,
    communityUids: sql<{ uid: string }>(
      db,
      `SELECT community.uid FROM campaign_scope
       JOIN community ON community.id = campaign_scope.community_id WHERE campaign_id = ?`,
    )
      .all(campaign.id)
      .map(({ uid }) => uid),
  };
};

/** The figure of one past event over its own days, in the campaign's currency. */
const figureOf = (
  db: ReadDb,
  metric: Parameters<typeof computeFigure>[1],
  { id, startAtMs, endAtMs }: EventRecord,
  { currency, nowMs }: { readonly currency: string; readonly nowMs: number },
) => {
  const { zone } = readSettings(db);
  const period = {
    from: localDateOf(startAtMs!, zone),
    to: localDateOf(endAtMs ?? startAtMs!, zone),
  };
  const scope = periodScope(db, period, nowMs, { communityIds: null, eventIds: [id] });
  return computeFigure(db, metric, { ...scope, currency });
};

/** What similar events that were over before the campaign began give as the baseline of a KPI. */
export const similarOffer = (
  db: ReadDb,
  { kpiUid, nowMs }: { readonly kpiUid: string; readonly nowMs: number },
): SimilarOffer => {
  const { campaignUid, metric, filter: text } = requireKpi(db, kpiUid);
  if (!isSimilarMetric(metric)) throw new WorkstationError('invalid-input', { field: 'metric' });
  const campaign = requireCampaign(db, campaignUid);
  const filter = kpiFilterOf(db, text);
  const about = aboutOf(db, campaign, filter);
  const alike = alikeTo(about.events, about.communityUids);
  const before = localToUtcMs(campaign.from_date, '00:00', readSettings(db).zone);
  const own = sql<{ uid: string }>(
    db,
    `SELECT event.uid FROM campaign_scope JOIN event ON event.id = campaign_scope.event_id
     WHERE campaign_id = ?`,
  ).all(campaign.id);
  const similar = similarEvents(
    sql<EventRecord>(db, `${eventsSql} WHERE event.start_at_ms < ?`).all(before),
    alike,
    new Set(own.map(({ uid }) => uid)),
    before,
  );
  const events: SimilarOffer['events'] = [];
  let told = 0;
  for (const event of similar.slice(0, MOST_ASKED)) {
    if (told === MOST_SIMILAR) break;
    const { value, reason, complete } = figureOf(db, metric, event, {
      currency: campaign.currency,
      nowMs,
    });
    if (value !== null) told += 1;
    const { uid, name, startAtMs } = event;
    events.push({ uid, name, startAtMs: startAtMs!, value, reason, complete });
  }
  const found = similarBaseline(
    metric,
    about.events.length,
    events.map(({ value }) => value),
  );
  const lost = filter?.kind === 'lost';
  return {
    forms: [...alike.forms] as SimilarOffer['forms'],
    communities: sql<{ name: string }>(
      db,
      'SELECT name FROM community WHERE uid IN (SELECT value FROM json_each(?)) ORDER BY name',
    )
      .all(JSON.stringify(alike.communityUids))
      .map(({ name }) => name),
    found: similar.length,
    events,
    ...found,
    // There are no parts of a currency's smallest unit.
    value:
      found.value === null || lost
        ? null
        : metrics[metric] === 'minor'
          ? Math.round(found.value)
          : found.value,
    reason: lost ? 'filter-lost' : found.reason,
  };
};

/** Makes it the agreed baseline, and keeps which events it is of as they stand now. */
export const useSimilar = (
  db: WriteDb,
  { kpiUid }: { readonly kpiUid: string },
  env: WriteEnv,
): Changed => {
  const { campaignUid } = requireKpi(db, kpiUid);
  const { value, median, times, events } = similarOffer(db, { kpiUid, nowMs: env.nowMs });
  if (value === null || median === null)
    throw new WorkstationError('invalid-input', { field: 'baseline' });
  const of: KpiBaselineOf = {
    value,
    median,
    times,
    atMs: env.nowMs,
    events: events.flatMap(({ uid, name, startAtMs, value: one }) =>
      one === null ? [] : [{ uid, name, startAtMs, value: one }],
    ),
  };
  const values = { baseline: value, baseline_of: JSON.stringify(of) };
  if (!differs(db, 'kpi', kpiUid, values)) return { uid: kpiUid, operationUid: null };
  const { name } = requireCampaign(db, campaignUid);
  return operate(db, env, label('history.kpi-updated', name), (operation) => {
    updateRow(db, operation, 'kpi', kpiUid, values);
    return { uid: kpiUid, operationUid: operation.uid };
  });
};

/** Where a baseline comes from; null where it was typed, or is no more what was taken. */
export const baselineOfKpi = (
  baseline: number | null,
  text: string | null,
): KpiBaselineOf | null => {
  if (baseline === null || text === null) return null;
  const of = JSON.parse(text) as KpiBaselineOf;
  return of.value === baseline ? of : null;
};
