import type { RetentionCohortData } from '../../../../shared/contract/trends.ts';
import type { RetentionKind } from '../../../../shared/domain/metrics/retention.ts';

/** All cohorts whose unit is whole, together: persons over persons, never a mean of shares; null of none. */
export const meanOf = (
  cohorts: readonly RetentionCohortData[],
  unit: number,
  kind: RetentionKind,
): { readonly retained: number; readonly size: number } | null => {
  let [retained, size] = [0, 0];
  for (const cohort of cohorts) {
    const cell = cohort.cells[unit - 1];
    if (cell === undefined || cell.reasons[kind] !== null) continue;
    retained += cell.counts[kind];
    size += cohort.size;
  }
  return size === 0 ? null : { retained, size };
};
