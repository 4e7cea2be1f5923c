/** A campaign beside the group that it did not reach. */
export const comparisonGroup = {
  title: '与对照组比较',
  campaign: '项目',
  compared: '对照组',
  difference: '变化之差',
  people: '{date} 在内的人，一个人只算一边。',
  'verdict-higher':
    '变化高于对照组，95% 区间 {range}（样本 {campaign, number} 与 {compared, number}）',
  'verdict-lower':
    '变化低于对照组，95% 区间 {range}（样本 {campaign, number} 与 {compared, number}）',
  'verdict-none':
    '看不出与对照组的差别，95% 区间 {range}（样本 {campaign, number} 与 {compared, number}）',
  'verdict-chance':
    '可能只是偶然，95% 区间 {range}（样本 {campaign, number} 与 {compared, number}）',
  few: '人数太少，不比较',
  'says-lost': '对照组已无法查询，也没有存下名单，不能比较。',
  'says-empty':
    '有一边没有人（项目 {campaign, number} 人，对照组 {compared, number} 人），不能比较。',
  'says-none': '扣除对照组的变化后，各项都看不出差别。',
  'says-up': '扣除对照组的变化后，{up}升高，其余看不出差别。',
  'says-down': '扣除对照组的变化后，{down}降低，其余看不出差别。',
  'says-both': '扣除对照组的变化后，{up}升高，{down}降低，其余看不出差别。',
  who: '对照组：{names}。两边都只计 {date} 在内的人，一个人只算一边。',
  living: '名单尚未冻结，仍会变化。',
  limits:
    '变化之差是项目一方的变化减去对照组的变化；前提是没有这个项目时两边会同样变化。分组不是随机的，两边原本不同或同期另有活动时，差别可能另有原因。',
  form: '对照组',
  'form-segments': '对照分群',
  'form-communities': '对照社群',
  'form-hint-planned':
    '没有接触这个项目的人，用来在复盘里比较变化；可以不选。到 {from} 开始时冻结名单。',
  'form-hint-begun':
    '没有接触这个项目的人，用来在复盘里比较变化；可以不选。按开始日 {from} 冻结名单。',
  'form-frozen': '「{name}」已存下 {date} 的名单，{count, number} 人。',
  none: '没有设对照组：复盘只和基线比较。可在「范围」里选没有接触这个项目的人。',
  counted: '复盘用两边同样时段的变化相减；只计开始时就在的人，一个人只算一边。',
  live: '{from} 开始时冻结，此前随成员进出变化。',
} as const;
