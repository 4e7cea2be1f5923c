import type { RowClass } from '../../../../shared/contract/imports.ts';
import type { TwoMembers } from '../members.ts';
import type { Outcome } from '../session.ts';

/** What became of a row that was held against the workspace; only a value set by hand conflicts. */
export const outcomeOf = (rowClass: RowClass, title: string): Outcome => ({
  class: rowClass,
  title,
  ...(rowClass === 'conflicts' ? { reason: 'set-by-hand' } : {}),
});

/** A row whose keys name two members, with who they are for the operator to choose from. */
export const betweenTwo = (title: string, { between: [first, second] }: TwoMembers): Outcome => ({
  class: 'conflicts',
  title,
  reason: 'two-members',
  params:
    first === undefined || second === undefined
      ? {}
      : {
          first: first.uid,
          firstName: first.name,
          firstKey: first.key,
          second: second.uid,
          secondName: second.name,
          secondKey: second.key,
        },
});
