/** Places one sign-up takes: the person and whoever comes along. */
export const partyOf = ({ guests }: { readonly guests: number }): number => 1 + guests;

/** Places left; below zero where more are confirmed than there is room, endless without a capacity. */
export const placesFree = (capacity: number | null, taken: number): number =>
  capacity === null ? Number.POSITIVE_INFINITY : capacity - taken;

/**
 * Who moves up, of a waiting list in the order of waiting: the longest-waiting first; a party too
 * large for what is left is passed over and keeps its turn.
 */
export const movingUp = <Waiting extends { readonly guests: number }>(
  waiting: readonly Waiting[],
  free: number,
): Waiting[] => {
  const chosen: Waiting[] = [];
  let left = free;
  for (const one of waiting) {
    if (left < 1) break;
    if (partyOf(one) > left) continue;
    chosen.push(one);
    left -= partyOf(one);
  }
  return chosen;
};

/** Who steps back to the waiting list, of the confirmed with the latest first, until all others fit. */
export const steppingBack = <Confirmed extends { readonly guests: number }>(
  latestFirst: readonly Confirmed[],
  capacity: number,
): Confirmed[] => {
  let taken = latestFirst.reduce((sum, one) => sum + partyOf(one), 0);
  const back: Confirmed[] = [];
  for (const one of latestFirst) {
    if (taken <= capacity) break;
    back.push(one);
    taken -= partyOf(one);
  }
  return back;
};
