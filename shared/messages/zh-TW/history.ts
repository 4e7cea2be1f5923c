import type { history as source } from '../zh-CN/history.ts';
import type { SameKeys } from '../same-keys.ts';

export const history = {
  import: '匯入《{file}》',
  settings: '修改設定：{names}',
  restored: '還原備份 {file}',
  'event-created': '新建活動「{name}」',
  'event-updated': '修改活動「{name}」',
  'event-archived': '封存活動「{name}」',
  'event-restored': '取消封存活動「{name}」',
  'event-moved': '改期活動「{name}」',
  'event-plan': '修改活動「{name}」的企劃',
  'task-added': '新增任務「{name}」',
  'task-updated': '修改任務「{name}」',
  'task-moved': '移動任務「{name}」',
  'task-removed': '刪除任務「{name}」',
  'link-added': '新增任務先後關係',
  'link-removed': '刪除任務先後關係',
} as const satisfies SameKeys<typeof source>;
