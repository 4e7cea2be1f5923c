import type { comparisonGroup as source } from '../zh-CN/comparison-group.ts';
import type { SameKeys } from '../same-keys.ts';

export const comparisonGroup = {
  title: '與對照組比較',
  campaign: '專案',
  compared: '對照組',
  difference: '變化之差',
  people: '{date} 在內的人，一個人只算一邊。',
  'verdict-higher':
    '變化高於對照組，95% 區間 {range}（樣本 {campaign, number} 與 {compared, number}）',
  'verdict-lower':
    '變化低於對照組，95% 區間 {range}（樣本 {campaign, number} 與 {compared, number}）',
  'verdict-none':
    '看不出與對照組的差別，95% 區間 {range}（樣本 {campaign, number} 與 {compared, number}）',
  'verdict-chance':
    '可能只是偶然，95% 區間 {range}（樣本 {campaign, number} 與 {compared, number}）',
  few: '人數太少，不比較',
  'says-lost': '對照組已無法查詢，也沒有存下名單，不能比較。',
  'says-empty':
    '有一邊沒有人（專案 {campaign, number} 人，對照組 {compared, number} 人），不能比較。',
  'says-none': '扣除對照組的變化後，各項都看不出差別。',
  'says-up': '扣除對照組的變化後，{up}升高，其餘看不出差別。',
  'says-down': '扣除對照組的變化後，{down}降低，其餘看不出差別。',
  'says-both': '扣除對照組的變化後，{up}升高，{down}降低，其餘看不出差別。',
  who: '對照組：{names}。兩邊都只計 {date} 在內的人，一個人只算一邊。',
  living: '名單尚未凍結，仍會變化。',
  limits:
    '變化之差是專案一方的變化減去對照組的變化；前提是沒有這個專案時兩邊會同樣變化。分組不是隨機的，兩邊原本不同或同期另有活動時，差別可能另有原因。',
  form: '對照組',
  'form-segments': '對照分群',
  'form-communities': '對照社群',
  'form-hint-planned':
    '沒有接觸這個專案的人，用來在復盤裡比較變化；可以不選。到 {from} 開始時凍結名單。',
  'form-hint-begun':
    '沒有接觸這個專案的人，用來在復盤裡比較變化；可以不選。按開始日 {from} 凍結名單。',
  'form-frozen': '「{name}」已存下 {date} 的名單，{count, number} 人。',
  none: '沒有設對照組：復盤只和基線比較。可在「範圍」裡選沒有接觸這個專案的人。',
  counted: '復盤用兩邊同樣時段的變化相減；只計開始時就在的人，一個人只算一邊。',
  live: '{from} 開始時凍結，此前隨成員進出變化。',
} as const satisfies SameKeys<typeof source>;
