import type { Condition, MemberFact } from '../../contract/conditions.ts';

/** The facts of nested conditions as one list, in the order they stand. */
export const factsOf = (condition: Condition): readonly MemberFact[] =>
  'of' in condition ? condition.of.flatMap(factsOf) : [condition];

/** Whether conditions cannot hold for anybody, whatever is recorded. */
export const neverHolds = (condition: Condition): boolean => {
  if ('of' in condition) {
    if (condition.kind === 'all') return condition.of.some(neverHolds);
    return condition.kind === 'any' && condition.of.every(neverHolds);
  }
  if (condition.kind === 'member' || condition.kind === 'community') return false;
  const { from, to } = condition;
  return from !== null && to !== null && from > to;
};
