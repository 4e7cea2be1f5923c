import type { SameKeys } from '../same-keys.ts';
import type { selection as source } from '../zh-CN/selection.ts';

export const selection = {
  all: 'Select all',
  one: 'Select this row',
  bar: 'Selected rows',
  copy: 'Copy',
  clear: 'Clear selection',
  'too-many': 'At most {max, number} rows are copied at a time; export to get them all.',
  'copy-failed': 'The browser did not allow copying; press once more.',
  count: '{count, number} selected',
  gone: 'The list has changed; the selection was cleared.',
  export: 'Export selected',
} as const satisfies SameKeys<typeof source>;
