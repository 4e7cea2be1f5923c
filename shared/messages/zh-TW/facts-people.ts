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
} as const satisfies SameKeys<typeof source>;
