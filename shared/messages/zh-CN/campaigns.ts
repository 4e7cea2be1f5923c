export const campaigns = {
  'goal-interaction': '互动',
  'goal-awareness': '认知',
  'goal-sales': '销售转化',
  'goal-growth': '增长',
  'goal-retention': '留存',
  'goal-win-back': '召回',
} as const;
