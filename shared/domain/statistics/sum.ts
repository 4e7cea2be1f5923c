/** The sum of many numbers with what rounding loses carried along (Neumaier), as SQLite adds too. */
export const sumOfAll = (values: Iterable<number>): number => {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
};
