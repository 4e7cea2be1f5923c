import {
  blankColumns,
  dateColumns,
  numberColumns,
  recentColumns,
  setColumns,
  textColumns,
  type FieldColumn,
  type FieldQuestion,
  type ListColumn,
  type ListFilter,
  type MemberColumn,
  type MemberFilter,
  type OwnFilter,
} from '../../../shared/contract/member-filters.ts';
import { questionOf, type FieldKind } from '../../../shared/domain/values/custom-fields.ts';
import { recentDates } from '../../../shared/domain/values/recent-days.ts';
import { currencyDigits } from '../../../shared/messages/format.ts';
import { isFieldColumn } from './field-words.ts';

export type Match =
  Extract<ListFilter, { kind: 'text' }>['match'] | 'any' | 'none' | 'between' | 'last' | 'before';

export const isOneOf = <Name extends MemberColumn>(
  list: readonly Name[],
  column: ListColumn,
): column is Name => (list as readonly ListColumn[]).includes(column);

const matchesOfField: Readonly<Record<(typeof questionOf)[FieldKind], readonly Match[]>> = {
  text: ['contains', 'lacks', 'equals', 'differs', 'blank', 'filled'],
  set: ['any', 'none', 'blank', 'filled'],
  dates: ['between', 'blank', 'filled'],
  numbers: ['between', 'equals', 'differs', 'blank', 'filled'],
};

/** The ways a column can be filtered, the usual one first; `kind` is that of an own field. */
export const matchesOf = (column: ListColumn, kind: FieldKind | null = null): readonly Match[] => {
  if (kind !== null) return matchesOfField[questionOf[kind]];
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
  readonly column: ListColumn;
  /** Of a field of the operators' own. */
  readonly kind: FieldKind | null;
  readonly match: Match;
  readonly text: string;
  readonly values: readonly string[];
  readonly dates: readonly [string | null, string | null];
  /** In whole units of money where the column holds money. */
  readonly numbers: readonly [number | null, number | null];
  readonly days: number | null;
}

/** Nothing chosen yet for a column. */
export const draftOf = (column: ListColumn, kind: FieldKind | null = null): FilterDraft => ({
  column,
  kind,
  match: matchesOf(column, kind)[0]!,
  text: '',
  values: [],
  dates: [null, null],
  numbers: [null, null],
  days: 30,
});

/** Ends the wrong way round hold for nobody. */
export const isReversed = ({ column, kind, match, numbers: [from, to] }: FilterDraft): boolean =>
  (kind === 'number' || isOneOf(numberColumns, column)) &&
  match === 'between' &&
  from !== null &&
  to !== null &&
  from > to;

/** The filter that a draft asks for; null while something is missing. `currency` scales money. */
export const filterOf = (draft: FilterDraft, currency: string): OwnFilter | null => {
  const { column, match } = draft;
  if (isFieldColumn(column)) return fieldFilterOf(draft, column);
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
    case 'field': {
      const { is } = filter;
      const own = draftOf(filter.column, kindOfQuestion[is.kind]);
      switch (is.kind) {
        case 'text':
          return { ...own, match: is.match, text: is.text };
        case 'blank':
          return { ...own, match: is.blank ? 'blank' : 'filled' };
        case 'set':
          return { ...own, match: is.exclude === true ? 'none' : 'any', values: is.values };
        case 'dates':
          return { ...own, match: 'between', dates: [is.from, is.to] };
        case 'numbers': {
          const isOne = is.from !== null && is.from === is.to;
          const match = is.exclude === true ? 'differs' : isOne ? 'equals' : 'between';
          return { ...own, match, numbers: [is.from, is.to] };
        }
        default: {
          const never: never = is;
          return never;
        }
      }
    }
  }
};

/** A kind of field that is asked so. */
const kindOfQuestion: Readonly<Record<FieldQuestion['kind'], FieldKind>> = {
  text: 'text',
  set: 'choice',
  dates: 'date',
  numbers: 'number',
  blank: 'text',
};

const fieldFilterOf = (draft: FilterDraft, column: FieldColumn): OwnFilter | null => {
  const is = draft.kind === null ? null : questionOfDraft(draft, draft.kind);
  return is === null ? null : { kind: 'field', column, is };
};

const questionOfDraft = (draft: FilterDraft, kind: FieldKind): FieldQuestion | null => {
  const { match } = draft;
  if (match === 'blank' || match === 'filled') return { kind: 'blank', blank: match === 'blank' };
  const question = questionOf[kind];
  switch (question) {
    case 'text': {
      const text = draft.text.trim();
      return text === '' || !isTextMatch(match) ? null : { kind: 'text', match, text };
    }
    case 'set': {
      if (draft.values.length === 0) return null;
      const asked = { kind: 'set' as const, values: [...draft.values] };
      return match === 'none' ? { ...asked, exclude: true } : asked;
    }
    case 'dates': {
      const [from, to] = draft.dates;
      return from === null && to === null ? null : { kind: 'dates', from, to };
    }
    case 'numbers': {
      const [from, to] = draft.numbers;
      if (match === 'between')
        return (from === null && to === null) || isReversed(draft)
          ? null
          : { kind: 'numbers', from, to };
      if (from === null) return null;
      const same = { kind: 'numbers' as const, from, to: from };
      return match === 'differs' ? { ...same, exclude: true } : same;
    }
    default: {
      const never: never = question;
      return never;
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
