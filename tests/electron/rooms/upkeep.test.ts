import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startUpkeep } from '../../../electron/rooms/upkeep.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('begins by itself once the first screens have been read, and only once', async () => {
  const work = vi.fn(() => Promise.resolve());
  const upkeep = startUpkeep(work);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(31_000);
  expect(work).toHaveBeenCalledTimes(1);
  await upkeep.now();
  expect(work).toHaveBeenCalledTimes(1);
});

test('begins at once for who writes or closes, and everyone waits for the same', async () => {
  let finish = (): void => undefined;
  const work = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const upkeep = startUpkeep(work);
  const both = Promise.all([upkeep.now(), upkeep.now()]);
  expect(work).toHaveBeenCalledTimes(1);
  finish();
  await both;
  await vi.advanceTimersByTimeAsync(120_000);
  expect(work).toHaveBeenCalledTimes(1);
});
