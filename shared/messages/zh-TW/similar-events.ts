import type { similarEvents as source } from '../zh-CN/similar-events.ts';
import type { SameKeys } from '../same-keys.ts';

export const similarEvents = {
  take: '參考類似活動',
  taken: '{count, number} 場類似活動的中位數',
  title: '類似活動：{name}',
  rule: '在 {from} 前已經結束、沒有取消的活動，從最近的取起，最多 {most, number} 場有數值的。',
  forms: '類型和形式：{forms}',
  form: '{kind}（{mode}）',
  'forms-any': '類型和形式：不限（專案範圍裡還沒有活動）',
  communities: '社群：{names}',
  'communities-any': '社群：不限',
  agreed: '基線取自 {count, number} 場類似活動的中位數。',
  'agreed-thin': '基線取自 {count, number} 場類似活動的中位數，場數很少，僅供參考。',
  'agreed-title': '約定的基線 {value}',
  'agreed-at': '{at} 取用，之後不隨這些活動變化。',
  now: '按現在的記錄',
  event: '活動',
  date: '日期',
  median: '{count, number} 場的中位數：{value}',
  'median-times': '{count, number} 場的中位數 {median} × 本專案 {times, number} 場 = {value}',
  thin: '只有 {count, number} 場，樣本很少，僅供參考。',
  use: '用作基線',
  'in-use': '按現在的記錄，類似活動和數值都沒有變。',
  'reason-no-events':
    '報名和到場按活動累計，專案範圍裡還沒有活動，不知道要算幾場。請先把活動放進範圍。',
  'reason-people-once':
    '這個指標裡一個人只計一次，幾場活動的人數不能相加。可以給每場活動各加一項 KPI。',
  'reason-none-similar': '沒有找到類似的活動。',
  'reason-none-told': '找到 {count, number} 場類似的活動，都沒有這個指標的數值。',
  'reason-filter-lost': '這項 KPI 所指的社群或活動已不存在，或有同名的幾個。',
} as const satisfies SameKeys<typeof source>;
