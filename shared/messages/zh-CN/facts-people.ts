/** Facts about members in a retrospective. */
export const factsPeople = {
  retention: '留存：各期加入的成员后来还活跃吗',
  'retention-week': '加入后第 1 周仍活跃的成员：期间加入的 {during}，之前加入的 {before}。',
  'retention-month': '加入后第 1 个月仍活跃的成员：期间加入的 {during}，之前加入的 {before}。',
  'retention-part': '{share}（{active}/{size}，95% 区间 {interval}）',
  'retention-unknown': '尚无完整数据',
  'retention-hatched': '斜线：还不完整，以后可能上升。',
  lapsed: '期初活跃的成员流失了 {churn}；期初沉默的成员唤回了 {winback}。',
  'lapsed-part': '{share}（{part}/{all}）',
  'lapsed-unknown': '多少无从计算',
  'lapsed-interval': '95% 区间 {range}',
} as const;
