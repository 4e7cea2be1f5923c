/**
 * (revenue − cost) ÷ cost, of sales less refunds: what the goods cost is not known, so it is a
 * "revenue ROI". Nothing spent or nothing recorded → null.
 */
export const revenueRoi = (netMinor: number, costMinor: number | null): number | null =>
  costMinor === null || costMinor === 0 ? null : (netMinor - costMinor) / costMinor;

/** What one of so many results cost; null where there is none, or no cost is known. */
export const costPerResult = (costMinor: number | null, results: number): number | null =>
  costMinor === null || results === 0 ? null : Math.round(costMinor / results);
