import { z } from 'zod';
import { metricUnits } from '../domain/metrics/registry.ts';
import { languages } from '../messages/languages.ts';
import { longWork, localDate, page, procedure, uid } from './base.ts';
import { goals, kpiDirections } from './campaigns.ts';
import { blockKeys, factBlocks } from './facts/blocks.ts';
import { figure, figureDifference, figureRows, period } from './figures.ts';

const count = z.number().int();

/**
 * What is signed today: 1 has no blocks and froze no rows behind the counts of an event; before 3 a
 * KPI of one community was computed over the whole campaign. A change
 * that an older signed version does not hold needs a new number and a default here.
 */
export const FACTS_VERSION = 3;

/** The facts of a retrospective: computed, never typed. Frozen as they are when it is signed. */
export const facts = z.object({
  version: count.default(1),
  campaign: z.object({
    uid,
    name: z.string(),
    goal: z.enum(goals).nullable(),
    purpose: z.string().nullable(),
    owner: z.string().nullable(),
  }),
  during: period,
  before: period,
  after: period,
  zone: z.string(),
  currency: z.string(),
  /** When it was computed. */
  cutoffMs: z.number().int(),
  score: z.number().nullable(),
  kpis: z.array(
    z.object({
      uid,
      metric: z.string(),
      /** The community or event it is about alone, by name. */
      filter: z.string().nullable().default(null),
      direction: z.enum(kpiDirections),
      target: z.number().nullable(),
      targetHigh: z.number().nullable(),
      weight: z.number(),
      owner: z.string().nullable(),
      actual: figure.nullable(),
      baseline: figure.nullable(),
      attainment: z.number().nullable(),
      editedAfterSigning: z.boolean(),
    }),
  ),
  /** Persons; a closed funnel. null where nobody was scanned at any event: attendance is unknown. */
  funnel: z.object({ signedUp: count, attended: count.nullable(), converted: count.nullable() }),
  comparison: z.array(
    z.object({
      before: figure,
      during: figure,
      after: figure,
      /** during − before of shares and means; null where it is neither or must not be compared. */
      difference: figureDifference.nullable(),
    }),
  ),
  daily: z.array(z.object({ date: localDate, active: count, messages: count })),
  events: z.array(
    z.object({
      uid,
      name: z.string(),
      startAtMs: count.nullable(),
      signups: count,
      confirmed: count,
      checkedIn: count,
      walkIns: count,
      showUp: figure,
    }),
  ),
  contributors: z.array(
    z.object({
      uid,
      name: z.string().nullable(),
      messages: count,
      events: count,
      orders: count,
      netMinor: count,
    }),
  ),
  /** What the reader must know before believing a number: message keys with values. */
  limits: z.array(
    z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  blocks: factBlocks.default({}),
});
export type Facts = z.infer<typeof facts>;

/** Parts of the facts that hold figures: those of every version, and the blocks. */
export const places = [
  'score',
  'kpi',
  'before',
  'during',
  'after',
  'event',
  'funnel',
  ...blockKeys,
] as const;

/** GRAI: what the operator adds in words. */
export const passageSections = ['goal', 'result', 'analysis', 'insight', 'limits'] as const;
export const actionKinds = ['keep', 'improve', 'start', 'stop'] as const;
export const reportFormats = ['pdf', 'docx', 'pptx', 'xlsx', 'html', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const actionFields = z.object({
  kind: z.enum(actionKinds),
  text: z.string().trim().min(1).max(2000),
  owner: z.string().trim().max(200).nullable(),
  dueDate: localDate.nullable(),
  done: z.boolean(),
});
export type ActionFields = z.infer<typeof actionFields>;
export const actionItem = actionFields.extend({ uid, text: z.string() });

export const retrospective = z.object({
  uid,
  version: count,
  signedAtMs: count.nullable(),
  signedBy: z.string().nullable(),
  /** Frozen when signed; computed now while a draft. */
  facts,
  passages: z.partialRecord(z.enum(passageSections), z.string()),
  actions: z.array(actionItem),
  /** Signed versions, newest first. */
  versions: z.array(z.object({ uid, version: count, signedAtMs: count })),
});
export type Retrospective = z.infer<typeof retrospective>;

export const retrospectiveRow = z.object({
  campaignUid: uid,
  name: z.string(),
  from: localDate,
  to: localDate,
  /** 'open' = never written in. */
  state: z.enum(['open', 'draft', 'signed']),
  signedAtMs: count.nullable(),
  score: z.number().nullable(),
});
export type RetrospectiveRow = z.infer<typeof retrospectiveRow>;

const changed = z.object({ uid, operationUid: z.string().nullable() });
const ofCampaign = z.object({ campaignUid: uid });

export const retrospectivesContract = {
  list: procedure.output(z.array(retrospectiveRow)),
  /** The draft of a campaign (computed now), or a signed version as it was. */
  open: procedure
    .input(ofCampaign.extend({ version: count.nullable().default(null) }))
    .output(retrospective),
  setPassage: procedure
    .input(ofCampaign.extend({ section: z.enum(passageSections), text: z.string().max(20_000) }))
    .output(changed),
  addAction: procedure.input(ofCampaign.extend({ action: actionFields })).output(changed),
  updateAction: procedure.input(z.object({ uid, fields: actionFields.partial() })).output(changed),
  removeAction: procedure.input(z.object({ uid })).output(changed),
  /** Freezes facts and words as a version; the draft goes on from there. */
  sign: procedure.input(ofCampaign).output(changed.extend({ version: count })),
  /** The rows behind a figure of the draft or of a signed version; their values add up to it. */
  rows: procedure
    .input(
      ofCampaign
        .extend({ version: count.nullable().default(null), key: z.string().max(200) })
        .extend(page.shape),
    )
    .output(figureRows),
  /** What a signed version would say if it were computed today. */
  recompute: procedure.input(ofCampaign.extend({ version: count })).output(
    z.array(
      z.object({
        /** Where it stands; `shared/domain/report/places.ts` has the list. */
        key: z.string(),
        place: z.enum(places),
        what: z.string(),
        name: z.string().nullable(),
        unit: z.enum(metricUnits),
        then: z.number().nullable(),
        now: z.number().nullable(),
      }),
    ),
  ),
  export: procedure
    .input(
      ofCampaign.extend({
        version: count.nullable().default(null),
        format: z.enum(reportFormats),
        mask: z.boolean(),
        language: z.enum(languages),
      }),
    )
    .output(
      longWork(z.object({ handle: z.string(), name: z.string(), bytes: count, figures: count })),
    ),
};
