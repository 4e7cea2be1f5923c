import type { events as source } from '../zh-CN/events.ts';
import type { SameKeys } from '../same-keys.ts';

export const events = {} as const satisfies SameKeys<typeof source>;
