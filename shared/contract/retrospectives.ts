import { z } from 'zod';
import { languages } from '../messages/languages.ts';
import { longWork, localDate, procedure, uid } from './base.ts';
import { goals, kpiDirections } from './campaigns.ts';
import { factBlocks } from './facts/blocks.ts';
import { figure, figureDifference, period } from './figures.ts';
import { COMPARED, found, retrospectiveRow } from './library.ts';
import { recomputed } from './recomputed.ts';
import {
  actionFields,
  actionKinds,
  limit,
  limitValues,
  partKeys,
  passageSections,
  words,
} from './retrospective-words.ts';

const count = z.number().int();

/**
 * What is signed today: 1 has no blocks and froze no rows behind the counts of an event; before 3 a
 * KPI of one community was computed over the whole campaign; before 4 the messages of a contributor
 * were acts of every kind. A change that an older signed version does not hold needs a new number and a default here.
 */
export const FACTS_VERSION = 4;

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
      /** Typed into the contract; where there is none the baseline period is compared with. */
      agreedBaseline: z.number().nullable().default(null),
      /** Of how many similar past events it is the median; left out = typed. */
      agreedOf: z.object({ events: count, thin: z.boolean() }).optional(),
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
      /** Acts of other kinds: likes, comments, visits. */
      others: count.optional(),
      events: count,
      orders: count,
      netMinor: count,
    }),
  ),
  /** What the reader must know before believing a number: message keys with values. */
  limits: z.array(limit),
  blocks: factBlocks.default({}),
  /** How the metrics were defined when it was signed, by language and id. */
  definitions: z.partialRecord(z.enum(languages), z.record(z.string(), z.string())).optional(),
});
export type Facts = z.infer<typeof facts>;

export const reportFormats = ['pdf', 'docx', 'pptx', 'xlsx', 'html', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];
/** What campaigns side by side are written as. */
export const comparisonFormats = ['pdf', 'xlsx', 'html'] as const satisfies readonly ReportFormat[];

export const retrospective = words.extend({
  uid,
  version: count,
  signedAtMs: count.nullable(),
  signedBy: z.string().nullable(),
  /** Frozen when signed; computed now while a draft. */
  facts,
  /** Signed versions, newest first. */
  versions: z.array(z.object({ uid, version: count, signedAtMs: count })),
});
export type Retrospective = z.infer<typeof retrospective>;

/** A campaign as it is compared: by its newest signed version, else as it is now. */
export const comparedCampaign = z.object({
  campaignUid: uid,
  /** null = computed now. */
  version: count.nullable(),
  facts,
  /** Whose members it is about, by name; none = everybody. */
  communities: z.array(z.string()),
  segments: z.array(z.string()),
});
export type ComparedCampaign = z.infer<typeof comparedCampaign>;

const changed = z.object({ uid, operationUid: z.string().nullable() });
const ofCampaign = z.object({ campaignUid: uid });
const comparedUids = z.object({
  campaignUids: z.array(uid).min(COMPARED.least).max(COMPARED.most),
});
const whyPlace = { parentUid: uid.nullable(), afterUid: uid.nullable() };

export const retrospectivesContract = {
  list: procedure.output(z.array(retrospectiveRow)),
  /** What was learnt: all that is written in the newest versions, and the lessons of events. */
  search: procedure.input(z.object({ text: z.string().max(200) })).output(z.array(found)),
  /** Campaigns beside each other, in the order asked for. */
  compare: procedure.input(comparedUids).output(z.array(comparedCampaign)),
  /** The same as a file. */
  exportComparison: procedure
    .input(
      comparedUids.extend({
        format: z.enum(comparisonFormats),
        mask: z.boolean(),
        language: z.enum(languages),
      }),
    )
    .output(longWork(z.object({ handle: z.string(), name: z.string(), bytes: count }))),
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
  /** Puts an action into a column, before another one or at the end. */
  moveAction: procedure
    .input(z.object({ uid, kind: z.enum(actionKinds), beforeUid: uid.nullable() }))
    .output(changed),
  /** What was written, without computing anything. */
  words: procedure
    .input(ofCampaign.extend({ version: count.nullable().default(null) }))
    .output(words),
  /** Leaves a part of the facts out of the document, or comments it. */
  setPart: procedure
    .input(
      ofCampaign.extend({
        key: z.enum(partKeys),
        shown: z.boolean().optional(),
        comment: z.string().max(5000).optional(),
      }),
    )
    .output(changed),
  /**
   * Rewords or drops a line of the limits (`about`), or writes one of one's own (`uid` once it is
   * there). A line of the data that is shown without words of one's own is as the data say it again;
   * a line of one's own without words goes.
   */
  setLimit: procedure
    .input(
      ofCampaign.extend({
        uid: uid.nullable(),
        about: z.string().max(300).nullable(),
        text: z.string().trim().max(2000).nullable(),
        shown: z.boolean(),
        values: limitValues.nullable(),
      }),
    )
    .output(changed),
  /** Adds a why under another one (null = at the top), after a sister or first. */
  addWhy: procedure
    .input(ofCampaign.extend({ ...whyPlace, text: z.string().trim().min(1).max(2000) }))
    .output(changed),
  updateWhy: procedure
    .input(
      z.object({
        uid,
        text: z.string().trim().min(1).max(2000).optional(),
        figureKey: z.string().max(200).nullable().optional(),
      }),
    )
    .output(changed),
  moveWhy: procedure.input(z.object({ uid, ...whyPlace })).output(changed),
  /** With everything under it. */
  removeWhy: procedure.input(z.object({ uid })).output(changed),
  /** Freezes facts and words as a version; the draft goes on from there. */
  sign: procedure.input(ofCampaign).output(changed.extend({ version: count })),
  /** What a signed version would say if it were computed today. */
  recompute: procedure.input(ofCampaign.extend({ version: count })).output(recomputed),
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
