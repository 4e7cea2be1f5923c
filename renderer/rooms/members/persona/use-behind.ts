import { useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import type { MemberSet } from '../../../../shared/contract/member-set.ts';
import type { PersonaComparison, PersonaSheet } from '../../../../shared/contract/persona.ts';
import type { SpendingRule } from '../../../../shared/domain/persona/spending.ts';
import type { Trait } from '../../../../shared/domain/persona/traits.ts';
import { linkToList } from '../list-state.ts';
import { listBehind } from './behind.ts';
import type { NamedSet } from './choice.ts';

/** The people behind a bar that the grid cannot show by its filters. */
export interface PeopleOpening {
  readonly set: MemberSet;
  readonly name: string;
  readonly trait: Trait;
  readonly value: string;
  readonly spending: SpendingRule;
  readonly limitsMinor: readonly number[];
}

/** Opens the members behind a bar: in the grid where its filters can say who they are, else beside. */
export const useBehind = (spending: SpendingRule) => {
  const [, go] = useLocation();
  const [opening, setOpening] = useState<PeopleOpening | null>(null);
  return {
    opening,
    close: useCallback((): void => setOpening(null), []),
    open: (
      { set, name }: NamedSet,
      counted: PersonaSheet | PersonaComparison,
      size: PersonaSheet['size'],
      trait: Trait,
      value: string,
      side: 'a' | 'b' = 'a',
    ): void => {
      const { day, limitsMinor } = counted;
      const found = counted.traits.find((one) => one.trait === trait);
      const unknown = found === undefined ? [] : 'a' in found ? found[side].unknown : found.unknown;
      const mixed =
        trait === 'spending' && unknown.some(({ reason }) => reason === 'other-currency');
      const list = listBehind({
        set,
        trait,
        value,
        day,
        limitsMinor,
        gridHasMore: size.staff > 0 || mixed,
      });
      if (list !== null) go(linkToList(list));
      else setOpening({ set, name, trait, value, spending, limitsMinor });
    },
  };
};
