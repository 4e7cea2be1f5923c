import type { progress as source } from '../zh-CN/progress.ts';
import type { SameKeys } from '../same-keys.ts';

export const progress = {
  sample: '正在匯入範例資料',
  backup: '正在備份',
  check: '正在檢查',
  restore: '正在還原',
} as const satisfies SameKeys<typeof source>;
