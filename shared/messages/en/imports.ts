import type { imports as source } from '../zh-CN/imports.ts';
import type { SameKeys } from '../same-keys.ts';

export const imports = {} as const satisfies SameKeys<typeof source>;
