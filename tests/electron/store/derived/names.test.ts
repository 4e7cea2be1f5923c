import { expect, test } from 'vitest';
import { nameKeyMaker } from '../../../../electron/store/derived/names.ts';

test.each([
  ['张小明', 'zhang xiao ming', 'zxm'],
  // A surname has its own reading, and so has a word.
  ['单雄信', 'shan xiong xin', 'sxx'],
  ['重庆老王', 'chong qing lao wang', 'cqlw'],
  ['吕女士', 'lv nv shi', 'lns'],
  ['嗯嗯', 'ng ng', 'nn'],
  ['Anna 李', 'anna li', 'al'],
  ['Anna Li', 'anna li', 'al'],
  ['Ａ李２', 'a li 2', 'al2'],
  ['', '\uffff', ''],
])('%s is %s, %s for short', (name, key, initials) => {
  const keysOf = nameKeyMaker();
  expect(keysOf(name)).toBe(`${initials}\u001f${key}`);
  expect(keysOf(name)).toBe(keysOf(name));
});
