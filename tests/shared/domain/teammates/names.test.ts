import { expect, test } from 'vitest';
import {
  isOnePerson,
  openWork,
  peopleOf,
  personKey,
  withPersonReplaced,
} from '../../../../shared/domain/teammates/names.ts';

test('several people stand with commas of any kind', () => {
  expect(peopleOf('小李、Anna， 王五;赵/钱 ')).toEqual(['小李', 'Anna', '王五', '赵', '钱']);
  expect(peopleOf('ＡＭＹ／小李﹔赵')).toEqual(['AMY', '小李', '赵']);
  expect(peopleOf(null)).toEqual([]);
});

test('a name is one person’s whatever its case and width, and holds no comma', () => {
  expect(personKey(' ＡＭＹ ')).toBe(personKey('Amy'));
  expect(isOnePerson('阿南')).toBe(true);
  for (const name of ['', ' ', '阿南、小鹿', 'A/B', '阿南，小鹿'])
    expect(isOnePerson(name)).toBe(false);
});

test.each([
  ['阿南', '阿南', '小鹿', '小鹿'],
  ['阿南、小鹿', '阿南', '小满', '小满、小鹿'],
  // Two spellings of one person become one.
  ['南南、阿南', '南南', '阿南', '阿南'],
  ['Anna, Bob; Carl', 'BOB', 'Dora', 'Anna, Dora, Carl'],
  ['阿南、小鹿', '阿南', null, '小鹿'],
  ['阿南', '阿南', null, null],
  // Not named: as it was, to the letter.
  ['小鹿 ,小满', '阿南', '谁', '小鹿 ,小满'],
  ['阿南南', '阿南', '谁', '阿南南'],
  [null, '阿南', '谁', null],
])('%j with %s as %j reads %j', (text, from, to, after) => {
  expect(withPersonReplaced(text, from, to)).toBe(after);
});

test('open work is summed over some places or all', () => {
  const counts = [
    { place: 'task', total: 5, open: 2, signed: 0 },
    { place: 'kpi', total: 1, open: 1, signed: 0 },
  ] as const;
  expect(openWork(counts)).toBe(3);
  expect(openWork(counts, ['task'])).toBe(2);
});
