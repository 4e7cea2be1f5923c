import { z } from 'zod';
import { contractScopes } from '../domain/metrics/contract-changes.ts';
import { paceReasons, paceStates } from '../domain/metrics/pace.ts';
import { kpiMetricIds } from '../domain/metrics/registry.ts';
import { changed, localDate, procedure, uid } from './base.ts';
import { campaignBaselinesContract, kpiBaselineOf } from './campaign-baselines.ts';
import { campaignCalendarContract } from './campaign-calendar.ts';
import { campaignCostsContract } from './campaign-costs.ts';
import { figure, period } from './figures.ts';

export const goals = [
  'interaction',
  'awareness',
  'sales',
  'growth',
  'retention',
  'win-back',
] as const;
export const kpiDirections = ['up', 'down', 'range'] as const;
const shortText = z.string().trim().max(500);

export const campaignStatuses = ['planned', 'running', 'finished'] as const;

export const campaignRow = z.object({
  uid,
  name: z.string(),
  goal: z.enum(goals).nullable(),
  from: localDate,
  to: localDate,
  status: z.enum(campaignStatuses),
  owner: z.string().nullable(),
  events: z.number().int(),
  communities: z.number().int(),
  kpis: z.number().int(),
  signedAtMs: z.number().int().nullable(),
  archived: z.boolean(),
});
export type CampaignRow = z.infer<typeof campaignRow>;

/** What a KPI is about besides its campaign; `lost` = what it names is gone, or several have the name. */
export const kpiFilter = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['community', 'event']), uid, name: z.string() }),
  z.object({ kind: z.literal('lost'), uid: z.null(), name: z.string() }),
]);
export type KpiFilter = z.infer<typeof kpiFilter>;

export const kpiFields = z.object({
  metric: z.enum(kpiMetricIds),
  /** A community or an event the KPI is about alone. */
  filter: uid.nullable().default(null),
  /** In the metric's own unit: counts, fractions, minor units of money. */
  target: z.number().nullable(),
  targetHigh: z.number().nullable(),
  baseline: z.number().nullable(),
  direction: z.enum(kpiDirections),
  weight: z.number().min(0).max(1000),
  owner: shortText.nullable(),
});
export type KpiFields = z.infer<typeof kpiFields>;

export const kpiState = kpiFields.extend({
  uid,
  metric: z.string(),
  filter: kpiFilter.nullable(),
  /** Edited after the contract was signed. */
  editedAfterSigning: z.boolean(),
  /** null when the program does not compute the metric. */
  actual: figure.nullable(),
  /** The same metric over the baseline; null for events and costs of its own, of which there were none before. */
  before: figure.nullable(),
  attainment: z.number().nullable(),
  /** The past events its baseline is the median of; null = typed, or none. */
  baselineOf: kpiBaselineOf.nullable(),
  /** Whether it is on its way, days counting alike; `shared/domain/metrics/pace.ts`. */
  pace: z.object({
    state: z.enum(paceStates),
    reason: z.enum(paceReasons).nullable(),
    expected: z.number().nullable(),
    projection: z.number().nullable(),
    off: z.boolean(),
    /** What must come each remaining day for the target; null where that is no question. */
    perDay: z.number().nullable(),
  }),
});
export type KpiState = z.infer<typeof kpiState>;

export const namedThing = z.object({ uid, name: z.string() });

/** A segment that a campaign is aimed at, or a segment or community it is compared with. */
export const campaignSegment = namedThing.extend({
  kind: z.enum(['segment', 'community']),
  /** Deleted, or something it asks about is: nobody can say who is in it now. */
  lost: z.boolean(),
  /** Members as of the campaign's start, kept since then; null before it, or when it was lost before. */
  frozen: z.object({ date: localDate, atMs: z.number().int(), count: z.number().int() }).nullable(),
});
export type CampaignSegment = z.infer<typeof campaignSegment>;

export const campaignSegmentSize = z.object({
  uid,
  /** Members now; null when it is lost. */
  now: z.number().int().nullable(),
  /** Of those in it at the start, who are in it now; null when it is lost or not frozen. */
  stayed: z.number().int().nullable(),
});
export type CampaignSegmentSize = z.infer<typeof campaignSegmentSize>;

