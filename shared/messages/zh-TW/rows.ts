import type { SameKeys } from '../same-keys.ts';
import type { rows as source } from '../zh-CN/rows.ts';

export const rows = {
  each: '{total, number} 列，每列計 1，合計 {total, number}',
  'sum-of': '{total, number} 列，合計 {sum}',
  none: '沒有明細。',
  number: '列數',
  sum: '合計',
  listing: '正在列出明細…',
  changed: '資料剛有變動，這裡還是變動前的明細。',
  reload: '重新讀取',
  export: '匯出明細',
  picked: '已選 {count, number} 列',
  list: '{name}的明細',
} as const satisfies SameKeys<typeof source>;
