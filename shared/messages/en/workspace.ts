import type { workspace as source } from '../zh-CN/workspace.ts';
import type { SameKeys } from '../same-keys.ts';

export const workspace = {} as const satisfies SameKeys<typeof source>;
