/** Scores of recency, frequency and monetary value, 1–5 each, 5 the best. */
export interface RfmScores {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

type Range = readonly [least: number, most: number];

/**
 * The ten segments by ranges of scores (R; F; M), as the example of the CRAN package `rfm` 0.3 has
 * them. Ranges overlap: the first match wins. They leave gaps: who is in none is of the others.
 */
const ranges = [
  ['champions', [5, 5], [5, 5], [5, 5]],
  ['potential-loyalist', [3, 5], [3, 5], [2, 5]],
  ['loyal', [2, 4], [2, 4], [2, 4]],
  ['promising', [3, 4], [1, 3], [3, 5]],
  ['new', [4, 5], [1, 3], [1, 5]],
  ['cannot-lose', [1, 2], [3, 4], [4, 5]],
  ['at-risk', [1, 2], [2, 5], [4, 5]],
  ['need-attention', [1, 3], [3, 5], [3, 5]],
  ['about-to-sleep', [2, 3], [1, 3], [1, 4]],
  ['lost', [1, 1], [1, 5], [1, 5]],
] as const satisfies readonly (readonly [string, Range, Range, Range])[];

export const rfmSegments = [
  'champions',
  'potential-loyalist',
  'loyal',
  'promising',
  'new',
  'cannot-lose',
  'at-risk',
  'need-attention',
  'about-to-sleep',
  'lost',
  'others',
] as const;
export type RfmSegment = (typeof rfmSegments)[number];

const within = (score: number, [least, most]: Range): boolean => score >= least && score <= most;

export const rfmSegment = ({ r, f, m }: RfmScores): RfmSegment =>
  ranges.find(([, ofR, ofF, ofM]) => within(r, ofR) && within(f, ofF) && within(m, ofM))?.[0] ??
  'others';

/** What a buyer did: days since the last paid order, paid orders, net amount in minor units. */
export interface RfmValues {
  readonly days: number;
  readonly orders: number;
  readonly netMinor: number;
}

/** The eight cells of Chinese practice: 重要 where the amount is high, 一般 where it is not. */
export const rfmCells = [
  'important-value',
  'important-development',
  'important-retention',
  'important-win-back',
  'general-value',
  'general-development',
  'general-retention',
  'general-win-back',
] as const;
export type RfmCell = (typeof rfmCells)[number];

/**
 * The cell of a buyer against the arithmetic means over all buyers: 价值 recent and often, 发展
 * recent but seldom, 保持 often but long ago, 挽留 neither. Who is just at a mean is on its good side.
 */
export const rfmCell = (buyer: RfmValues, means: RfmValues): RfmCell => {
  const worth = buyer.netMinor >= means.netMinor ? 'important' : 'general';
  const recent = buyer.days <= means.days;
  if (buyer.orders >= means.orders) return `${worth}-${recent ? 'value' : 'retention'}`;
  return `${worth}-${recent ? 'development' : 'win-back'}`;
};
