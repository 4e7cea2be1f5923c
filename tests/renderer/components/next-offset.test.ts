import { expect, it } from 'vitest';
import { nextOffset } from '../../../renderer/components/next-offset.ts';

it('goes on where the parts end, and ends with the list or with a part of nothing', () => {
  const part = (length: number) => ({ total: 5, rows: Array.from({ length }) });
  expect(nextOffset(part(2), [part(2)])).toBe(2);
  expect(nextOffset(part(1), [part(3), part(1)])).toBe(4);
  expect(nextOffset(part(2), [part(3), part(2)])).toBeUndefined();
  expect(nextOffset(part(0), [part(3), part(0)])).toBeUndefined();
});
