/**
 * Tables whose rows are created, changed and deleted by operations, parents before children.
 * Undo walks them backwards; `op` of a row is the operation that created it.
 */
export const entities = [
  'community',
  'chat_group',
  'member',
  'identity',
  'merge_link',
  'merge_proposal',
  'tag',
  'member_tag',
  'membership',
  'points_entry',
  'interaction',
  'order_',
  'order_line',
  'event',
  'event_plan',
  'task',
  'task_link',
  'signup',
  'checkin',
  'campaign',
  'campaign_scope',
  'kpi',
  'retrospective',
  'figure',
  'passage',
  'action_item',
] as const;
export type Entity = (typeof entities)[number];
