import { expect, it } from 'vitest';
import { findNext } from '../../../../renderer/rooms/checkin/find-next.ts';
import type { RollRow } from '../../../../shared/contract/checkin.ts';

const row = (name: string, spelled: string, initials: string, phoneTail: string): RollRow => ({
  key: name,
  signupUid: `su_${name}`,
  memberUid: `me_${name}`,
  name,
  phoneTail,
  number: `A-${phoneTail}`,
  ticket: null,
  guests: 0,
  status: 'confirmed',
  isIn: false,
  inAtMs: null,
  spelled,
  initials,
});
const rows = [
  row('陈晚晴', 'chenwanqing', 'cwq', '8001'),
  row('何北辰', 'hebeichen', 'hbc', '0003'),
  row('Alice Wong', 'alicewong', 'aw', '0002'),
  row('陈以宁', 'chenyining', 'cyn', '8004'),
];

it('jumps by name, pinyin, initials, last digits and number, spaces and case aside', () => {
  for (const text of ['北辰', 'hebei', 'hbc', '0003', 'a-0003'])
    expect([text, findNext(rows, text, 0)]).toEqual([text, 1]);
  expect(findNext(rows, 'Alice W', 0)).toBe(2);
  expect(findNext(rows, '  ', 0)).toBeNull();
  expect(findNext(rows, '赵', 0)).toBeNull();
});

it('stays while the chosen one fits, goes on to the next and begins again after the end', () => {
  expect(findNext(rows, 'c', 0)).toBe(0);
  expect(findNext(rows, '陈', 1)).toBe(3);
  expect(findNext(rows, 'cwq', 3)).toBe(0);
});
