import type { retrospectives as source } from '../zh-CN/retrospectives.ts';
import type { SameKeys } from '../same-keys.ts';

export const retrospectives = {} as const satisfies SameKeys<typeof source>;
