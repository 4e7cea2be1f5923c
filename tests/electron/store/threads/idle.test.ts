import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { collectGarbage } from '../../../../electron/store/threads/garbage.ts';
import { idleWork } from '../../../../electron/store/threads/idle.ts';
import { startWriter } from '../../../../electron/store/threads/writer-thread.ts';
import { storeOf } from '../../../support/community.ts';
import { testNowMs } from '../../../support/workspace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('begins when nobody asked anything for a while, goes on piece by piece, and stops', () => {
  let pieces = 0;
  const work = idleWork(() => (pieces += 1) < 3, 100);
  work.later();
  vi.advanceTimersByTime(99);
  work.later();
  vi.advanceTimersByTime(99);
  expect(pieces).toBe(0);
  vi.advanceTimersByTime(1);
  expect(pieces).toBe(1);
  vi.runAllTimers();
  expect(pieces).toBe(3);
  work.later();
  work.stop();
  vi.runAllTimers();
  expect(pieces).toBe(3);
});

it('the writer packs days and rows when it has nothing else to do', () => {
  const { db, path } = storeOf({ 甲: { acts: ['2026-11-02', '2026-11-03'] } });
  const marks = (): unknown[] =>
    ['packed_day', 'packed_block'].map((table) =>
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    );
  expect(marks()).toEqual([0, 0]);
  const writer = startWriter({ path, holder: { who: 'test', since: '' }, nowMs: testNowMs });
  vi.runAllTimers();
  writer.close();
  // Of persons and when they were seen; there are neither orders nor memberships.
  expect(marks()).toEqual([2, 2]);
});

it('what nobody holds any more is given back at once', async () => {
  vi.useRealTimers();
  const large = new WeakRef(new Uint8Array(50_000_000));
  // A weak reference holds what it was just made of until the turn is over.
  await turn();
  collectGarbage();
  expect(large.deref()).toBeUndefined();
});
