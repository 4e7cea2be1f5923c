import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { CampaignSpend } from '../../../../shared/contract/campaign-costs.ts';
import type { CampaignDetail, CampaignRow } from '../../../../shared/contract/campaigns.ts';
import { campaignScore } from '../../../../shared/domain/metrics/figure.ts';
import type { Elapsed } from '../../../../shared/domain/metrics/pace.ts';
import {
  lengthDays,
  nextPeriod,
  previousPeriod,
  type Period,
} from '../../../../shared/domain/periods/period.ts';
import { addDays, daysBetween } from '../../../../shared/domain/values/days.ts';
import { localDateOf, localToUtcMs } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import type { WholeCampaign } from '../figures/campaign-source.ts';
import { campaignSpend } from '../figures/campaign-costs.ts';
import { findPeople } from '../figures/found-people.ts';
import type { FigureScope } from '../figures/scope.ts';
import { circularReferrals } from '../referrals/recorded.ts';
import { changesSinceSigning } from './contract.ts';
import { kpisOf } from './kpis.ts';
import { segmentScope, segmentsOf } from './segments.ts';

export interface CampaignRecord {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly goal: CampaignRow['goal'];
  readonly purpose: string | null;
  readonly from_date: string;
  readonly to_date: string;
  readonly baseline_from_date: string | null;
  readonly baseline_to_date: string | null;
  readonly owner: string | null;
  readonly budget_minor: number | null;
  readonly cost_minor: number | null;
  readonly currency: string;
  readonly signed_at_ms: number | null;
  readonly kpi_signed: string | null;
  readonly archived: number;
}

