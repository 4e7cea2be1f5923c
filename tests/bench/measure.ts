export interface Limit {
  readonly what: string;
  readonly ms: number;
  readonly limitMs: number;
}

/** Prints a figure beside what it may be; answers whether it holds. */
export const holds = ({ what, ms, limitMs }: Limit): boolean => {
  const ok = ms < limitMs;
  console.log(`  ${ok ? 'ok  ' : 'OVER'} ${what}: ${ms.toFixed(1)} ms (limit ${limitMs} ms)`);
  return ok;
};

/** How long `work` takes, ms. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** The value that 95 of 100 measurements do not exceed. */
export const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * 0.95) - 1)] ?? 0;
