import type { Condition, MemberFact } from '../../contract/conditions.ts';

/** The facts of nested conditions as one list, in the order they stand. */
export const factsOf = (condition: Condition): readonly MemberFact[] =>
  'of' in condition ? condition.of.flatMap(factsOf) : [condition];
