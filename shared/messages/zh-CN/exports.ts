/** Files that leave the program. */
export const exports = {
  contents: '目录',
  'format-pdf': 'PDF 文档',
  'format-docx': 'Word 文档（DOCX）',
  'format-pptx': 'PowerPoint 演示文稿（PPTX）',
  'format-xlsx': 'Excel 工作簿（XLSX）',
  'format-html': '网页（HTML）',
  'format-json': 'JSON 数据',
  'hint-pdf': '排好版，适合发送和打印。',
  'hint-docx': '可以接着修改，图表也能编辑。',
  'hint-pptx': '每页一个结论，图表可编辑，备注里有指标口径。',
  'hint-xlsx': '每张表一个工作表，附上数字背后的明细。',
  'hint-html': '一个文件，用浏览器打开，点数字看口径。',
  'hint-json': '给其他程序读取。',
  numbers: '图中的数字',
  notes: '本页指标口径',
  'part-of': '{title}（{part, number}/{parts, number}）',
  'not-whole': '* 还不完整，以后可能变化。',
  small: '少于 {least, number}',
  'small-note':
    '为保护成员隐私，少于 {least, number} 人的数字不显示；能由其他数字推算出来的也一并隐去。',
  'says-funnel': '{signedUp} 人报名，{attended} 人到场（{rate}），其中 {converted} 人到场后下单。',
  'says-funnel-unknown': '{signedUp} 人报名；没有签到记录，到场和转化无从计算。',
  'says-events':
    '{count, number} 场活动共 {signups} 个报名，签到 {checkedIn} 人次，现场加入 {walkIns} 人次。',
  'says-events-unknown': '{count, number} 场活动共 {signups} 个报名，没有签到记录。',
  'says-comparison-up': '与之前相比，{up}升高；其余比率和平均值看不出差别。',
  'says-comparison-down': '与之前相比，{down}降低；其余比率和平均值看不出差别。',
  'says-comparison-both': '与之前相比，{up}升高，{down}降低；其余比率和平均值看不出差别。',
  'says-comparison-none': '与之前相比，没有哪个比率或平均值看得出差别。',
  'says-contributors':
    '贡献最多的 {count, number} 人共发言 {messages} 条，下单 {orders} 笔，净销售额 {net}。',
  'says-contributors-acts':
    '贡献最多的 {count, number} 人共互动 {messages} 次，下单 {orders} 笔，净销售额 {net}。',
} as const;
