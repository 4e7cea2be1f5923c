import type { campaignLive as source } from '../zh-CN/campaign-live.ts';
import type { SameKeys } from '../same-keys.ts';

export const campaignLive = {
  and: '；',
  costs: '管道與費用',
  'costs-hint':
    '每行一個管道或一筆費用，可以從試算表貼上。Enter 到下一列，Alt+↑/↓ 調整順序。復盤裡的投入產出和各管道成本用的就是這些數。',
  'new-channel': '新管道…',
  unnamed: '未命名的費用',
  'of-event': '這筆也在活動「{name}」的預算裡，名稱請到那裡修改',
  'event-budget': '各場活動的預算',
  budget: '預算',
  planned: '計劃',
  spent: '已花',
  left: '剩餘',
  over: '超支',
  'no-cost': '還沒有填寫花費',
  'no-budget': '沒有填預算，可在「編輯」裡補上',
  'cost-typed': '花費是專案裡直接填的總數，填了管道費用後改用明細',
  'cost-open': '{count, number} 筆有計劃、還沒有實際金額',
  'cost-other-currency': '{count, number} 筆是其他幣種，未計入',
  'budget-field': '預算',
  'cost-field': '花費總數',
  'cost-field-hint': '只在沒有逐筆費用時使用。',
} as const satisfies SameKeys<typeof source>;
