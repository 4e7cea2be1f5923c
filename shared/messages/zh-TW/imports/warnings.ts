import type { warnings as source } from '../../zh-CN/imports/warnings.ts';
import type { SameKeys } from '../../same-keys.ts';

export const warnings = {
  'warning-wrong-extension': '副檔名 {extension} 與內容不符，已按內容讀取',
  'warning-nul-replaced': '替換了 {count, number} 個空字元',
  'warning-surrogate-replaced': '替換了 {count, number} 個殘缺字元',
  'warning-encoding-guessed': '編碼是推測的，請對照預覽',
  'warning-entry-skipped': '壓縮檔裡的 {entry} 不是試算表，沒有讀取',
  'warning-zero-date': '{count, number} 個零日期按空值處理',
  'warning-range-start-taken': '{count, number} 個時間段取了開始時間',
  'warning-approximate-number': '{count, number} 個約數（如 10w+）按數值讀取',
  'warning-phone-masked': '{count, number} 個遮蔽的手機號碼只作提示，不用來認人',
  'warning-phone-landline': '{count, number} 個是固定電話',
  'warning-phone-repaired': '修正了 {count, number} 個被試算表軟體改動的手機號碼',
  'warning-columns-unmapped': '{count, number} 欄沒有對應欄位，未匯入：{names}',
  'warning-already-imported': '同一個檔案以前匯入過',
  'warning-possible-duplicate':
    '{count, number} 對會員可能是同一人（號碼相同、姓名不同），已列為待確認，沒有合併',
  'warning-shared-phone': '{count, number} 個號碼有三個以上姓名在用，不再用來認人',
  'warning-events-created': '新增檔案中提到的 {count, number} 個活動',
  'warning-members-created': '新增檔案中提到的 {count, number} 位會員',
  'warning-communities-created': '新增檔案中提到的 {count, number} 個社群',
  'warning-groups-created': '新增檔案中提到的 {count, number} 個群組',
  'warning-unknown-event-kind': '{count, number} 個活動類型沒有認出，記為「其他」',
  'warning-kpi-filter-unknown':
    '沒有名為「{name}」的社群或活動，或有同名的幾個；這項 KPI 暫時算不出來',
  'warning-community-unknown': '沒有名為「{name}」的社群，未加入範圍',
  'warning-event-unknown': '沒有名為「{name}」的活動，未加入範圍',
  'warning-unknown-content-type': '{count, number} 個內容類型沒有認出，記為「其他」',
  'warning-matched-by-name': '{count, number} 列只按唯一的真實姓名認人，請核對',
  'warning-points-balance-kept':
    '{count, number} 位會員匯入過較晚的餘額：餘額保持不變，這些明細算在餘額之內',
  'warning-nps-from-one': '「{name}」的評分裡沒有 0：如果問卷是 1–10 分，NPS 不能與 0–10 分的相比',
  'warning-survey-name': '問卷記為「{name}」',
  'warning-custom-kept': '{count, number} 欄保留為自訂欄位：{names}',
} as const satisfies SameKeys<typeof source>;
