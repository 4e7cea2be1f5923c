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
  'tier-flow':
    '期末成员的等级：{promoted, number} 人升级，{demoted, number} 人降级，{stayed, number} 人不变。',
  'tier-flow-entered':
    '另有 {entered, number} 人期初没有等级、期末有，{gone, number} 人期末不再有等级。',
  'tier-flow-title': '等级变化（{from} → {to}，人）',
  'tier-flow-none': '没有等级',
  'tier-flow-stream': '{from} → {to}',
  'tier-flow-note':
    '按 {to} 在范围内的成员统计；{from} 的等级来自 {first} 的评定，{to} 的等级来自 {last} 的评定。',
  'tier-flow-same': '两天的等级来自同一次评定（{first}），期间没有重新评定，看不出变化。',
  'tier-flow-definition': '口径: {from} 与 {to} 两天的等级；合并过的人只算一次，员工不计。',
  'tier-flow-not-started': '项目还没有开始。',
  'tier-flow-no-evaluation': '到 {to} 为止没有评定过等级。评定后再看。',
  'tier-flow-no-earlier-evaluation': '{from} 之前没有评定过等级，无从知道成员原来的等级。',
  'tier-flow-unknown': '等级变化：—',
} as const;
