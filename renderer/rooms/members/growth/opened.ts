import type { ReportOpening } from '../../../../shared/domain/report/document.ts';
import type { RowsOf } from '../../../../shared/contract/rows.ts';

/** A number somebody opened, and how its members are asked for. */
export interface Opened {
  readonly opening: ReportOpening;
  readonly of: RowsOf;
}
export type Open = (opened: Opened) => void;

/** A number of members: every row counts one. */
export const openingOf = (
  key: string,
  label: string,
  value: string,
  details: readonly string[],
): ReportOpening => ({ key, label, value, details, entity: 'member', rowUnit: null });
