import type { BlockKey, BlockOf, FactBlocks } from '../../../contract/facts/blocks.ts';
import type { Facts } from '../../../contract/retrospectives.ts';
import { partOf, type ReportBlock } from '../document.ts';
import type { BlockDocument, BlockPlace, BlockSection } from './block.ts';
import type { Writing } from './cells.ts';
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

/** They stand in their section in this order. */
const documents: { readonly [Key in BlockKey]: BlockDocument<Key> } = {
  comparisonGroup,
  retention,
  lapsed,
  tierFlow,
  attribution,
  eventResults,
  roi,
  content,
  rewards,
  journey,
  feedback,
  referral,
};
const order = Object.keys(documents) as readonly BlockKey[];

const blockOf = <Key extends BlockKey>(blocks: FactBlocks, key: Key): BlockOf<Key> | undefined =>
  blocks[key] as BlockOf<Key> | undefined;

export const placesOfBlock = <Key extends BlockKey>(
  blocks: FactBlocks,
  key: Key,
): readonly BlockPlace[] => {
  const block = blockOf(blocks, key);
  return block === undefined ? [] : documents[key].places(block);
};

export const nameOfBlockPlace = (
  { place, ...rest }: Pick<BlockPlace, 'what' | 'name'> & { readonly place: BlockKey },
  writing: Writing,
): string => documents[place].nameOf(rest, writing);

const writeBlock = <Key extends BlockKey>(
  facts: Facts,
  key: Key,
  section: BlockSection,
  writing: Writing,
): ReportBlock[] => {
  const block = blockOf(facts.blocks, key);
  if (block === undefined || documents[key].section !== section) return [];
  const { blocks, message } = documents[key].write(block, facts, writing);
  return partOf(key, blocks, message);
};

/** The blocks of a section that these facts have. */
export const writeBlocks = (facts: Facts, section: BlockSection, writing: Writing): ReportBlock[] =>
  order.flatMap((key) => writeBlock(facts, key, section, writing));

const maskBlock = <Key extends BlockKey>(
  blocks: FactBlocks,
  key: Key,
  maskName: (name: string) => string,
): FactBlocks => {
  const block = blockOf(blocks, key);
  const { mask } = documents[key];
  return block === undefined || mask === undefined ? {} : { [key]: mask(block, maskName) };
};

export const maskBlocks = (blocks: FactBlocks, maskName: (name: string) => string): FactBlocks =>
  Object.assign({}, blocks, ...order.map((key) => maskBlock(blocks, key, maskName))) as FactBlocks;
