import {
  blockKeys,
  type BlockKey,
  type FactBlocks,
} from '../../../../../shared/contract/facts/blocks.ts';
import type { RowSource } from '../../figures/row-source.ts';
import type { BlockQuery, FactContext } from './block.ts';
import { comparisonGroup } from './comparison-group.ts';
import { lapsed } from './lapsed.ts';
import { retention } from './retention.ts';
import { referral } from './referral.ts';
import { feedback } from './feedback.ts';
import { journey } from './journey.ts';
import { rewards } from './rewards.ts';
import { eventResults } from './event-results.ts';
import { content } from './content.ts';
import { roi } from './roi.ts';
import { attribution } from './attribution.ts';
import { tierFlow } from './tier-flow.ts';

const queries: { readonly [Key in BlockKey]: BlockQuery<Key> } = {
  comparisonGroup,
  retention,
  lapsed,
  attribution,
  roi,
  content,
  eventResults,
  rewards,
  journey,
  feedback,
  referral,
  tierFlow,
};

export const computeBlocks = (context: FactContext): FactBlocks =>
  Object.fromEntries(
    blockKeys.flatMap((key) => {
      const block = queries[key].compute(context);
      return block === null ? [] : [[key, block]];
    }),
  );

export const blockSourceAt = (
  context: FactContext,
  place: string,
  rest: string,
): RowSource | null => {
  const key = blockKeys.find((one) => one === place);
  return key === undefined ? null : queries[key].sourceAt(context, rest);
};
