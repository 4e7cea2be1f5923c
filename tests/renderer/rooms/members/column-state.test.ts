import { expect, it } from 'vitest';
import {
  firstState,
  fromGrid,
  sameColumns,
  shownColumns,
  withShown,
} from '../../../../renderer/rooms/members/column-state.ts';

const places = [
  { column: 'ag-Grid-SelectionColumn', width: 40 },
  { column: 'name', width: 160 },
  { column: 'points', width: 90.4 },
  { column: 'tags', width: 160 },
];

it('keeps what was moved and made wider by hand', () => {
  expect(fromGrid(places)).toEqual([
    { column: 'name', width: null },
    { column: 'points', width: 90 },
    { column: 'tags', width: null },
  ]);
});

it('never loses the name, and it stays the first', () => {
  expect(shownColumns(fromGrid([{ column: 'tags', width: 160 }]))).toEqual(['name', 'tags']);
  expect(shownColumns(withShown(firstState, ['city']))).toEqual(['name', 'city']);
});

it('puts a column that is shown again where it would stand, and moves no other', () => {
  const without = withShown(
    firstState,
    shownColumns(firstState).filter((column) => column !== 'tags'),
  );
  const again = withShown(without, [...shownColumns(without), 'tags', 'job']);
  expect(shownColumns(again)).toEqual([...shownColumns(firstState), 'job']);
  const moved = fromGrid(places);
  expect(withShown(moved, [...shownColumns(moved), 'city'])).toEqual([
    { column: 'name', width: null },
    { column: 'city', width: null },
    { column: 'points', width: 90 },
    { column: 'tags', width: null },
  ]);
});

it('tells order and width apart', () => {
  expect(sameColumns(firstState, [...firstState])).toBe(true);
  expect(sameColumns(firstState, firstState.toReversed())).toBe(false);
  expect(sameColumns(firstState, [{ column: 'name', width: 200 }, ...firstState.slice(1)])).toBe(
    false,
  );
});
