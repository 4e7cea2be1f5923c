import type { JourneyBlock } from '../../../contract/facts/journey.ts';
import type { BlockDocument } from './block.ts';
import type { Writing } from './cells.ts';
import { plainPlace, type PlainNumber } from './plain.ts';

export const journeyNumbers = ({ reach, clicks, repurchased }: JourneyBlock) =>
  ({
    reach: { what: 'reach', unit: 'count', value: reach, entity: 'cost', rowUnit: 'number' },
    clicks: { what: 'clicks', unit: 'count', value: clicks, entity: 'cost', rowUnit: 'number' },
    repurchased: { what: 'repurchased', unit: 'count', value: repurchased, entity: 'member' },
  }) as const satisfies Record<string, PlainNumber>;

const kinds = ['reach', 'clicks', 'repurchased'] as const;

export const journeyName = (what: string, { say }: Writing): string =>
  say(`factsMoney.journey-${kinds.find((one) => one === what) ?? 'reach'}`);

/** It is written in the funnel, which it belongs to: `funnelBlocks`. */
export const journey: BlockDocument<'journey'> = {
  section: 'result',
  places: (block) => Object.values(journeyNumbers(block)).map(plainPlace),
  nameOf: ({ what }, writing) => journeyName(what, writing),
  write: () => ({ blocks: [], message: '' }),
};
