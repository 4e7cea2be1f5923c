import { expect, it } from 'vitest';
import { fullName } from '../../../../shared/domain/values/names.ts';

it('joins names as they are written', () => {
  expect(fullName('Ann', 'Lee')).toBe('Ann Lee');
  expect(fullName('小明', '王')).toBe('王小明');
  expect(fullName(null, 'Lee')).toBe('Lee');
  expect(fullName(null, null)).toBeNull();
});
