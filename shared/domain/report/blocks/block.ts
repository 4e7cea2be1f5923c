import type { BlockKey, BlockOf } from '../../../contract/facts/blocks.ts';
import type { Facts } from '../../../contract/retrospectives.ts';
import type { ReportBlock } from '../document.ts';
import type { Place } from '../places.ts';
import type { Writing } from './cells.ts';

/** A number of a block: `what` follows the block's key where its rows are asked for. */
export type BlockPlace = Omit<Place, 'key' | 'place'>;

export type BlockSection = 'result' | 'analysis';

export interface BlockText {
  readonly blocks: readonly ReportBlock[];
  /** What it says, in one sentence. */
  readonly message: string;
}

/** How a block of facts is written into the document. */
export interface BlockDocument<Key extends BlockKey> {
  /** The section it stands in. */
  readonly section: BlockSection;
  /** Its numbers: all that open, are frozen, and are computed again. */
  readonly places: (block: BlockOf<Key>) => readonly BlockPlace[];
  /** One of these numbers in words. */
  readonly nameOf: (place: Pick<BlockPlace, 'what' | 'name'>, writing: Writing) => string;
  readonly write: (block: BlockOf<Key>, facts: Facts, writing: Writing) => BlockText;
  /** The block without names of members; left out where it has none. */
  readonly mask?: (block: BlockOf<Key>, maskName: (name: string) => string) => BlockOf<Key>;
}
