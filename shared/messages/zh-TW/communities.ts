import type { communities as source } from '../zh-CN/communities.ts';
import type { SameKeys } from '../same-keys.ts';

export const communities = {} as const satisfies SameKeys<typeof source>;
