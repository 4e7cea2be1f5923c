import { groupKinds, type GroupKind } from '../../contract/community-words.ts';

/** From the innermost outwards: somebody in groups of several kinds counts for the first of them. */
export const layers = groupKinds;
export type Layer = GroupKind;
