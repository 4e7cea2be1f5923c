import type { history as source } from '../zh-CN/history.ts';
import type { SameKeys } from '../same-keys.ts';

export const history = {
  import: 'File “{file}” imported',
  settings: 'Settings changed: {names}',
  restored: 'Backup {file} restored',
  'event-created': 'Event “{name}” created',
  'event-updated': 'Event “{name}” changed',
  'event-archived': 'Event “{name}” archived',
  'event-restored': 'Event “{name}” taken out of the archive',
  'event-moved': 'Event “{name}” moved',
  'event-plan': 'Plan of event “{name}” changed',
  'task-added': 'Task “{name}” added',
  'task-updated': 'Task “{name}” changed',
  'task-moved': 'Task “{name}” moved',
  'task-removed': 'Task “{name}” removed',
  'link-added': 'Order of tasks added',
  'link-removed': 'Order of tasks removed',
} as const satisfies SameKeys<typeof source>;
