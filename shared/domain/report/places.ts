import { blockKeys } from '../../contract/facts/blocks.ts';
import type { places as placeNames } from '../../contract/recomputed.ts';
import type { Facts } from '../../contract/retrospectives.ts';
import type { Figure } from '../metrics/figure.ts';
import { isMetricId, metrics, type MetricId, type MetricUnit } from '../metrics/registry.ts';
import { placesOfBlock } from './blocks/list.ts';

/** Where a number of the facts stands. */
export interface Place {
  /** `score`, `kpi.<uid>`, `during.<metric>`, `event.<uid>`, `funnel.<step>`, `<block>.<…>`. */
  readonly key: string;
  readonly place: (typeof placeNames)[number];
  /** Metric, step of the funnel, or what a block calls it; empty for the score. */
  readonly what: string;
  /** Name of the event, or what a block needs to name it. */
  readonly name: string | null;
  readonly unit: MetricUnit;
  readonly value: number | null;
  /** null where the number is no figure of the catalogue. */
  readonly figure: Figure | null;
  /** Whether rows stand behind it: they open, and are kept when it is signed. */
  readonly opens: boolean;
}

/** The counts of an event beside its show-up rate. */
export const eventCounts = [
  ['signups', 'signups.total'],
  ['confirmed', 'signups.confirmed'],
  ['checkedIn', 'events.checked_in'],
  ['walkIns', 'events.walk_ins'],
] as const satisfies readonly (readonly [string, MetricId])[];

/** The version from which on the rows behind the counts of events are kept. */
const EVENT_ROWS = 2;
export const keepsEventRows = ({ version }: Pick<Facts, 'version'>): boolean =>
  version >= EVENT_ROWS;

const unitOf = (metric: string): MetricUnit => (isMetricId(metric) ? metrics[metric] : 'count');

const ofFigure = (key: string, figure: Figure, where: Pick<Place, 'place' | 'name'>): Place => ({
  ...where,
  key,
  what: figure.id,
  unit: figure.unit,
  value: figure.value,
  figure,
  opens: true,
});

const eventPlaces = (facts: Facts): Place[] =>
  facts.events.flatMap((event): Place[] => [
    ...eventCounts.map(([field, metric]): Place => ({
      key: `event.${event.uid}.${metric}`,
      place: 'event',
      what: metric,
      name: event.name,
      unit: 'count',
      value: event[field],
      figure: null,
      opens: keepsEventRows(facts),
    })),
    ofFigure(`event.${event.uid}`, event.showUp, { place: 'event', name: event.name }),
  ]);

/** Every number of the facts that is opened, frozen, counted and computed again: the one list of them. */
export const placesOf = (facts: Facts): Place[] => [
  {
    key: 'score',
    place: 'score',
    what: '',
    name: null,
    unit: 'ratio',
    value: facts.score,
    figure: null,
    opens: false,
  },
  ...facts.kpis.map((kpi): Place => {
    const key = `kpi.${kpi.uid}`;
    if (kpi.actual !== null) return ofFigure(key, kpi.actual, { place: 'kpi', name: kpi.filter });
    const what = kpi.metric;
    const unit = unitOf(what);
    return {
      key,
      place: 'kpi',
      what,
      name: kpi.filter,
      unit,
      value: null,
      figure: null,
      opens: false,
    };
  }),
  ...facts.comparison.flatMap((one) =>
    (['before', 'during', 'after'] as const).map((place) =>
      ofFigure(`${place}.${one[place].id}`, one[place], { place, name: null }),
    ),
  ),
  ...eventPlaces(facts),
  ...(['signedUp', 'attended', 'converted'] as const).map((step): Place => ({
    key: `funnel.${step}`,
    place: 'funnel',
    what: step,
    name: null,
    unit: 'count',
    value: facts.funnel[step],
    figure: null,
    opens: facts.funnel[step] !== null,
  })),
  ...blockKeys.flatMap((block) =>
    placesOfBlock(facts.blocks, block).map(({ what, ...rest }): Place => ({
      ...rest,
      key: `${block}.${what}`,
      place: block,
      what,
    })),
  ),
];
