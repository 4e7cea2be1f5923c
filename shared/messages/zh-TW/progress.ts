import type { progress as source } from '../zh-CN/progress.ts';
import type { SameKeys } from '../same-keys.ts';

export const progress = {
  sample: '正在匯入範例資料',
  backup: '正在備份',
  check: '正在檢查',
  restore: '正在還原',
  recognise: '正在識別',
  stage: '正在核對',
  commit: '正在提交',
  edit: '正在修改',
  undo: '正在復原',
  tiers: '正在評定分層',
  facts: '正在計算',
  document: '正在產生文件',
  scratch: '正在準備試算用的副本',
  try: '正在副本裡試算，供後面的表使用',
} as const satisfies SameKeys<typeof source>;
