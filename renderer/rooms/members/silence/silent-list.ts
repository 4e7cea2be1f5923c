import type { ListFilter } from '../../../../shared/contract/member-filters.ts';
import type { SilenceGroup } from '../../../../shared/contract/silence.ts';
import { silenceDays } from '../../../../shared/domain/metrics/silence.ts';
import type { LinkedList } from '../list-state.ts';

/** A band of silence as filters of the list of members; null for what they cannot say. Staff stay in. */
export const silentList = (group: SilenceGroup, community: string | null): LinkedList | null => {
  const days = silenceDays.find((band) => group === `silent-${band}`);
  if (days === undefined) return null;
  const next = silenceDays[silenceDays.indexOf(days) + 1];
  const column = 'lastActiveDate';
  const filters: ListFilter[] = [
    { kind: 'recent', column, days, within: false },
    { kind: 'blank', column: 'leftDate', blank: true },
  ];
  if (next !== undefined) filters.push({ kind: 'recent', column, days: next, within: true });
  if (community !== null) filters.push({ kind: 'set', column: 'communities', values: [community] });
  return { search: '', filters, archived: false };
};
