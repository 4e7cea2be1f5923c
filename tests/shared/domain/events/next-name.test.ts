import { expect, test } from 'vitest';
import { nextName } from '../../../../shared/domain/events/next-name.ts';

test.each([
  ['春茶会', '春茶会 2'],
  ['春茶会 2', '春茶会 3'],
  ['春茶会（9）', '春茶会 10'],
  ['Meetup (3)', 'Meetup 4'],
  ['年会 2026', '年会 2027'],
  ['2026', '2026 2'],
])('after %s comes %s', (before, after) => expect(nextName(before)).toBe(after));
