/**
 * Told how far a long write is, 0–1. Throws `cancelled` once the caller has given up: the write ends
 * there, and nothing of it stays.
 */
export type Report = (fraction: number) => void;

/** The report of a part that takes the whole from one fraction to another. */
export const span =
  (report: Report | undefined, from: number, to: number): Report =>
  (fraction) =>
    report?.(from + (to - from) * fraction);
