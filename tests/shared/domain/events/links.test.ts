import { describe, expect, it } from 'vitest';
import { closesCycle } from '../../../../shared/domain/events/links.ts';

const links = [
  { fromUid: 'a', toUid: 'b' },
  { fromUid: 'b', toUid: 'c' },
  { fromUid: 'a', toUid: 'd' },
];

describe('closesCycle', () => {
  it.each([
    ['c', 'a', true],
    ['c', 'b', true],
    ['a', 'a', true],
    ['d', 'c', false],
    ['a', 'c', false],
  ])('%s → %s: %s', (from, to, cycle) => {
    expect(closesCycle(links, from, to)).toBe(cycle);
  });
});
