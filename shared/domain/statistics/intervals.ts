/** 97.5 % point of the normal distribution: two-sided 95 % intervals. */
export const Z = 1.959964;

export type Interval = readonly [low: number, high: number];

/** Wilson score interval of a share k/n, within [0, 1]; null when n = 0. */
export const wilson = (k: number, n: number): Interval | null => {
  if (n === 0) return null;
  const p = k / n;
  const z2 = Z * Z;
  const scale = 1 + z2 / n;
  const centre = (p + z2 / (2 * n)) / scale;
  const half = (Z / scale) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  // None and all are exact ends; floating point would leave dust beside them.
  return [k === 0 ? 0 : Math.max(0, centre - half), k === n ? 1 : Math.min(1, centre + half)];
};

/** Whether an interval leaves zero out: only then there is something to speak of. */
export const isDetectable = ([low, high]: Interval): boolean => low > 0 || high < 0;

const logFactorials = [0];
const logFactorial = (n: number): number => {
  for (let i = logFactorials.length; i <= n; i++)
    logFactorials.push(logFactorials[i - 1]! + Math.log(i));
  return logFactorials[n]!;
};

/** Two-sided exact test of Fisher for the table a b / c d: the sum of all tables as unlikely. */
export const fisherExact = (a: number, b: number, c: number, d: number): number => {
  const [r1, r2, c1, n] = [a + b, c + d, a + c, a + b + c + d];
  const logP = (x: number): number =>
    logFactorial(r1) +
    logFactorial(r2) +
    logFactorial(c1) +
    logFactorial(n - c1) -
    logFactorial(n) -
    logFactorial(x) -
    logFactorial(r1 - x) -
    logFactorial(c1 - x) -
    logFactorial(r2 - c1 + x);
  const observed = logP(a);
  let sum = 0;
  for (let x = Math.max(0, c1 - r2); x <= Math.min(r1, c1); x++)
    // A hair of tolerance: tables equally unlikely must not fall out by rounding.
    if (logP(x) <= observed + 1e-9) sum += Math.exp(logP(x));
  return Math.min(1, sum);
};
