import type { SameKeys } from '../same-keys.ts';
import type { factsPeople as source } from '../zh-CN/facts-people.ts';

export const factsPeople = {
  retention: '留存：各期加入的成員後來還活躍嗎',
  'retention-week': '加入後第 1 週仍活躍的成員：期間加入的 {during}，之前加入的 {before}。',
  'retention-month': '加入後第 1 個月仍活躍的成員：期間加入的 {during}，之前加入的 {before}。',
  'retention-part': '{share}（{active}/{size}，95% 區間 {interval}）',
  'retention-unknown': '尚無完整資料',
  'retention-hatched': '斜線：還不完整，以後可能上升。',
  lapsed: '期初活躍的成員流失了 {churn}；期初沉默的成員喚回了 {winback}。',
  'lapsed-part': '{share}（{part}/{all}）',
  'lapsed-unknown': '多少無從計算',
  'lapsed-interval': '95% 區間 {range}',
  'tier-flow':
    '期末成員的等級：{promoted, number} 人升級，{demoted, number} 人降級，{stayed, number} 人不變。',
  'tier-flow-entered':
    '另有 {entered, number} 人期初沒有等級、期末有，{gone, number} 人期末不再有等級。',
  'tier-flow-title': '等級變化（{from} → {to}，人）',
  'tier-flow-none': '沒有等級',
  'tier-flow-stream': '{from} → {to}',
  'tier-flow-note':
    '按 {to} 在範圍內的成員統計；{from} 的等級來自 {first} 的評定，{to} 的等級來自 {last} 的評定。',
  'tier-flow-same': '兩天的等級來自同一次評定（{first}），期間沒有重新評定，看不出變化。',
  'tier-flow-definition': '口徑: {from} 與 {to} 兩天的等級；合併過的人只算一次，員工不計。',
  'tier-flow-not-started': '專案還沒有開始。',
  'tier-flow-no-evaluation': '到 {to} 為止沒有評定過等級。評定後再看。',
  'tier-flow-no-earlier-evaluation': '{from} 之前沒有評定過等級，無從知道成員原來的等級。',
  'tier-flow-unknown': '等級變化：—',
} as const satisfies SameKeys<typeof source>;
