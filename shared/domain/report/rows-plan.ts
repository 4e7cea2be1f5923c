/** What a file could give of the rows behind a figure. */
export interface RowsWanted {
  readonly key: string;
  /** The same for figures that open the same rows. */
  readonly list: string;
  readonly count: number;
  /** Its rows go before those of others, however many they are. */
  readonly first: boolean;
}

/**
 * Rows behind figures that one file holds: more take long to write and longer to open.
 */
export const ROWS_AT_MOST = 300_000;

/** `own` = written here; `left-out` = too many; else the key of the figure that has the same rows. */
export type RowsPlan = 'own' | 'left-out' | { readonly as: string };

/**
 * Which lists of rows go into a file that holds `most`: those asked for first in their order, then the
 * shortest. A list goes in whole or not at all, so that its values add up to its figure.
 */
export const planRows = (
  wanted: readonly RowsWanted[],
  most: number = ROWS_AT_MOST,
): ReadonlyMap<string, RowsPlan> => {
  const lists = new Map<string, RowsWanted>();
  for (const one of wanted) if (!lists.has(one.list)) lists.set(one.list, one);
  const inOrder = [...lists.values()].toSorted(
    (one, other) =>
      Number(other.first) - Number(one.first) || (one.first ? 0 : one.count - other.count),
  );
  const fits = new Set<string>();
  let left = most;
  for (const { list, count } of inOrder) {
    if (count > left) continue;
    left -= count;
    fits.add(list);
  }
  return new Map(
    wanted.map(({ key, list }): [string, RowsPlan] => {
      const owner = lists.get(list)!.key;
      if (!fits.has(list)) return [key, 'left-out'];
      return [key, owner === key ? 'own' : { as: owner }];
    }),
  );
};
