import type { history as source } from '../zh-CN/history.ts';
import type { SameKeys } from '../same-keys.ts';

export const history = {} as const satisfies SameKeys<typeof source>;
