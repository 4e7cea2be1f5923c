import type { campaigns as source } from '../zh-CN/campaigns.ts';
import type { SameKeys } from '../same-keys.ts';

export const campaigns = {} as const satisfies SameKeys<typeof source>;
