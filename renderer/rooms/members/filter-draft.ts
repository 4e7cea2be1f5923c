import {
  blankColumns,
  dateColumns,
  numberColumns,
  recentColumns,
  setColumns,
  textColumns,
  type ListFilter,
  type MemberColumn,
  type MemberFilter,
  type OwnFilter,
} from '../../../shared/contract/members.ts';
import { recentDates } from '../../../shared/domain/values/recent-days.ts';
import { currencyDigits } from '../../../shared/messages/format.ts';

export type Match =
  Extract<ListFilter, { kind: 'text' }>['match'] | 'any' | 'none' | 'between' | 'last' | 'before';

export const isOneOf = <Name extends MemberColumn>(
  list: readonly Name[],
  column: MemberColumn,
): column is Name => (list as readonly MemberColumn[]).includes(column);

/** The ways a column can be filtered, the usual one first. */
export const matchesOf = (column: MemberColumn): readonly Match[] => {
  if (isOneOf(textColumns, column))
    return ['contains', 'lacks', 'equals', 'differs', 'blank', 'filled'];
  const blanks: Match[] = isOneOf(blankColumns, column) ? ['blank', 'filled'] : [];
  if (isOneOf(setColumns, column)) return ['any', 'none', ...blanks];
  if (isOneOf(dateColumns, column))
    return isOneOf(recentColumns, column)
      ? ['between', 'last', 'before', ...blanks]
      : ['between', ...blanks];
  return ['between', 'equals', 'differs', ...blanks];
};

/** What has been chosen of a filter so far. */
export interface FilterDraft {
  readonly column: MemberColumn;
  readonly match: Match;
  readonly text: string;
  readonly values: readonly string[];
  readonly dates: readonly [string | null, string | null];
  /** In whole units of money where the column holds money. */
  readonly numbers: readonly [number | null, number | null];
  readonly days: number | null;
}

/** Nothing chosen yet for a column. */
export const draftOf = (column: MemberColumn): FilterDraft => ({
  column,
  match: matchesOf(column)[0]!,
  text: '',
  values: [],
  dates: [null, null],
  numbers: [null, null],
  days: 30,
});

/** Ends the wrong way round hold for nobody. */
export const isReversed = ({ column, match, numbers: [from, to] }: FilterDraft): boolean =>
  isOneOf(numberColumns, column) &&
  match === 'between' &&
  from !== null &&
  to !== null &&
  from > to;

/** The filter that a draft asks for; null while something is missing. `currency` scales money. */
export const filterOf = (draft: FilterDraft, currency: string): OwnFilter | null => {
  const { column, match } = draft;
  if (isOneOf(textColumns, column)) {
    if (match === 'blank' || match === 'filled') return { kind: 'text', column, match, text: '' };
    const text = draft.text.trim();
    return text === '' || !isTextMatch(match) ? null : { kind: 'text', column, match, text };
  }
  if ((match === 'blank' || match === 'filled') && isOneOf(blankColumns, column))
    return { kind: 'blank', column, blank: match === 'blank' };
  if (isOneOf(setColumns, column)) {
    if (draft.values.length === 0) return null;
    const filter = { kind: 'set' as const, column, values: [...draft.values] };
    return match === 'none' ? { ...filter, exclude: true } : filter;
  }
  if (isOneOf(dateColumns, column)) {
    if (match === 'last' || match === 'before')
      return draft.days === null || !isOneOf(recentColumns, column)
        ? null
        : { kind: 'recent', column, days: draft.days, within: match === 'last' };
    const [from, to] = draft.dates;
    return from === null && to === null ? null : { kind: 'dates', column, from, to };
  }
  const scale = column === 'ordersNet' ? minorUnits(currency) : 1;
  const [from, to] = draft.numbers.map((end) => (end === null ? null : Math.round(end * scale)));
  const ends = { from: from ?? null, to: to ?? null };
  if (match === 'between')
    return (ends.from === null && ends.to === null) || isReversed(draft)
      ? null
      : { kind: 'numbers', column, ...ends };
  if (ends.from === null) return null;
  const same = { kind: 'numbers' as const, column, from: ends.from, to: ends.from };
  return match === 'differs' ? { ...same, exclude: true } : same;
};

/** The draft that asks for a filter. */
export const draftOfFilter = (filter: OwnFilter, currency: string): FilterDraft => {
  const draft = draftOf(filter.column);
  switch (filter.kind) {
    case 'text':
      return { ...draft, match: filter.match, text: filter.text };
    case 'blank':
      return { ...draft, match: filter.blank ? 'blank' : 'filled' };
    case 'set':
      return { ...draft, match: filter.exclude === true ? 'none' : 'any', values: filter.values };
    case 'dates':
      return { ...draft, match: 'between', dates: [filter.from, filter.to] };
    case 'recent':
      return { ...draft, match: filter.within ? 'last' : 'before', days: filter.days };
    case 'numbers': {
      const scale = filter.column === 'ordersNet' ? minorUnits(currency) : 1;
      const shown = (end: number | null): number | null => (end === null ? null : end / scale);
      const isOne = filter.from !== null && filter.from === filter.to;
      const match = filter.exclude === true ? 'differs' : isOne ? 'equals' : 'between';
      return { ...draft, match, numbers: [shown(filter.from), shown(filter.to)] };
    }
  }
};

const isTextMatch = (match: Match): match is 'contains' | 'lacks' | 'equals' | 'differs' =>
  match === 'contains' || match === 'lacks' || match === 'equals' || match === 'differs';

export const minorUnits = (currency: string): number => 10 ** currencyDigits(currency);

/** The filter as it is asked on a day: days counted from `today` are dates, segments of the day. */
export const askedFilter = (filter: ListFilter, today: string): MemberFilter =>
  filter.kind === 'recent'
    ? {
        kind: 'dates',
        column: filter.column,
        ...recentDates(today, filter.days, filter.within),
      }
    : filter.kind === 'segment'
      ? { ...filter, today }
      : filter;
