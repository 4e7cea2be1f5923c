/** Scores of each part where there are values enough. */
export const RFM_SCORES = 5;

/** How the values of all buyers are cut into scores. */
export interface RfmScale {
  /** A value up to the first cut scores 1, up to the next 2 …; after the last, the highest score. */
  readonly cuts: readonly number[];
  /** How many scores there are: five, or as many as distinct values where those are fewer. */
  readonly scores: number;
}

/**
 * Cut points at the 20, 40, 60 and 80 % ranks (nearest rank) of the distinct values, so that equal
 * values always score the same. `ascending` may hold values many times; null of nobody.
 */
export const rfmScale = (ascending: ArrayLike<number>): RfmScale | null => {
  const distinct: number[] = [];
  for (let place = 0; place < ascending.length; place += 1)
    if (place === 0 || ascending[place] !== ascending[place - 1]) distinct.push(ascending[place]!);
  if (distinct.length === 0) return null;
  const scores = Math.min(RFM_SCORES, distinct.length);
  if (scores < RFM_SCORES) return { cuts: distinct.slice(0, -1), scores };
  // In fifths of whole numbers: a product with 0.6 may come out above the rank it means.
  const cuts = [1, 2, 3, 4].map((fifth) => distinct[Math.ceil((fifth * distinct.length) / 5) - 1]!);
  return { cuts, scores };
};

/** 1 for the least values, up to the scores of the scale for the greatest. */
export const rfmScore = ({ cuts }: RfmScale, value: number): number =>
  1 + cuts.filter((cut) => cut < value).length;

/** The same where less is better: days since the last order. */
export const rfmScoreReversed = (scale: RfmScale, value: number): number =>
  scale.scores + 1 - rfmScore(scale, value);