/** Throws `not-found`. */
export const requireCampaign = (db: ReadDb, uid: string): CampaignRecord => {
  const row = sql<CampaignRecord>(db, 'SELECT * FROM campaign WHERE uid = ?').get(uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  return row;
};

const statusOn = (from: string, to: string, today: string): CampaignRow['status'] =>
  today < from ? 'planned' : today > to ? 'finished' : 'running';

/** Where a campaign stands in time on a local date. */
export const elapsedOf = (campaign: CampaignRecord, today: string): Elapsed => {
  const days = lengthDays({ from: campaign.from_date, to: campaign.to_date });
  return {
    days,
    daysOver: Math.min(days, Math.max(0, daysBetween(campaign.from_date, today))),
    begun: today >= campaign.from_date,
  };
};

export const listCampaigns = (
  db: ReadDb,
  { archived, nowMs }: { readonly archived: boolean; readonly nowMs: number },
): CampaignRow[] => {
  const today = localDateOf(nowMs, readSettings(db).zone);
  return sql<CampaignRecord & { events: number; communities: number; kpis: number }>(
    db,
    `SELECT campaign.*,
       (SELECT count(*) FROM campaign_scope WHERE campaign_id = campaign.id AND event_id IS NOT NULL) AS events,
       (SELECT count(*) FROM campaign_scope WHERE campaign_id = campaign.id AND community_id IS NOT NULL) AS communities,
       (SELECT count(*) FROM kpi WHERE campaign_id = campaign.id) AS kpis
     FROM campaign WHERE archived = ? ORDER BY from_date DESC, uid`,
  )
    .all(archived ? 1 : 0)
    .map((row) => ({
      uid: row.uid,
      name: row.name,
      goal: row.goal,
      from: row.from_date,
      to: row.to_date,
      status: statusOn(row.from_date, row.to_date, today),
      owner: row.owner,
      events: row.events,
      communities: row.communities,
      kpis: row.kpis,
      signedAtMs: row.signed_at_ms,
      archived: row.archived === 1,
    }));
};

/** Baseline as set, else the equal span before. */
export const baselineOf = (campaign: CampaignRecord): Period =>
  campaign.baseline_from_date !== null && campaign.baseline_to_date !== null
    ? { from: campaign.baseline_from_date, to: campaign.baseline_to_date }
    : previousPeriod({ from: campaign.from_date, to: campaign.to_date });

/** The scope of figures of a campaign for one period; no community or segment named = all. */
export const campaignFigureScope = (
  db: ReadDb,
  campaign: CampaignRecord,
  period: Period,
  nowMs: number,
  ownEvents: boolean,
): FigureScope => {
  const scope = sql<{ community_id: number | null; event_id: number | null }>(
    db,
    'SELECT community_id, event_id FROM campaign_scope WHERE campaign_id = ?',
  ).all(campaign.id);
  const communities = scope.flatMap((row) => (row.community_id === null ? [] : [row.community_id]));
  const events = scope.flatMap((row) => (row.event_id === null ? [] : [row.event_id]));
  const asked = periodScope(db, period, nowMs, {
    communityIds: communities.length === 0 ? null : communities,
    eventIds: ownEvents ? events : null,
    segment: segmentScope(db, campaign, nowMs),
  });
  return {
    ...asked,
    currency: campaign.currency,
    around: aroundOf(campaign, asked.today),
    campaign: wholeCampaign(db, campaign, events, nowMs),
    ...(ownEvents ? { found: () => findPeople(db, events) } : {}),
  };
};

/** The campaign itself, for figures that are its own; costs and KPIs are read once, when one asks. */
const wholeCampaign = (
  db: ReadDb,
  campaign: CampaignRecord,
  eventIds: readonly number[],
  nowMs: number,
): WholeCampaign => {
  const costs = { campaignId: campaign.id, eventIds, currency: campaign.currency };
  let spend: CampaignSpend | null = null;
  return {
    period: { from: campaign.from_date, to: campaign.to_date },
    costs,
    spend: () => (spend ??= campaignSpend(db, campaign, costs)),
    kpis: () =>
      kpisOf(db, campaign, nowMs).map((kpi) => ({
        id: sql<{ id: number }>(db, 'SELECT id FROM kpi WHERE uid = ?').get(kpi.uid)!.id,
        weight: kpi.weight,
        attainment: kpi.attainment,
        complete: kpi.actual?.complete === true,
      })),
  };
};

/** Cohorts of months are followed for a year after the period that follows a campaign. */
const FOLLOWED_DAYS = 13 * 31;

/** All the days that a campaign's figures may ask about, until today. */
const aroundOf = (campaign: CampaignRecord, today: string): Period => {
  const before = baselineOf(campaign);
  const after = nextPeriod({ from: campaign.from_date, to: campaign.to_date });
  const followed = addDays(after.to, FOLLOWED_DAYS);
  const last = [before.to, after.to, today < followed ? today : followed];
  return {
    from: before.from < campaign.from_date ? before.from : campaign.from_date,
    to: last.toSorted().at(-1)!,
  };
};

export const periodScope = (
  db: ReadDb,
  period: Period,
  nowMs: number,
  what: Pick<FigureScope, 'communityIds' | 'eventIds'> & Partial<Pick<FigureScope, 'segment'>>,
): FigureScope => {
  const { zone, currency } = readSettings(db);
  return {
    segment: null,
    ...what,
    period,
    nowMs,
    today: localDateOf(nowMs, zone),
    currency,
    fromMs: localToUtcMs(period.from, '00:00', zone),
    endMs: localToUtcMs(addDays(period.to, 1), '00:00', zone),
    circularReferrals: () => circularReferrals(db),
  };
};

export const campaignDetail = (
  db: ReadDb,
  { uid, nowMs }: { readonly uid: string; readonly nowMs: number },
): CampaignDetail => {
  const campaign = requireCampaign(db, uid);
  const today = localDateOf(nowMs, readSettings(db).zone);
  const kpis = kpisOf(db, campaign, nowMs);
  const { days, daysOver } = elapsedOf(campaign, today);
  return {
    campaign: {
      uid: campaign.uid,
      name: campaign.name,
      goal: campaign.goal,
      purpose: campaign.purpose,
      from: campaign.from_date,
      to: campaign.to_date,
      baselineFrom: campaign.baseline_from_date,
      baselineTo: campaign.baseline_to_date,
      owner: campaign.owner,
      budgetMinor: campaign.budget_minor,
      costMinor: campaign.cost_minor,
      currency: campaign.currency,
      status: statusOn(campaign.from_date, campaign.to_date, today),
      signedAtMs: campaign.signed_at_ms,
      archived: campaign.archived === 1,
    },
    baseline: { ...baselineOf(campaign) },
    baselineIsDefault: campaign.baseline_from_date === null || campaign.baseline_to_date === null,
    communities: sql<{ uid: string; name: string }>(
      db,
      `SELECT community.uid, community.name FROM campaign_scope
       JOIN community ON community.id = campaign_scope.community_id WHERE campaign_id = ? ORDER BY community.name`,
    ).all(campaign.id),
    events: sql<{ uid: string; name: string; startAtMs: number | null }>(
      db,
      `SELECT event.uid, event.name, event.start_at_ms AS startAtMs FROM campaign_scope
       JOIN event ON event.id = campaign_scope.event_id WHERE campaign_id = ? ORDER BY event.start_at_ms, event.uid`,
    ).all(campaign.id),
    segments: segmentsOf(db, campaign.id),
    contractChanges: changesSinceSigning(db, campaign),
    comparison: segmentsOf(db, campaign.id, 'comparison'),
    kpis,
    score: campaignScore(kpis),
    days,
    daysOver,
  };
};
