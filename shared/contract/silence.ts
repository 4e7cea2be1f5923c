import { z } from 'zod';
import { silenceReasons } from '../domain/metrics/silence.ts';
import { figureReasons } from '../domain/metrics/figure.ts';
import { localDate, procedure, uid } from './base.ts';
import { presenceScore } from './member-scores.ts';
import { memberRow } from './members.ts';

const count = z.number().int();

/** Groups of today by when people were last active; nobody is in two of them. */
export const standingGroups = ['silent-30', 'silent-60', 'silent-90', 'never', 'newcomer'] as const;
export type StandingGroup = (typeof standingGroups)[number];
/** Groups of a period. */
export const periodGroups = ['won-back', 'churned', 'flash'] as const;
/** Whom full communities could do without, and who could come instead. */
export const replacementGroups = ['remove', 'admit'] as const;
export const silenceGroups = [
  ...standingGroups,
  'lapsing',
  ...periodGroups,
  ...replacementGroups,
] as const;
export type SilenceGroup = (typeof silenceGroups)[number];

export const silenceSorts = [
  'name',
  'lastActiveDate',
  'joinedDate',
  'orders',
  'ordersNet',
  'events',
  'interactions',
  'points',
  'gauge',
] as const;
export type SilenceSort = (typeof silenceSorts)[number];

export const silenceQuestion = z
  .object({
    group: z.enum(silenceGroups),
    /** null = the whole workspace. */
    communityUid: uid.nullable().default(null),
    /** Of the groups of a period; local dates, both included. */
    from: localDate,
    to: localDate,
    /** null = the most pressing first. Only the lapsing are sorted by their gauge. */
    sort: z
      .object({ column: z.enum(silenceSorts), descending: z.boolean() })
      .nullable()
      .default(null),
  })
  .refine(({ from, to }) => to >= from, { path: ['to'] });
export type SilenceQuestion = z.infer<typeof silenceQuestion>;

/** Places of a list, the end of each range left out. */
const places = z.object({
  /** Of the list they were chosen in; anything written since makes them `stale`. */
  generation: count,
  ranges: z
    .array(z.tuple([count.min(0), count.min(1)]).refine(([start, end]) => end > start))
    .min(1)
    .max(20_000),
});

/** Chosen members of a list of silence. */
export const silenceSelection = silenceQuestion.safeExtend({
  kind: z.literal('silence'),
  ...places.shape,
});
export type SilenceSelection = z.infer<typeof silenceSelection>;

/** Why a list cannot be told. */
export const silenceNotes = [
  ...silenceReasons,
  ...figureReasons,
  /** No community has a capacity. */
  'no-capacity',
  /** None is nearly full. */
  'none-full',
] as const;

const fullCommunity = z.object({
  uid,
  name: z.string(),
  members: count,
  capacity: count.nullable(),
});

export const silenceRow = z.object({
  member: memberRow,
  /** In the communities asked about. */
  lastActiveDate: localDate.nullable(),
  /** Days since the last activity; of somebody never active, since joining or since records began. */
  quietDays: count.nullable(),
  presence: presenceScore,
  /** Of the churned: how they were lost. */
  lost: z.enum(['left', 'quiet']).nullable(),
  /** Of the won back: their first active day of the period. */
  backOn: localDate.nullable(),
  /** Of those to remove: the full communities they are in. */
  from: z.array(z.string()),
  /** Of those to admit: events of the full communities that they wait for. */
  waitingFor: z.array(z.string()),
});
export type SilenceRow = z.infer<typeof silenceRow>;

export const silenceOverview = z.object({
  today: localDate,
  recordedFrom: localDate.nullable(),
  recordedTo: localDate.nullable(),
  /** Why nobody can be called silent. */
  reason: z.enum(silenceReasons).nullable(),
  /** Members who are here today; staff and archived ones left out. */
  members: count,
  active: count,
  groups: z.record(z.enum(standingGroups), count),
  /** Members of whom nobody can say. */
  unknown: count,
});
export type SilenceOverview = z.infer<typeof silenceOverview>;

export const silenceView = z.object({
  view: z.string(),
  total: count,
  generation: count,
  today: localDate,
  /** Why the list is empty without anybody having been looked at. */
  note: z.enum(silenceNotes).nullable(),
  /** The communities that the lists of replacement are about. */
  full: z.array(fullCommunity),
});
export type SilenceView = z.infer<typeof silenceView>;

export const silenceContract = {
  /** Who is silent today, and since when; counts only. */
  overview: procedure
    .input(z.object({ communityUid: uid.nullable().default(null) }))
    .output(silenceOverview),
  /** Works out the ordered list of a group once; blocks are slices of it. */
  view: procedure.input(silenceQuestion).output(silenceView),
  /** Throws `stale` when something was written since the view was made. */
  block: procedure
    .input(
      z
        .object({ view: z.string(), start: count.min(0), end: count.min(0) })
        .refine(({ start, end }) => end > start && end - start <= 500),
    )
    .output(z.object({ rows: z.array(silenceRow) })),
  /** The list, or chosen places of it, as XLSX with the reasons; contacts are masked. */
  export: procedure
    .input(silenceQuestion.safeExtend({ chosen: places.nullable().default(null) }))
    .output(z.object({ handle: z.string() })),
};
