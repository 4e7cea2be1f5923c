import type { metrics as source } from '../zh-CN/metrics.ts';
import type { SameKeys } from '../same-keys.ts';

export const metrics = {} as const satisfies SameKeys<typeof source>;
