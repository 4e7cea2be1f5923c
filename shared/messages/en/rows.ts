import type { SameKeys } from '../same-keys.ts';
import type { rows as source } from '../zh-CN/rows.ts';

export const rows = {
  each: '{total, plural, one {# row, which counts 1} other {# rows, each counting 1, add up to #}}',
  'sum-of': '{total, plural, one {# row adds up to {sum}} other {# rows add up to {sum}}}',
  none: 'There are no rows behind it.',
  number: 'Number of rows',
  sum: 'Sum',
  listing: 'Listing the rows…',
  changed: 'The data has just changed; these are the rows from before.',
  reload: 'Read again',
  export: 'Export rows',
  picked: '{count, plural, one {# row} other {# rows}} chosen',
  list: 'Rows behind {name}',
} as const satisfies SameKeys<typeof source>;
