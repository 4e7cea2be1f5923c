/** A scanner types a character every few milliseconds; nobody types four at this pace. */
const MAX_GAP_MS = 35;
const MIN_CHARACTERS = 4;

/**
 * Whether a text came from a scanner: `typedAtMs` are the moments of its key strokes, the first
 * character first. One slow gap is forgiven, because a busy machine delivers keys late.
 */
export const isScanned = (typedAtMs: readonly number[]): boolean => {
  if (typedAtMs.length < MIN_CHARACTERS) return false;
  let slow = 0;
  for (let at = 1; at < typedAtMs.length; at += 1)
    if (typedAtMs[at]! - typedAtMs[at - 1]! > MAX_GAP_MS) slow += 1;
  return slow <= (typedAtMs.length >= 8 ? 1 : 0);
};
