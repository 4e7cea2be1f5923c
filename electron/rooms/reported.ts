/**
 * Runs long work of a thread and hands on how far it is, 0–1; returns its result, throws what it
 * throws. A reader that is slow sees the latest figure only.
 */
export async function* reported<Result>(
  start: (report: (fraction: number) => void) => Promise<Result>,
): AsyncGenerator<number, Result> {
  let latest: number | null = null;
  let ended = false;
  let wake: () => void = () => undefined;
  const work = start((fraction) => {
    latest = fraction;
    wake();
  });
  const end = (): void => {
    ended = true;
    wake();
  };
  // Whoever leaves early does not hear of a failure.
  work.then(end, end);
  for (;;) {
    if (latest !== null) {
      const fraction: number = latest;
      latest = null;
      yield fraction;
    } else if (ended) return work;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}
