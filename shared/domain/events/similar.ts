import type { MetricId } from '../metrics/registry.ts';
import { medianOf } from '../statistics/median.ts';
import type { EventState } from './kinds.ts';

/** What tells whether events are alike. */
export interface ComparableEvent {
  readonly uid: string;
  readonly kind: string;
  readonly mode: string;
  readonly communityUid: string | null;
  readonly state: EventState;
  readonly startAtMs: number | null;
  readonly endAtMs: number | null;
}

/** What events must be to be compared with a campaign's; an empty list = any. */
export interface Alike {
  readonly forms: readonly { readonly kind: string; readonly mode: string }[];
  readonly communityUids: readonly string[];
}

/** So many of the latest are looked at. */
export const MOST_SIMILAR = 10;
/** Below so many a median says little. */
export const FEW_SIMILAR = 3;

/** Of kind and format of a campaign's events, and of its communities, else of those of its events. */
export const alikeTo = (
  events: readonly Pick<ComparableEvent, 'kind' | 'mode' | 'communityUid'>[],
  communityUids: readonly string[],
): Alike => {
  const forms = new Map(events.map(({ kind, mode }) => [`${kind} ${mode}`, { kind, mode }]));
  return {
    forms: [...forms.values()],
    communityUids:
      communityUids.length > 0
        ? communityUids
        : [...new Set(events.flatMap(({ communityUid }) => communityUid ?? []))],
  };
};

/** Alike, not cancelled and over before an instant, the latest first; the campaign's own are none. */
export const similarEvents = <Event extends ComparableEvent>(
  events: readonly Event[],
  { forms, communityUids }: Alike,
  ownUids: ReadonlySet<string>,
  beforeMs: number,
): Event[] =>
  events
    .filter(
      ({ uid, kind, mode, communityUid, state, startAtMs, endAtMs }) =>
        !ownUids.has(uid) &&
        state !== 'cancelled' &&
        startAtMs !== null &&
        (endAtMs ?? startAtMs) < beforeMs &&
        (forms.length === 0 || forms.some((one) => one.kind === kind && one.mode === mode)) &&
        (communityUids.length === 0 ||
          (communityUid !== null && communityUids.includes(communityUid))),
    )
    .toSorted((one, other) => other.startAtMs! - one.startAtMs! || (one.uid < other.uid ? -1 : 1));

/**
 * How a figure of one event goes on to one of several: a share or a price `holds`, sign-ups `add`,
 * people who come to two count once.
 */
export const similarKinds = {
  'signups.total': 'adds',
  'signups.confirmed': 'adds',
  'events.checked_in': 'once',
  'events.walk_ins': 'once',
  'events.new_members': 'once',
  'events.show_up_rate': 'holds',
  'events.no_show_rate': 'holds',
  'events.cost_per_attendee': 'holds',
  'events.nps': 'holds',
  'events.response_rate': 'holds',
  'conversion.rate': 'holds',
} as const satisfies Partial<Record<MetricId, 'adds' | 'once' | 'holds'>>;
export type SimilarMetric = keyof typeof similarKinds;
export const isSimilarMetric = (metric: string): metric is SimilarMetric =>
  Object.hasOwn(similarKinds, metric);

/** Why similar events give no baseline. */
export const similarReasons = [
  'filter-lost',
  'no-events',
  'people-once',
  'none-similar',
  'none-told',
] as const;
export type SimilarReason = (typeof similarReasons)[number];

export interface SimilarBaseline {
  /** Of one event. */
  readonly median: number | null;
  /** For how many events it counts: more than one only where they add up. */
  readonly times: number;
  /** What the KPI may start from; null with a reason. */
  readonly value: number | null;
  readonly thin: boolean;
  readonly reason: SimilarReason | null;
}

/** The median of similar events as the baseline of a KPI about `own` events. */
export const similarBaseline = (
  metric: SimilarMetric,
  own: number,
  similar: readonly (number | null)[],
): SimilarBaseline => {
  const kind = similarKinds[metric];
  const values = similar.flatMap((value) => value ?? []);
  const median = medianOf(values);
  const reason =
    kind !== 'holds' && own === 0
      ? 'no-events'
      : kind === 'once' && own > 1
        ? 'people-once'
        : similar.length === 0
          ? 'none-similar'
          : median === null
            ? 'none-told'
            : null;
  const times = kind === 'adds' ? own : 1;
  return {
    median,
    times,
    value: reason === null ? median! * times : null,
    thin: values.length < FEW_SIMILAR,
    reason,
  };
};
