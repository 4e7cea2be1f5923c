/** Groups smaller than this may be hidden in what leaves the program. */
export const SMALL = 5;

export const isSmall = (count: number): boolean => count > 0 && count < SMALL;

/**
 * Which counts to hide so that no small one can be read. Where the counts add up to a total that is
 * shown, a single hidden one would be what is missing: the least of the others is hidden with it.
 */
export const hiddenCounts = (counts: readonly number[], addsUp: boolean): boolean[] => {
  const hidden = counts.map(isSmall);
  if (!addsUp || hidden.filter(Boolean).length !== 1) return hidden;
  const [next] = counts
    .map((count, place) => ({ count, place }))
    .filter(({ count, place }) => count > 0 && !hidden[place])
    .sort((a, b) => a.count - b.count);
  if (next !== undefined) hidden[next.place] = true;
  return hidden;
};
