import type { ColDef } from 'ag-grid-community';
import {
  memberColumns,
  numberColumns,
  type MemberColumn,
  type MemberRow,
  type MemberViewInput,
} from '../../../shared/contract/members.ts';
import type { GridColumn } from '../../../shared/contract/views.ts';
import { formatMoney, formatNumber } from '../../../shared/messages/format.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translate } from '../../../shared/messages/translate.ts';

/** Shown until the operator chooses otherwise. */
export const firstColumns: readonly MemberColumn[] = [
  'name',
  'nickname',
  'phone',
  'tags',
  'communities',
  'city',
  'joinedDate',
  'lastActiveDate',
  'interactions',
  'signups',
  'events',
  'orders',
  'ordersNet',
  'points',
];

const numbers = new Set<MemberColumn>(numberColumns);
const wide = new Set<MemberColumn>(['name', 'tags', 'communities', 'remark', 'email', 'company']);

/** What a cell of a member says. */
export const cellText = (language: Language, row: MemberRow, column: MemberColumn): string => {
  if (column === 'ordersNet')
    return row.currency === null ? '' : formatMoney(language, row.ordersNetMinor, row.currency);
  if (column === 'name')
    return row.name ?? row.externalId ?? translate(language, 'members.unnamed');
  if (column === 'gender')
    return row.gender === null ? '' : translate(language, `members.gender-${row.gender}`);
  if (column === 'tags' || column === 'communities')
    return row[column].join(translate(language, 'common.list-separator'));
  const value = row[column];
  return typeof value === 'number' ? formatNumber(language, value) : (value ?? '');
};

export const defaultWidth = (column: MemberColumn): number =>
  wide.has(column) ? 160 : numbers.has(column) ? 120 : 130;

/** Where a column stands until somebody moves it. */
export const defaultOrder = (column: MemberColumn): number => {
  const place = firstColumns.indexOf(column);
  return place === -1 ? firstColumns.length + memberColumns.indexOf(column) : place;
};

export const gridColumns = (
  language: Language,
  columns: readonly GridColumn[],
  sort: MemberViewInput['sort'],
): ColDef<MemberRow>[] =>
  columns.map(({ column, width }) => ({
    colId: column,
    headerName: translate(language, `members.column-${column}`),
    sortable: true,
    sort: column !== sort.column ? null : sort.descending ? ('desc' as const) : ('asc' as const),
    width: width ?? defaultWidth(column),
    ...(column === 'name' ? { pinned: 'left' as const, lockVisible: true } : {}),
    ...(numbers.has(column) ? { cellClass: 'number', headerClass: 'number' } : {}),
    valueGetter: ({ data }) => (data === undefined ? '' : cellText(language, data, column)),
    tooltipValueGetter: ({ data }) => (data === undefined ? '' : cellText(language, data, column)),
  }));
