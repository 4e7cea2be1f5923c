import { computeFigure } from '../../figures/compute.ts';
import { sourceOf } from '../../figures/sources.ts';
import type { BlockQuery } from './block.ts';

export const lapsed: BlockQuery<'lapsed'> = {
  compute: ({ db, scope, during }) => {
    const asked = scope(during);
    const churn = computeFigure(db, 'churn.rate', asked);
    const winback = computeFigure(db, 'winback.rate', asked);
    return churn.value === null && winback.value === null ? null : { churn, winback };
  },
  sourceAt: ({ scope, during }, rest) =>
    rest === 'churn.rate' || rest === 'winback.rate' ? sourceOf(rest, scope(during)) : null,
};
