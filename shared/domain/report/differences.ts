import type { Facts } from '../../contract/retrospectives.ts';
import { isMetricId, metrics, type MetricUnit } from '../metrics/registry.ts';

/** One number of a signed retrospective that would be another today. */
export interface Difference {
  readonly place: 'score' | 'kpi' | 'before' | 'during' | 'after' | 'event' | 'funnel';
  /** Metric, or step of the funnel; empty for the score. */
  readonly what: string;
  /** Name of the event. */
  readonly name: string | null;
  readonly unit: MetricUnit;
  readonly then: number | null;
  readonly now: number | null;
}
type Place = Omit<Difference, 'then' | 'now'> & {
  readonly key: string;
  readonly value: number | null;
};

const unitOf = (metric: string): MetricUnit => (isMetricId(metric) ? metrics[metric] : 'count');

const placesOf = (facts: Facts): Place[] => [
  { key: 'score', place: 'score', what: '', name: null, unit: 'ratio', value: facts.score },
  ...facts.kpis.map((kpi): Place => ({
    key: kpi.uid,
    place: 'kpi',
    what: kpi.metric,
    name: null,
    unit: unitOf(kpi.metric),
    value: kpi.actual?.value ?? null,
  })),
  ...facts.comparison.flatMap((one) =>
    (['before', 'during', 'after'] as const).map((place): Place => {
      const { id, unit, value } = one[place];
      return { key: `${place} ${id}`, place, what: id, name: null, unit, value };
    }),
  ),
  ...facts.events.flatMap(({ uid, name, showUp, signups }): Place[] => [
    {
      key: `${uid} signups`,
      place: 'event',
      what: 'signups.total',
      name,
      unit: 'count',
      value: signups,
    },
    {
      key: `${uid} show-up`,
      place: 'event',
      what: showUp.id,
      name,
      unit: 'ratio',
      value: showUp.value,
    },
  ]),
  ...(['signedUp', 'attended', 'converted'] as const).map((step): Place => ({
    key: step,
    place: 'funnel',
    what: step,
    name: null,
    unit: 'count',
    value: facts.funnel[step],
  })),
];

/** Numbers of the signed facts that are not the same when they are computed now. */
export const differences = (then: Facts, now: Facts): Difference[] => {
  const today = new Map(placesOf(now).map((one) => [one.key, one.value]));
  return placesOf(then)
    .map(({ key, value, ...place }) => ({ ...place, then: value, now: today.get(key) ?? null }))
    .filter((one) => one.then !== one.now);
};
