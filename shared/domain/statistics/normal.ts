/** Two-sided tail of the standard normal distribution beyond ±|z| (rational Chebyshev form of erfc, error < 1.2e-7). */
export const twoSidedP = (z: number): number => {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const sum = coefficients.reduceRight((total, one) => one + t * total, 0);
  return Math.min(1, t * Math.exp(-x * x + sum));
};

const coefficients = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
];