export const campaignFields = z.object({
  name: z.string().trim().min(1).max(200),
  goal: z.enum(goals).nullable(),
  purpose: z.string().max(5000).nullable(),
  from: localDate,
  to: localDate,
  baselineFrom: localDate.nullable(),
  baselineTo: localDate.nullable(),
  owner: shortText.nullable(),
  budgetMinor: z.number().int().nullable(),
  costMinor: z.number().int().nullable(),
});
export type CampaignFields = z.infer<typeof campaignFields>;

/** What is no more as it was when the KPI contract was signed. */
export const contractChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['period', 'baseline']),
    then: period.nullable(),
    now: period.nullable(),
  }),
  z.object({
    kind: z.enum(['added', 'gone']),
    scope: z.enum(contractScopes),
    names: z.array(z.string()).readonly(),
  }),
  z.object({ kind: z.literal('kpi-removed'), metric: z.string(), filter: z.string().nullable() }),
]);

export const campaignDetail = z.object({
  campaign: campaignFields.extend({
    uid,
    currency: z.string(),
    status: z.enum(campaignStatuses),
    signedAtMs: z.number().int().nullable(),
    archived: z.boolean(),
  }),
  /** The baseline as set, else the previous equal period. */
  baseline: period,
  baselineIsDefault: z.boolean(),
  communities: z.array(namedThing),
  events: z.array(namedThing.extend({ startAtMs: z.number().int().nullable() })),
  /** Together they narrow whose doings count; none = everybody's. */
  segments: z.array(campaignSegment),
  contractChanges: z.array(contractChange),
  /** Whom the campaign did not reach, to compare with; none = no comparison group. */
  comparison: z.array(campaignSegment),
  kpis: z.array(kpiState),
  /** Σ weight × min(attainment, 1.2) / Σ weight; null when nothing can be measured. */
  score: z.number().nullable(),
  /** Days of the period, and those that are over. */
  days: z.number().int(),
  daysOver: z.number().int(),
});
export type CampaignDetail = z.infer<typeof campaignDetail>;

/** How a KPI that is a count came together, day by day, up to the last that began. */
export const campaignTrend = z.object({
  kpiUid: uid,
  dates: z.array(localDate),
  /** Sum up to each day; null for days to come. */
  values: z.array(z.number().nullable()),
  /** Rows without a date, in no day. */
  undated: z.number().int(),
});
export type CampaignTrend = z.infer<typeof campaignTrend>;

export const campaignsContract = {
  list: procedure
    .input(z.object({ archived: z.boolean().default(false) }))
    .output(z.array(campaignRow)),
  detail: procedure.input(z.object({ uid })).output(campaignDetail),
  /** The weightiest KPI that is a count by days; null when there is none. */
  trend: procedure.input(z.object({ uid })).output(campaignTrend.nullable()),
  /** How many are in each segment of a campaign, and each group it is compared with, now. */
  segmentSizes: procedure.input(z.object({ uid })).output(z.array(campaignSegmentSize)),
  create: procedure
    .input(campaignFields.partial().required({ name: true, from: true, to: true }))
    .output(changed),
  update: procedure.input(z.object({ uid, fields: campaignFields.partial() })).output(changed),
  archive: procedure.input(z.object({ uid, archived: z.boolean() })).output(changed),
  /**
   * The whole scope at once: what is not named leaves it. Throws `conditions-lost` for a segment of
   * which nobody can say who is in it, `invalid-input` where the campaign would be compared with itself.
   */
  setScope: procedure
    .input(
      z.object({
        uid,
        communityUids: z.array(uid).max(500),
        eventUids: z.array(uid).max(500),
        segmentUids: z.array(uid).max(20).default([]),
        /** The comparison group; left out = it stays. */
        comparison: z
          .object({ communityUids: z.array(uid).max(20), segmentUids: z.array(uid).max(20) })
          .optional(),
      }),
    )
    .output(changed),
  addKpi: procedure.input(z.object({ campaignUid: uid, kpi: kpiFields })).output(changed),
  updateKpi: procedure
    .input(z.object({ uid, fields: kpiFields.omit({ metric: true, filter: true }).partial() }))
    .output(changed),
  removeKpi: procedure.input(z.object({ uid })).output(changed),
  /** Fixes the KPI contract; later edits of KPIs are marked. */
  sign: procedure.input(z.object({ uid })).output(changed),
  ...campaignBaselinesContract,
  ...campaignCostsContract,
  ...campaignCalendarContract,
};
