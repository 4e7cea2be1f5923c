/** How spending is cut into bands: into thirds of all buyers, or at amounts of the operator's own. */
export type SpendingRule =
  | { readonly kind: 'thirds' }
  /** Ascending, in minor units; each is the last amount of its band. */
  | { readonly kind: 'limits'; readonly limitsMinor: readonly number[] };

export const MAX_LIMITS = 6;

/** People without a paid order; the bands of buyers are `1`, `2` … from the least up. */
export const NO_SPENDING = 'none';

/**
 * The last amounts of the lowest and the middle third of buyers by nearest rank; equal amounts stay
 * in one band, so there may be fewer. `ascending` = the net amount of every buyer.
 */
export const thirds = (ascending: ArrayLike<number>): number[] => {
  const n = ascending.length;
  if (n === 0) return [];
  const cuts = [1, 2].map((third) => ascending[Math.ceil((n * third) / 3) - 1]!);
  const highest = ascending[n - 1]!;
  return [...new Set(cuts)].filter((cut) => cut < highest);
};

/** The place of an amount among bands, 1 = the lowest. */
export const spendingBand = (limitsMinor: readonly number[], netMinor: number): number => {
  const place = limitsMinor.findIndex((limit) => netMinor <= limit);
  return (place === -1 ? limitsMinor.length : place) + 1;
};

/** The amounts of a band, both ends included; null = open. */
export const spendingRange = (
  limitsMinor: readonly number[],
  band: number,
): { readonly from: number | null; readonly to: number | null } => {
  const below = limitsMinor[band - 2];
  return { from: below === undefined ? null : below + 1, to: limitsMinor[band - 1] ?? null };
};
