import type { members as source } from '../zh-CN/members.ts';
import type { SameKeys } from '../same-keys.ts';

export const members = {} as const satisfies SameKeys<typeof source>;
