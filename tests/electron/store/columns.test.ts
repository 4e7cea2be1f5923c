import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { columnAlone, columnsTogether, type MakeColumn } from '../../../electron/store/columns.ts';
import { collectGarbage } from '../../../electron/store/threads/garbage.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const LARGE = 100_001;

const madeBy = (column: MakeColumn) => ({
  bytes: column(Uint8Array, 10),
  small: column(Int32Array, 10),
  first: column(Int32Array, LARGE),
  marks: column(Uint8Array, 3 * LARGE),
  values: column(Float64Array, LARGE),
  // More than an area has room for.
  most: column(Uint8Array, 70_000_000),
  next: column(Float64Array, LARGE),
});

const isZero = (value: number): boolean => value === 0;

it.each([
  ['alone', columnAlone],
  ['together', columnsTogether()],
])('columns %s begin with zeros, and none writes into another', (_, column) => {
  const columns = Object.values(madeBy(column));
  expect(columns.map(({ length }) => length)).toEqual([
    10,
    10,
    LARGE,
    3 * LARGE,
    LARGE,
    70_000_000,
    LARGE,
  ]);
  for (const one of columns) {
    expect(one.includes(7)).toBe(false);
    expect(one.subarray(0, LARGE).every(isZero)).toBe(true);
    one.fill(7);
  }
});

it('small columns lie in the heap, large ones in areas that several share', () => {
  const { bytes, small, first, marks, values, most, next } = madeBy(columnsTogether());
  expect(small.buffer).not.toBe(bytes.buffer);
  expect(marks.buffer).toBe(first.buffer);
  expect(values.buffer).toBe(first.buffer);
  expect(most.buffer).not.toBe(first.buffer);
  expect(next.buffer).not.toBe(first.buffer);
});

it('an area is let go with the last of its columns', async () => {
  const held: { column?: MakeColumn; first?: Int32Array; second?: Int32Array } = {};
  held.column = columnsTogether();
  held.first = held.column(Int32Array, LARGE);
  held.second = held.column(Int32Array, LARGE);
  const area = new WeakRef(held.first.buffer);
  delete held.column;
  delete held.first;
  await turn();
  collectGarbage();
  expect(area.deref()).toBe(held.second.buffer);
  delete held.second;
  await turn();
  collectGarbage();
  expect(area.deref()).toBeUndefined();
});

it('where the system has no room for an area, columns lie in the heap', () => {
  vi.stubGlobal('WebAssembly', {
    Memory: class {
      constructor() {
        throw new RangeError('could not allocate memory');
      }
    },
  });
  const { first, values } = madeBy(columnsTogether());
  expect(values.buffer).not.toBe(first.buffer);
  expect(first.every(isZero)).toBe(true);
});
