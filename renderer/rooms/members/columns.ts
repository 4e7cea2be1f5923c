import type { ColDef } from 'ag-grid-community';
import {
  memberColumns,
  numberColumns,
  type ListColumn,
  type MemberColumn,
  type MemberViewInput,
} from '../../../shared/contract/member-filters.ts';
import { type MemberRow } from '../../../shared/contract/members.ts';
import type { GridColumn } from '../../../shared/contract/views.ts';
import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import { formatMoney, formatNumber } from '../../../shared/messages/format.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translate } from '../../../shared/messages/translate.ts';
import { columnName, fieldOf, fieldUidOf, isFieldColumn, valueText } from './field-words.ts';

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

/** The same of every column, those of the operators' own fields included. */
export const listText = (
  language: Language,
  row: MemberRow,
  column: ListColumn,
  fields: readonly CustomField[],
): string => {
  if (!isFieldColumn(column)) return cellText(language, row, column);
  const cell = row.fields[fieldUidOf(column)];
  return cell === undefined ? '' : valueText(language, fieldOf(fields, column), cell);
};

export const defaultWidth = (column: ListColumn): number =>
  isFieldColumn(column) ? 130 : wide.has(column) ? 160 : numbers.has(column) ? 120 : 130;

/** Where a column stands until somebody moves it. */
export const defaultOrder = (column: ListColumn): number => {
  if (isFieldColumn(column)) return Infinity;
  const place = firstColumns.indexOf(column);
  return place === -1 ? firstColumns.length + memberColumns.indexOf(column) : place;
};

export const gridColumns = (
  language: Language,
  columns: readonly GridColumn[],
  sort: MemberViewInput['sort'],
  fields: readonly CustomField[],
): ColDef<MemberRow>[] =>
  columns.map(({ column, width }): ColDef<MemberRow> => {
    const isNumber = isFieldColumn(column)
      ? fieldOf(fields, column)?.kind === 'number'
      : numbers.has(column);
    const text = (data: MemberRow | undefined): string =>
      data === undefined ? '' : listText(language, data, column, fields);
    return {
      colId: column,
      headerName: columnName(language, column, fields),
      sortable: true,
      sort: column !== sort.column ? null : sort.descending ? ('desc' as const) : ('asc' as const),
      width: width ?? defaultWidth(column),
      ...(column === 'name' ? { pinned: 'left' as const, lockVisible: true } : {}),
      ...(isNumber ? { cellClass: 'number', headerClass: 'number' } : {}),
      valueGetter: ({ data }) => text(data),
    };
  });
