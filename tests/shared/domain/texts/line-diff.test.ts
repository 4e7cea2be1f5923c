import { expect, test } from 'vitest';
import { lineDiff } from '../../../../shared/domain/texts/line-diff.ts';

const signs = { same: ' ', removed: '-', added: '+' } as const;
const diff = (before: string, after: string) =>
  lineDiff(before, after).map(({ kind, text }) => `${signs[kind]}${text}`);

test('lines that stay are kept between those that went and those that came', () => {
  expect(diff('一\n二\n三', '一\n三\n四')).toEqual([' 一', '-二', ' 三', '+四']);
  expect(diff('', '一')).toEqual(['+一']);
  expect(diff('一', '')).toEqual(['-一']);
  expect(diff('', '')).toEqual([]);
});

test('line ends of other systems are no change', () => {
  expect(diff('一\r\n二', '一\n二')).toEqual([' 一', ' 二']);
});

test('texts of many thousand lines are set against each other whole', () => {
  const lines = diff(`${'甲\n'.repeat(3000)}`, `${'乙\n'.repeat(3000)}`);
  expect(lines.length).toBe(6002);
  expect([lines[0], lines.at(-1)]).toEqual(['-甲', '+']);
});
