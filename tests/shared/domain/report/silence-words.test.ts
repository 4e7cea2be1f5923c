import { expect, test } from 'vitest';
import type { SilenceRow } from '../../../../shared/contract/silence.ts';
import {
  sheetCells,
  sheetHeads,
  silenceReasons,
} from '../../../../shared/domain/report/silence-words.ts';

const row = {
  member: {
    name: '沈静',
    externalId: null,
    phone: '+86138****0001',
    joinedDate: '2025-01-01',
    leftDate: '2026-11-20',
    orders: 2,
    ordersNetMinor: 12_050,
    currency: 'CNY',
    events: 0,
    communities: ['岩茶社', '徒步社'],
    tags: [],
  } as unknown as SilenceRow['member'],
  lastActiveDate: '2026-10-15',
  quietDays: 40,
  presence: {
    until: '2026-11-24',
    active: [0, 12, 70],
    baseline: { from: '2025-10-26', to: '2026-10-25', days: 365, activeDays: 73 },
    expected: 6,
    gauge: 0,
    reason: null,
    lapsing: true,
  },
  lost: 'left',
  backOn: '2026-11-03',
  from: ['岩茶社'],
  waitingFor: ['秋茶会'],
} satisfies SilenceRow;

const reasons = (group: Parameters<typeof silenceReasons>[0]['group'], of: SilenceRow = row) =>
  silenceReasons({ language: 'zh-CN', currency: 'CNY', group }, of);

test('each list says in words why somebody is in it', () => {
  const bought = '2 笔订单，净额 ¥120.50';
  const last = '最近活跃 2026-10-15，40 天前';
  const usual = '近 30 天活跃 0 天，平时约 6.0 天（0.0%）';
  expect(reasons('silent-30')).toEqual([last, usual, bought, '没有到场过活动']);
  expect(reasons('lapsing')).toEqual([usual, last, bought, '没有到场过活动']);
  expect(reasons('churned')[0]).toBe('2026-11-20 离开');
  expect(reasons('churned', { ...row, lost: 'quiet' })[0]).toBe('时段最后 30 天没有互动');
  expect(reasons('won-back')[0]).toBe('2026-11-03 重新活跃');
  expect(reasons('flash')[0]).toBe('2025-01-01 加入，2026-11-20 离开');
  expect(reasons('remove')).toEqual(['在 岩茶社', last, '没有订单、报名和到场，没有身份']);
  expect(reasons('admit').slice(0, 3)).toEqual([
    '在候补 秋茶会',
    '近 90 天活跃 12 天',
    '在 岩茶社、徒步社',
  ]);
  const never = { ...row, lastActiveDate: null, quietDays: 65 };
  expect(reasons('never', never)[0]).toBe('从未互动，已 65 天');
});

test('an exported line has a cell for every head', () => {
  const cells = sheetCells({ language: 'en', currency: 'CNY', group: 'lapsing' }, row);
  expect(cells).toHaveLength(sheetHeads('en').length);
  expect(cells.slice(0, 5)).toEqual(['沈静', '+86138****0001', '2025-01-01', 2, 120.5]);
  expect(cells).toContain(
    '0 active days in the last 30, usually about 6.0 (0.0%); last active 2026-10-15, 40 days ago; 2 orders, ¥120.50 net; came to no event',
  );
});
