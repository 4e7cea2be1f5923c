/** The list of first members ends here. */
export const MAX_FIRST_MEMBERS = 100;
/** Evidence is of so many days up to today. */
export const EVIDENCE_DAYS = 90;

export const firstStatuses = ['candidate', 'invited', 'agreed', 'declined'] as const;
export type FirstStatus = (typeof firstStatuses)[number];

export const firstMeasures = [
  'activeDays',
  'messages',
  'events',
  'brought',
  'orders',
  'followers',
] as const;
export type FirstMeasure = (typeof firstMeasures)[number];

/** null = unknown: neither for nor against a person, but short of any minimum. */
export type FirstMeasures = Readonly<Record<FirstMeasure, number | null>>;

export interface FirstCriterion {
  readonly measure: FirstMeasure;
  readonly weight: number;
  readonly minimum: number;
}

/** Until a community has its own: who is there, brings others and turns up counts most. */
export const firstCriteria: readonly FirstCriterion[] = [
  { measure: 'activeDays', weight: 3, minimum: 3 },
  { measure: 'messages', weight: 2, minimum: 0 },
  { measure: 'events', weight: 3, minimum: 0 },
  { measure: 'brought', weight: 3, minimum: 0 },
  { measure: 'orders', weight: 1, minimum: 0 },
  { measure: 'followers', weight: 1, minimum: 0 },
];

/** How many of the ascending `sorted` are not above `value`. */
const notAbove = (sorted: Float64Array, value: number): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * 0–100 for each person: the weighted mean of their places among those who have any of a measure
 * (1 = nobody has more, 0 = has none). Places and not sums, so that one very loud person does not
 * flatten everybody else. null = a minimum is not met, or nothing is weighed.
 */
export const firstScores = (
  people: readonly FirstMeasures[],
  criteria: readonly FirstCriterion[],
): (number | null)[] => {
  const weighed = criteria.filter(({ weight }) => weight > 0);
  const sorted = new Map(
    weighed.map(({ measure }) => [
      measure,
      Float64Array.from(people.map((one) => one[measure] ?? 0).filter((value) => value > 0)).sort(),
    ]),
  );
  return people.map((one) => {
    if (criteria.some(({ measure, minimum }) => minimum > 0 && (one[measure] ?? 0) < minimum))
      return null;
    let [points, weights] = [0, 0];
    for (const { measure, weight } of weighed) {
      const value = one[measure];
      if (value === null) continue;
      const values = sorted.get(measure)!;
      weights += weight;
      if (value > 0) points += (weight * notAbove(values, value)) / values.length;
    }
    return weights === 0 ? null : (100 * points) / weights;
  });
};
