/** The rows behind a number. */
export const rows = {
  each: '{total, number} 行，每行计 1，合计 {total, number}',
  'sum-of': '{total, number} 行，合计 {sum}',
  none: '没有明细。',
  number: '行数',
  sum: '合计',
  listing: '正在列出明细…',
  changed: '数据刚有改动，这里还是改动前的明细。',
  reload: '重新读取',
  export: '导出明细',
  picked: '已选 {count, number} 行',
  list: '{name}的明细',
} as const;
