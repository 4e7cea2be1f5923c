/** Kinds of events operators plan, by the mode they usually have (product terms in messages/events). */
export const eventKinds = {
  sharing: 'online',
  welfare: 'online',
  qa: 'online',
  live: 'online',
  contest: 'online',
  trial: 'online',
  'core-gathering': 'offline',
  'core-outer-gathering': 'offline',
  'regional-gathering': 'offline',
  celebration: 'offline',
  exhibition: 'offline',
  launch: 'offline',
  'fan-meeting': 'offline',
  other: 'online',
} as const satisfies Record<string, EventMode>;
export type EventKind = keyof typeof eventKinds;
export const eventKindNames = Object.keys(eventKinds) as [EventKind, ...EventKind[]];

export const eventModes = ['online', 'offline', 'hybrid'] as const;
export type EventMode = (typeof eventModes)[number];

export const eventStates = ['planned', 'running', 'closed', 'cancelled'] as const;
export type EventState = (typeof eventStates)[number];

/** The plan fields that are words, kept as such. */
export const planFields = [
  'purpose',
  'theme',
  'participants',
  'guests',
  'team',
  'flow',
  'promotion',
  'signup',
  'budget',
  'prizes',
  'follow-up',
] as const;
export type PlanField = (typeof planFields)[number];

/**
 * The fifteen fields of a plan sheet in the order they are written; name, date, place and tasks are
 * held by the event and its timeline themselves.
 */
export const planSheet = [
  'name',
  'theme',
  'purpose',
  'date',
  'place',
  'participants',
  'guests',
  'team',
  'tasks',
  'flow',
  'promotion',
  'signup',
  'budget',
  'prizes',
  'follow-up',
] as const satisfies readonly (PlanField | 'name' | 'date' | 'place' | 'tasks')[];
export type PlanSheetField = (typeof planSheet)[number];

export const taskKinds = ['phase', 'task', 'milestone'] as const;
export type TaskKind = (typeof taskKinds)[number];

export const linkKinds = ['finish-start', 'start-start', 'finish-finish', 'start-finish'] as const;
export type LinkKind = (typeof linkKinds)[number];
