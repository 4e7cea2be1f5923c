import type { SameKeys } from '../same-keys.ts';
import type { exports as source } from '../zh-CN/exports.ts';

export const exports = {
  contents: '目錄',
  'format-pdf': 'PDF 文件',
  'format-docx': 'Word 文件（DOCX）',
  'format-pptx': 'PowerPoint 簡報（PPTX）',
  'format-xlsx': 'Excel 活頁簿（XLSX）',
  'format-html': '網頁（HTML）',
  'format-json': 'JSON 資料',
  'hint-pdf': '已排好版，適合傳送和列印。',
  'hint-docx': '可以繼續修改，圖表也能編輯。',
  'hint-pptx': '每頁一個結論，圖表可編輯，備忘稿裡有指標定義。',
  'hint-xlsx': '每張表一個工作表，附上數字背後的明細。',
  'hint-html': '一個檔案，用瀏覽器開啟，點數字看定義。',
  'hint-json': '供其他程式讀取。',
  numbers: '圖中的數字',
  notes: '本頁指標定義',
  'part-of': '{title}（{part, number}/{parts, number}）',
  'not-whole': '* 還不完整，以後可能變化。',
  small: '少於 {least, number}',
  'small-note':
    '為保護成員隱私，少於 {least, number} 人的數字不顯示；能由其他數字推算出來的也一併隱去。',
  'says-funnel': '{signedUp} 人報名，{attended} 人到場（{rate}），其中 {converted} 人到場後下單。',
  'says-funnel-unknown': '{signedUp} 人報名；沒有簽到紀錄，到場和轉換無從計算。',
  'says-events':
    '{count, number} 場活動共 {signups} 個報名，簽到 {checkedIn} 人次，現場加入 {walkIns} 人次。',
  'says-events-unknown': '{count, number} 場活動共 {signups} 個報名，沒有簽到紀錄。',
  'says-comparison-up': '與之前相比，{up}升高；其餘比率和平均值看不出差別。',
  'says-comparison-down': '與之前相比，{down}降低；其餘比率和平均值看不出差別。',
  'says-comparison-both': '與之前相比，{up}升高，{down}降低；其餘比率和平均值看不出差別。',
  'says-comparison-none': '與之前相比，沒有哪個比率或平均值看得出差別。',
  'says-contributors':
    '貢獻最多的 {count, number} 人共發言 {messages} 則，下單 {orders} 筆，淨銷售額 {net}。',
  'says-contributors-acts':
    '貢獻最多的 {count, number} 人共互動 {messages} 次，下單 {orders} 筆，淨銷售額 {net}。',
} as const satisfies SameKeys<typeof source>;
