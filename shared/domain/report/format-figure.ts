import {
  formatDuration,
  formatMoney,
  formatNumber,
  formatPercent,
  formatMoneyRange,
  formatNumberRange,
  formatPoints,
  formatPointsRange,
  unknown,
} from '../../messages/format.ts';
import type { Language } from '../../messages/languages.ts';
import { translate, translateAny } from '../../messages/translate.ts';
import type { Figure } from '../metrics/figure.ts';
import { metricForm, partUnits } from '../metrics/forms.ts';
import type { Interval } from '../statistics/intervals.ts';
import { THIN_ANSWERS } from '../metrics/nps.ts';
import type { MetricUnit } from '../metrics/registry.ts';

/** A value in its unit as people read it; unknown is a dash. */
export const formatValue = (
  language: Language,
  value: number | null,
  unit: MetricUnit,
  currency: string,
): string => {
  if (value === null) return unknown;
  switch (unit) {
    case 'count':
    case 'mean':
    case 'points':
    case 'score':
      return formatNumber(language, value);
    case 'ratio':
      return formatPercent(language, value);
    case 'minor':
      return formatMoney(language, value, currency);
    case 'ms':
      return formatDuration(language, value);
    default: {
      const never: never = unit;
      return never;
    }
  }
};

export const metricName = (language: Language, id: string): string =>
  translateAny(language, `metrics.name-${id}`) ?? id;

/** A KPI by its metric, and the community or event it is about alone. */
export const kpiName = (language: Language, metric: string, filter: string | null): string =>
  filter === null
    ? metricName(language, metric)
    : translate(language, 'campaigns.kpi-of', { metric: metricName(language, metric), filter });

/** An end of an interval: of a score in points, else a share. */
const formatBound = (language: Language, { unit }: Figure, bound: number): string =>
  unit === 'score' ? formatNumber(language, Math.round(bound)) : formatPercent(language, bound);

/** Whether a score stands on so few answers that it must not be leant on. */
export const isThin = ({ unit, n }: Figure): boolean =>
  unit === 'score' && n > 0 && n < THIN_ANSWERS;

/** How a metric is defined today. */
export const metricDefinition = (language: Language, id: string): string =>
  translateAny(language, `metrics.definition-${id}`) ?? id;

/** Everything behind a figure in lines: definition, formula, interval, sample, period, reason. */
export const figureDetails = (
  language: Language,
  figure: Figure,
  currency: string,
  definition: string = metricDefinition(language, figure.id),
): string[] => {
  const lines = [`${translate(language, 'metrics.definition')}: ${definition}`];
  if (figure.reason !== null)
    lines.push(translateAny(language, `metrics.reason-${figure.reason}`) ?? figure.reason);
  if (figure.denominator !== null && figure.numerator !== null) {
    const parts = partUnits(figure.id);
    lines.push(
      translate(
        language,
        metricForm(figure.id).kind === 'return' ? 'metrics.formula-return' : 'metrics.formula',
        {
          numerator: formatValue(language, figure.numerator, parts.numerator, currency),
          denominator: formatValue(language, figure.denominator, parts.denominator, currency),
        },
      ),
    );
  }
  if (figure.interval !== null)
    lines.push(
      translate(language, 'metrics.interval', {
        low: formatBound(language, figure, figure.interval[0]),
        high: formatBound(language, figure, figure.interval[1]),
      }),
    );
  lines.push(translate(language, 'metrics.n', { n: figure.n }));
  if (isThin(figure)) lines.push(translate(language, 'metrics.thin', { least: THIN_ANSWERS }));
  lines.push(
    translate(language, 'metrics.period', { from: figure.period.from, to: figure.period.to }),
  );
  if (!figure.complete) lines.push(translate(language, 'metrics.incomplete'));
  return lines;
};

/** Both ends of an interval of a difference, signed, in the unit of its figures. */
export const formatDifference = (
  language: Language,
  interval: Interval,
  unit: MetricUnit,
  currency: string,
): string =>
  unit === 'ratio'
    ? formatPointsRange(language, interval)
    : unit === 'minor'
      ? formatMoneyRange(language, interval, currency)
      : formatNumberRange(language, interval);

/** A difference, signed, in the unit of its figures. */
export const formatSigned = (
  language: Language,
  difference: number,
  unit: MetricUnit,
  currency: string,
): string =>
  unit === 'ratio'
    ? formatPoints(language, difference)
    : `${difference > 0 ? '+' : ''}${formatValue(language, unit === 'minor' ? Math.round(difference) : difference, unit, currency)}`;

/** A change between two figures in words: points for shares, percent for counts and sums. */
export const formatChange = (language: Language, before: Figure, after: Figure): string =>
  formatChangeOf(language, after.unit, before.value, after.value);

/** A change between two values of a unit in the same words. */
export const formatChangeOf = (
  language: Language,
  unit: MetricUnit,
  before: number | null,
  after: number | null,
): string => {
  if (before === null || after === null) return unknown;
  if (unit === 'ratio') return formatPoints(language, after - before);
  if (before === 0)
    return after === 0 ? formatNumber(language, 0) : translate(language, 'retrospectives.new');
  const share = (after - before) / before;
  return `${share > 0 ? '+' : ''}${formatPercent(language, share)}`;
};
