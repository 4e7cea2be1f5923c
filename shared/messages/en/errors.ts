import type { errors as source } from '../zh-CN/errors.ts';
import type { SameKeys } from '../same-keys.ts';

export const errors = {} as const satisfies SameKeys<typeof source>;
