/** Chosen places of a list in ascending order: ranges that neither touch nor overlap, the end left out. */
export type Picks = readonly (readonly [start: number, end: number])[];

export const noPicks: Picks = [];

export const countOf = (picks: Picks): number =>
  picks.reduce((sum, [start, end]) => sum + end - start, 0);

export const isPicked = (picks: Picks, place: number): boolean => {
  let low = 0;
  let high = picks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [start, end] = picks[middle]!;
    if (place < start) high = middle - 1;
    else if (place >= end) low = middle + 1;
    else return true;
  }
  return false;
};

export const withRange = (picks: Picks, start: number, end: number): Picks => {
  if (end <= start) return picks;
  const before = picks.filter((range) => range[1] < start);
  const after = picks.filter((range) => range[0] > end);
  const joined = picks.slice(before.length, picks.length - after.length);
  return [
    ...before,
    [
      Math.min(start, ...joined.map((range) => range[0])),
      Math.max(end, ...joined.map((range) => range[1])),
    ],
    ...after,
  ];
};

export const withoutRange = (picks: Picks, start: number, end: number): Picks =>
  picks.flatMap(([from, to]): (readonly [number, number])[] => {
    if (to <= start || from >= end) return [[from, to]];
    const left = from < start ? [[from, start] as const] : [];
    const right = to > end ? [[end, to] as const] : [];
    return [...left, ...right];
  });

export const toggled = (picks: Picks, place: number): Picks =>
  isPicked(picks, place)
    ? withoutRange(picks, place, place + 1)
    : withRange(picks, place, place + 1);

/** The same places in ranges of at most `size`. */
export const inBlocks = (picks: Picks, size: number): (readonly [number, number])[] =>
  picks.flatMap(([start, end]) =>
    Array.from(
      { length: Math.ceil((end - start) / size) },
      (_, block) => [start + block * size, Math.min(end, start + (block + 1) * size)] as const,
    ),
  );
