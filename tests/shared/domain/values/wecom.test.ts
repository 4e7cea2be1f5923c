import { expect, it } from 'vitest';
import { parseCurrency } from '../../../../shared/domain/values/currencies.ts';
import { parseJoinScene, parseMemberType } from '../../../../shared/domain/values/wecom.ts';

it('reads currencies, kinds of members and ways into a group', () => {
  expect(['usd', '人民币', 'HK$', '-'].map((word) => parseCurrency(word))).toMatchObject(
    ['USD', 'CNY', 'HKD', null].map((value) => ({ value })),
  );
  expect(parseCurrency('12')).toMatchObject({ reason: 'currency-unknown' });
  expect([1, '2', '员工'].map((word) => parseMemberType(word))).toMatchObject(
    ['staff', 'external', 'staff'].map((value) => ({ value })),
  );
  expect(parseMemberType('文本')).toMatchObject({ reason: 'member-type-unknown' });
  expect([3, '朋友介绍'].map((word) => parseJoinScene(word))).toMatchObject(
    ['扫描群二维码', '朋友介绍'].map((value) => ({ value })),
  );
});
