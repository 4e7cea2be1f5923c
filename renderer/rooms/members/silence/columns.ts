import type { ColDef } from 'ag-grid-community';
import type { MemberColumn } from '../../../../shared/contract/member-filters.ts';
import {
  silenceSorts,
  type SilenceGroup,
  type SilenceRow,
  type SilenceSort,
} from '../../../../shared/contract/silence.ts';
import { presenceText, silenceReasons } from '../../../../shared/domain/report/silence-words.ts';
import { formatNumber, formatPercent, unknown } from '../../../../shared/messages/format.ts';
import type { Language } from '../../../../shared/messages/languages.ts';
import { translate } from '../../../../shared/messages/translate.ts';
import { cellText as memberText } from '../columns.ts';

const ownColumns = ['reason', 'lastActiveDate', 'quiet', 'now', 'expected', 'gauge'] as const;
const memberColumns = [
  'joinedDate',
  'orders',
  'ordersNet',
  'events',
  'communities',
  'tags',
] as const;
type SilenceColumn = 'name' | (typeof ownColumns)[number] | (typeof memberColumns)[number];
const columns: readonly SilenceColumn[] = ['name', ...ownColumns, ...memberColumns];

const widths: Readonly<Record<SilenceColumn, number>> = {
  name: 140,
  reason: 600,
  lastActiveDate: 110,
  quiet: 96,
  now: 140,
  expected: 112,
  gauge: 100,
  joinedDate: 110,
  orders: 90,
  ordersNet: 120,
  events: 90,
  communities: 160,
  tags: 140,
};
const numbers: ReadonlySet<SilenceColumn> = new Set([
  'quiet',
  'now',
  'expected',
  'gauge',
  'orders',
  'ordersNet',
  'events',
]);
const ownNames = {
  reason: 'silence.column-reason',
  lastActiveDate: 'silence.column-last',
  quiet: 'silence.column-quiet',
  now: 'silence.column-now',
  expected: 'silence.column-expected',
  gauge: 'silence.column-gauge',
} as const;

export interface SilenceWords {
  readonly language: Language;
  readonly currency: string;
  readonly group: SilenceGroup;
}

/** What a cell of a list says. */
export const silenceText = (words: SilenceWords, row: SilenceRow, column: string): string => {
  const { language } = words;
  const { presence } = row;
  switch (column as SilenceColumn) {
    case 'reason':
      return silenceReasons(words, row).join(translate(language, 'silence.sentences'));
    case 'lastActiveDate':
      return row.lastActiveDate ?? unknown;
    case 'quiet':
      return formatNumber(language, row.quietDays);
    case 'now':
      return formatNumber(language, presence.active[0]);
    case 'expected':
      return formatNumber(language, presence.expected, 1);
    case 'gauge':
      return formatPercent(language, presence.gauge);
    default:
      return memberText(language, row.member, column as MemberColumn);
  }
};

const isSorted = (
  column: SilenceColumn,
  group: SilenceGroup,
): column is SilenceColumn & SilenceSort =>
  (silenceSorts as readonly string[]).includes(column) &&
  (column !== 'gauge' || group === 'lapsing');

export const silenceColumns = (words: SilenceWords): ColDef<SilenceRow>[] => {
  const { language, group } = words;
  return columns.map((column) => ({
    colId: column,
    headerName: translate(
      language,
      column in ownNames
        ? ownNames[column as keyof typeof ownNames]
        : `members.column-${column as 'name'}`,
    ),
    width: widths[column],
    sortable: isSorted(column, group),
    ...(column === 'name' ? { pinned: 'left' as const, lockVisible: true } : {}),
    ...(numbers.has(column) ? { cellClass: 'number', headerClass: 'number' } : {}),
    ...(column === 'gauge' ? { headerTooltip: translate(language, 'silence.gauge-help') } : {}),
    valueGetter: ({ data }) => (data === undefined ? '' : silenceText(words, data, column)),
    tooltipValueGetter: ({ data }) =>
      data === undefined
        ? ''
        : column === 'gauge' || column === 'expected'
          ? presenceText(language, data.presence)
          : silenceText(words, data, column),
  }));
};
