/** Something that happened to one person; `step` is the place of its step among those of the funnel. */
export interface FunnelEvent {
  readonly atMs: number;
  readonly step: number;
}

/**
 * How far a person came in a closed funnel: each step at or after the one before, by another event,
 * and all within the window from the first. Events of one instant happen in the declared order of
 * their steps. 0 = not even the first step; any event of the first step may be the beginning.
 */
export const stepsReached = (events: readonly FunnelEvent[], windowMs: number): number => {
  const inOrder = events.toSorted((one, other) => one.atMs - other.atMs || one.step - other.step);
  let most = 0;
  for (const [index, start] of inOrder.entries()) {
    if (start.step !== 0) continue;
    let reached = 1;
    for (const { atMs, step } of inOrder.slice(index + 1)) {
      if (atMs - start.atMs >= windowMs) break;
      if (step === reached) reached += 1;
    }
    most = Math.max(most, reached);
  }
  return most;
};
