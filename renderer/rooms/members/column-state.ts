import {
  fieldColumn,
  memberColumns,
  type ListColumn,
} from '../../../shared/contract/member-filters.ts';
import type { GridColumn } from '../../../shared/contract/views.ts';
import type { GridColumnPlace } from '../../components/data-grid.tsx';
import { defaultOrder, defaultWidth, firstColumns } from './columns.ts';

/** The columns until the operator chooses otherwise. */
export const firstState: readonly GridColumn[] = firstColumns.map((column) => ({
  column,
  width: null,
}));

export const shownColumns = (state: readonly GridColumn[]): ListColumn[] =>
  state.map(({ column }) => column);

/** Shows these columns: those that stay keep place and width, a new one goes where it would stand. */
export const withShown = (
  state: readonly GridColumn[],
  shown: readonly ListColumn[],
): readonly GridColumn[] => {
  const next = state.filter(({ column }) => column === 'name' || shown.includes(column));
  for (const column of shown) {
    if (next.some((one) => one.column === column)) continue;
    const before = next.findIndex((one) => defaultOrder(one.column) > defaultOrder(column));
    next.splice(before === -1 ? next.length : before, 0, { column, width: null });
  }
  return next;
};

/** What the grid says of its columns; the name stays the first. */
export const fromGrid = (places: readonly GridColumnPlace[]): readonly GridColumn[] => {
  const state = places.flatMap(({ column: id, width }) => {
    const column = memberColumns.find((name) => name === id) ?? fieldColumn.safeParse(id).data;
    if (column === undefined) return [];
    const pixels = Math.round(width);
    return [{ column, width: pixels === defaultWidth(column) ? null : pixels }];
  });
  const name = state.find(({ column }) => column === 'name') ?? { column: 'name', width: null };
  return [name, ...state.filter(({ column }) => column !== 'name')];
};

export const sameColumns = (one: readonly GridColumn[], other: readonly GridColumn[]): boolean =>
  one.length === other.length &&
  one.every(({ column, width }, place) => {
    const its = other[place];
    return column === its?.column && width === its.width;
  });
