import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import type {
  FieldQuestion,
  ListColumn,
  ListFilter,
  OwnFilter,
} from '../../../shared/contract/member-filters.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translate } from '../../../shared/messages/translate.ts';
import { columnName } from './field-words.ts';
import { askedFilter, minorUnits } from './filter-draft.ts';

/** A value of a set in words. */
export const valueText = (language: Language, column: ListColumn, value: string): string => {
  if (value === '') return translate(language, 'members.blank');
  return column === 'gender'
    ? translate(language, `members.gender-${value as 'male' | 'female' | 'other'}`)
    : value;
};

type BuiltInFilter = Exclude<OwnFilter, { kind: 'field' }>;

/** What is asked of a field is said as it would be of a built-in column of that kind. */
const builtInLike = (is: FieldQuestion): BuiltInFilter => {
  switch (is.kind) {
    case 'text':
      return { ...is, column: 'nickname' };
    case 'set':
      return { ...is, column: 'source' };
    case 'dates':
      return { ...is, column: 'joinedDate' };
    case 'numbers':
      return { ...is, column: 'orders' };
    case 'blank':
      return { ...is, column: 'source' };
    default: {
      const never: never = is;
      return never;
    }
  }
};

/**
 * A filter in words, for its chip; `segments` are the names of segments by uid, `fields` the
 * operators' own fields.
 */
export const filterText = (
  language: Language,
  filter: ListFilter,
  about: {
    readonly currency: string;
    readonly today: string;
    readonly segments: ReadonlyMap<string, string>;
    readonly fields?: readonly CustomField[];
  },
): string =>
  filter.kind === 'segment'
    ? translate(language, filter.exclude === true ? 'segments.chip-out' : 'segments.chip', {
        name: about.segments.get(filter.uid) ?? '',
      })
    : ownFilterText(language, filter, about);

/** What is counted from `today` says from which day. */
export const ownFilterText = (
  language: Language,
  filter: OwnFilter,
  {
    currency,
    today,
    fields = [],
  }: {
    readonly currency: string;
    readonly today: string;
    readonly fields?: readonly CustomField[];
  },
): string =>
  wordsOf(
    language,
    columnName(language, filter.column, fields),
    filter.kind === 'field' ? builtInLike(filter.is) : filter,
    { currency, today },
  );

const wordsOf = (
  language: Language,
  name: string,
  filter: BuiltInFilter,
  { currency, today }: { readonly currency: string; readonly today: string },
): string => {
  const is = (match: string, value = ''): string => `${name} ${match} ${value}`.trim();
  switch (filter.kind) {
    case 'text':
      return is(translate(language, `members.match-${filter.match}`), filter.text);
    case 'blank':
      return is(translate(language, `members.match-${filter.blank ? 'blank' : 'filled'}`));
    case 'set': {
      const values = filter.values
        .map((value) => valueText(language, filter.column, value))
        .join(translate(language, 'common.list-separator'));
      return filter.exclude === true
        ? is(translate(language, 'members.match-none'), values)
        : `${name}: ${values}`;
    }
    case 'dates':
      return `${name}: ${filter.from ?? '…'} – ${filter.to ?? '…'}`;
    case 'recent': {
      const asked = askedFilter(filter, today);
      const [from, to] = asked.kind === 'dates' ? [asked.from, asked.to] : [null, null];
      return filter.within
        ? is(translate(language, 'members.recent-within', { days: filter.days, date: from ?? '' }))
        : is(translate(language, 'members.recent-before', { days: filter.days, date: to ?? '' }));
    }
    case 'numbers': {
      const shown = (end: number | null): string =>
        end === null
          ? '…'
          : formatNumber(
              language,
              filter.column === 'ordersNet' ? end / minorUnits(currency) : end,
            );
      if (filter.from !== null && filter.from === filter.to)
        return is(
          translate(language, `members.match-${filter.exclude === true ? 'differs' : 'equals'}`),
          shown(filter.from),
        );
      const ends = `${shown(filter.from)} – ${shown(filter.to)}`;
      return filter.exclude === true
        ? is(translate(language, 'members.match-outside'), ends)
        : `${name}: ${ends}`;
    }
  }
};
