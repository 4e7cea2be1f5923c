import { describe, expect, it } from 'vitest';
import { newUid } from '../../../electron/store/uid.ts';

describe('the name of a new row', () => {
  it('sorts by the millisecond, and within it by the order of making', () => {
    const made = [5, 5, 5, 6, 1_700_000_000_000, 1_700_000_000_001].flatMap((nowMs) =>
      Array.from({ length: 300 }, () => newUid('task', { nowMs })),
    );
    expect(made).toEqual(made.toSorted());
    expect(new Set(made).size).toBe(made.length);
    expect(made.every((uid) => /^tk_[\w-]{22}$/u.test(uid))).toBe(true);
  });

  it('differs when another desk makes it in the same millisecond', () => {
    const first = newUid('task', { nowMs: 7 });
    newUid('task', { nowMs: 8 });
    expect(newUid('task', { nowMs: 7 })).not.toBe(first);
  });
});
