import type { KpiState } from '../../../shared/contract/campaigns.ts';
import { isMetricId, metrics, type MetricUnit } from '../../../shared/domain/metrics/registry.ts';

export const unitOf = ({ metric }: Pick<KpiState, 'metric'>): MetricUnit =>
  isMetricId(metric) ? metrics[metric] : 'count';

/** A number that is worked out, as whole as what it is of: nobody joins by halves. */
export const estimate = (unit: MetricUnit, value: number | null): number | null =>
  value === null || unit === 'ratio' || unit === 'mean' ? value : Math.round(value);
