import type { FigureScopeInput } from '../../shared/contract/figures.ts';
import type { RowsOf } from '../../shared/contract/rows.ts';
import { isMetricId } from '../../shared/domain/metrics/registry.ts';

type Scope = Pick<FigureScopeInput, 'from' | 'to'> & Partial<FigureScopeInput>;

/** The rows behind a metric over a scope; throws for what is no metric. */
export const figureRowsOf = (
  id: string,
  { from, to, communityUid = null, campaignUid = null, eventUid = null }: Scope,
): RowsOf => {
  if (!isMetricId(id)) throw new Error(`no figure ${id}`);
  return { kind: 'figure', id, from, to, communityUid, campaignUid, eventUid };
};
