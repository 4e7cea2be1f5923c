import type { progress as source } from '../zh-CN/progress.ts';
import type { SameKeys } from '../same-keys.ts';

export const progress = {} as const satisfies SameKeys<typeof source>;
