/** Up to so many comparisons each is judged alone; of more, Holm's correction decides. */
export const ALONE = 5;

/** Holm's step-down: p-values as they count when all of them are looked at together, in the order given. */
export const holm = (ps: readonly number[]): number[] => {
  const ascending = ps.map((p, place) => ({ p, place })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(ps.length);
  let highest = 0;
  ascending.forEach(({ p, place }, rank) => {
    highest = Math.max(highest, Math.min(1, p * (ps.length - rank)));
    adjusted[place] = highest;
  });
  return adjusted;
};
