import type { campaigns as source } from '../zh-CN/campaigns.ts';
import type { SameKeys } from '../same-keys.ts';

export const campaigns = {
  'goal-interaction': 'Interaction',
  'goal-awareness': 'Awareness',
  'goal-sales': 'Sales',
  'goal-growth': 'Growth',
  'goal-retention': 'Retention',
  'goal-win-back': 'Win-back',
} as const satisfies SameKeys<typeof source>;
