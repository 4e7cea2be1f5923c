import type { SameKeys } from '../same-keys.ts';
import type { selection as source } from '../zh-CN/selection.ts';

export const selection = {
  all: '選取全部',
  one: '選取這一列',
  bar: '所選的列',
  copy: '複製',
  clear: '取消選取',
  'too-many': '一次最多複製 {max, number} 列；更多的請匯出。',
  'copy-failed': '瀏覽器沒有允許複製，請再按一次。',
  count: '已選 {count, number} 位',
  gone: '清單已變化，選取已取消。',
  export: '匯出所選',
} as const satisfies SameKeys<typeof source>;
