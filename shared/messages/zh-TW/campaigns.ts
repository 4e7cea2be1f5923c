import type { campaigns as source } from '../zh-CN/campaigns.ts';
import type { SameKeys } from '../same-keys.ts';

export const campaigns = {
  'goal-interaction': '互動',
  'goal-awareness': '認知',
  'goal-sales': '銷售轉化',
  'goal-growth': '增長',
  'goal-retention': '留存',
  'goal-win-back': '召回',
} as const satisfies SameKeys<typeof source>;
