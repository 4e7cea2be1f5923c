import { z } from 'zod';
import { comparisonGroupBlock } from './comparison-group.ts';
import { referralBlock } from './referral.ts';
import { feedbackBlock } from './feedback.ts';
import { journeyBlock } from './journey.ts';
import { rewardsBlock } from './rewards.ts';
import { eventResultsBlock } from './event-results.ts';
import { contentBlock } from './content.ts';
import { roiBlock } from './roi.ts';
import { attributionBlock } from './attribution.ts';
import { lapsedBlock } from './lapsed.ts';
import { tierFlowBlock } from './tier-flow.ts';
import { retentionBlock } from './retention.ts';

/**
 * Parts of a retrospective's facts that came after the first version, by key. Each is optional: a
 * version signed before a block was there has none, and a campaign it says nothing about neither.
 */
const schemas = {
  comparisonGroup: comparisonGroupBlock,
  retention: retentionBlock,
  lapsed: lapsedBlock,
  attribution: attributionBlock,
  roi: roiBlock,
  content: contentBlock,
  eventResults: eventResultsBlock,
  rewards: rewardsBlock,
  journey: journeyBlock,
  feedback: feedbackBlock,
  referral: referralBlock,
  tierFlow: tierFlowBlock,
} as const;

export const factBlocks = z.object(schemas).partial();
export type FactBlocks = z.infer<typeof factBlocks>;
export type BlockKey = keyof typeof schemas;
export type BlockOf<Key extends BlockKey> = z.infer<(typeof schemas)[Key]>;
export const blockKeys = Object.keys(schemas) as readonly BlockKey[];
