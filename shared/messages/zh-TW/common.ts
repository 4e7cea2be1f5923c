import type { common as source } from '../zh-CN/common.ts';
import type { SameKeys } from '../same-keys.ts';

export const common = {} as const satisfies SameKeys<typeof source>;
