import type { MemberSet } from '../../../../shared/contract/member-set.ts';
import { MAX_FILTERS, type ListFilter } from '../../../../shared/contract/member-filters.ts';
import { genders } from '../../../../shared/contract/members.ts';
import { ageBands, birthdaysOf } from '../../../../shared/domain/persona/ages.ts';
import { NO_SPENDING, spendingRange } from '../../../../shared/domain/persona/spending.ts';
import type { Trait } from '../../../../shared/domain/persona/traits.ts';
import type { LinkedList } from '../list-state.ts';

export interface Behind {
  readonly set: MemberSet;
  readonly trait: Trait;
  readonly value: string;
  readonly day: string;
  readonly limitsMinor: readonly number[];
  /** Whether the grid would show others too: staff, or spending in several currencies. */
  readonly gridHasMore: boolean;
}

/** The list whose members are exactly those behind a bar; null where the grid cannot say it. */
export const listBehind = (behind: Behind): LinkedList | null => {
  const { set } = behind;
  if (behind.gridHasMore || set.kind === 'conditions') return null;
  const more = filtersOf(behind);
  const list =
    set.kind === 'view'
      ? set
      : {
          search: '',
          filters: set.kind === 'segment' ? [{ kind: 'segment' as const, uid: set.uid }] : [],
          archived: false,
        };
  const filters = [...list.filters, ...(more ?? [])];
  if (more === null || filters.length > MAX_FILTERS) return null;
  return { search: list.search, archived: list.archived, filters };
};

const filtersOf = ({ trait, value, day, limitsMinor }: Behind): ListFilter[] | null => {
  switch (trait) {
    case 'gender':
      return genders.some((gender) => gender === value)
        ? [{ kind: 'set', column: 'gender', values: [value] }]
        : null;
    case 'city':
      return [{ kind: 'set', column: 'city', values: [value] }];
    case 'interests':
      return [{ kind: 'set', column: 'tags', values: [value] }];
    case 'job':
    case 'region':
      return value.length > 200
        ? null
        : [{ kind: 'text', column: trait, match: 'equals', text: value }];
    case 'age': {
      const band = ageBands.find(({ key }) => key === value);
      return band === undefined
        ? null
        : [{ kind: 'dates', column: 'birthday', ...birthdaysOf(band.key, day) }];
    }
    case 'spending':
      return value === NO_SPENDING
        ? [{ kind: 'numbers', column: 'orders', from: 0, to: 0 }]
        : [
            { kind: 'numbers', column: 'orders', from: 1, to: null },
            {
              kind: 'numbers',
              column: 'ordersNet',
              ...spendingRange(limitsMinor, Number(value)),
            },
          ];
    case 'channels':
    case 'acts':
      return null;
  }
};
