import { wilson, type Interval } from '../statistics/intervals.ts';
import type { Period } from '../periods/period.ts';
import { npsInterval, npsScore, type NpsAnswers } from './nps.ts';
import { metrics, type MetricId, type MetricUnit } from './registry.ts';

/** Why a figure has no value. */
export const figureReasons = [
  'no-members',
  'no-members-at-end',
  'no-confirmed',
  'no-buyers',
  'no-orders',
  'no-attendees',
  'not-started',
  'not-ended',
  'no-checkins',
  'no-active',
  'no-active-at-start',
  'no-silent-at-start',
  'no-new',
  'no-data',
  'no-referrals',
  'no-content',
  'no-active-in-period',
  'other-currency',
  'no-points',
  'no-costs',
  'costs-other-currency',
  'segment-lost',
  'filter-lost',
  'filter-unfit',
  'no-survey',
  'no-answers',
  'no-results',
  'no-reads',
  'no-tickets',
  'no-campaign',
  'campaign-whole',
  'zero-cost',
  'no-kpis',
] as const;
export type FigureReason = (typeof figureReasons)[number];

/** What rows stand behind a figure. */
export const figureEntities = [
  'member',
  'signup',
  'order',
  'referral',
  'content',
  'cost',
  'response',
  'campaign',
  'kpi',
] as const;
export type FigureEntity = (typeof figureEntities)[number];

/** A number with everything needed to check it. Ratios are raw fractions. */
export interface Figure {
  readonly id: MetricId;
  readonly value: number | null;
  readonly unit: MetricUnit;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Size of the sample: persons, sign-ups or orders looked at. */
  readonly n: number;
  readonly interval: Interval | null;
  /** False while its period runs, or where data it needs is unknown. */
  readonly complete: boolean;
  readonly reason: FigureReason | null;
  readonly period: Period;
  readonly entity: FigureEntity;
}

interface Base {
  readonly id: MetricId;
  readonly period: Period;
  readonly complete: boolean;
  readonly entity: FigureEntity;
}

/** A count or a sum: the value is its numerator. */
export const countFigure = (base: Base, value: number, n: number = value): Figure => ({
  ...base,
  unit: metrics[base.id],
  value,
  numerator: value,
  denominator: null,
  n,
  interval: null,
  reason: null,
});

/** A share of persons or things, with Wilson's interval; no denominator, no value. */
export const ratioFigure = (
  base: Base,
  numerator: number,
  denominator: number,
  reason: FigureReason,
): Figure => ({
  ...base,
  unit: metrics[base.id],
  value: denominator === 0 ? null : numerator / denominator,
  numerator,
  denominator,
  n: denominator,
  interval:
    denominator === 0 || numerator > denominator || numerator < 0
      ? null
      : wilson(numerator, denominator),
  reason: denominator === 0 ? reason : null,
});

/** A quotient that is no share (an average, a growth): no interval. */
export const quotientFigure = (
  base: Base,
  numerator: number,
  denominator: number,
  reason: FigureReason,
): Figure => ({
  ...ratioFigure(base, numerator, denominator, reason),
  interval: null,
});

/** What came back of what was spent, less that: gain ÷ cost − 1, without an interval. */
export const returnFigure = (base: Base, gain: number, cost: number, n: number): Figure => ({
  ...base,
  unit: metrics[base.id],
  value: gain / cost - 1,
  numerator: gain,
  denominator: cost,
  n,
  interval: null,
  reason: null,
});

/** A net promoter score: its numerator is promoters − detractors, its interval in points. */
export const scoreFigure = (base: Base, answers: NpsAnswers, reason: FigureReason): Figure => ({
  ...base,
  unit: metrics[base.id],
  value: npsScore(answers),
  numerator: answers.promoters - answers.detractors,
  denominator: answers.n,
  n: answers.n,
  interval: npsInterval(answers),
  reason: answers.n === 0 ? reason : null,
});

/** A figure that cannot be told, and why. */
export const missingFigure = (base: Base, reason: FigureReason): Figure => ({
  ...base,
  unit: metrics[base.id],
  value: null,
  numerator: null,
  denominator: null,
  n: 0,
  interval: null,
  complete: false,
  reason,
});

/**
 * KPI attainment: up actual/target; down 1 + (target − actual)/target; inside the range 100 %.
 * Target 0 or no actual → null.
 */
export const attainment = (
  actual: number | null,
  kpi: {
    readonly target: number | null;
    readonly targetHigh: number | null;
    readonly direction: 'up' | 'down' | 'range';
  },
): number | null => {
  if (actual === null || kpi.target === null) return null;
  if (kpi.direction === 'range') {
    const high = kpi.targetHigh ?? kpi.target;
    if (actual >= kpi.target && actual <= high) return 1;
    const nearest = actual < kpi.target ? kpi.target : high;
    return nearest === 0 ? null : Math.max(0, 1 - Math.abs(actual - nearest) / Math.abs(nearest));
  }
  if (kpi.target === 0) return null;
  return kpi.direction === 'up' ? actual / kpi.target : 1 + (kpi.target - actual) / kpi.target;
};

const CAP = 1.2;

interface Weighed {
  readonly attainment: number | null;
  readonly weight: number;
}

/** Weight × min(attainment, 1.2); null where it cannot be measured or has no weight. */
export const weighedAttainment = ({ attainment, weight }: Weighed): number | null =>
  attainment === null || weight <= 0 ? null : weight * Math.min(attainment, CAP);

/** The score's two sides, over the KPIs that can be measured. */
export const scoreParts = (
  kpis: readonly Weighed[],
): { readonly numerator: number; readonly denominator: number; readonly n: number } => {
  const measured = kpis.filter((kpi) => weighedAttainment(kpi) !== null);
  return {
    numerator: measured.reduce((sum, kpi) => sum + weighedAttainment(kpi)!, 0),
    denominator: measured.reduce((sum, kpi) => sum + kpi.weight, 0),
    n: measured.length,
  };
};

/** Σ weight × min(attainment, 1.2) / Σ weight over the KPIs that can be measured; null when none can. */
export const campaignScore = (kpis: readonly Weighed[]): number | null => {
  const { numerator, denominator } = scoreParts(kpis);
  return denominator === 0 ? null : numerator / denominator;
};
