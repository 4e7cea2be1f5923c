import type { RowClass } from '../../../../shared/contract/imports.ts';
import type { Outcome } from '../session.ts';

/** What became of a row that was held against the workspace; only a value set by hand conflicts. */
export const outcomeOf = (rowClass: RowClass, title: string): Outcome => ({
  class: rowClass,
  title,
  ...(rowClass === 'conflicts' ? { reason: 'set-by-hand' } : {}),
});
