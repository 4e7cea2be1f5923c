import type { MemberViewInput } from '../../shared/contract/member-filters.ts';

/** The view of all members in the order of their names. */
export const everyone: MemberViewInput = {
  search: '',
  filters: [],
  archived: false,
  sort: { column: 'name', descending: false },
};
