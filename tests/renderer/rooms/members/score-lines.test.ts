import { expect, it } from 'vitest';
import { cutRows, scoreLines } from '../../../../renderer/rooms/members/score-lines.ts';
import { memberScores, type MemberScores } from '../../../../shared/contract/member-scores.ts';

const scored: MemberScores = memberScores.parse({
  today: '2026-11-24',
  rfm: {
    reason: null,
    buyers: 11,
    currency: 'CNY',
    lastPaidDate: '2026-10-01',
    refundedOrders: 1,
    unpricedOrders: 0,
    recency: { value: 54, score: 4, scores: 5, cuts: [30, 60, 90, 120], others: 10, worse: 6 },
    frequency: { value: 3, score: 3, scores: 3, cuts: [1, 2], others: 10, worse: 8 },
    monetary: { value: 51400, score: 5, scores: 5, cuts: [1, 2, 3, 4], others: 10, worse: 10 },
    segment: null,
    segmentReason: 'few-values',
    cell: 'important-value',
    means: { days: 60.25, orders: 2, netMinor: 39802.6 },
  },
  love: {
    value: 2.9,
    level: 1,
    acts: [
      { month: '2026-11', months: 0, kind: 'message', count: 2, weight: 1, love: 2 },
      { month: '2026-10', months: 1, kind: 'like', count: 1, weight: 1, love: 0.9 },
    ],
  },
  reach: { value: 16.2, idleMonths: 2, brought: 1, referrers: 1, further: 0, met: 0 },
  loyalty: {
    score: 2,
    known: 3,
    traits: { activity: true, trust: true, feedback: false, platforms: null },
    activeMonths: 4,
    bonds: { orders: 3, brought: 1 },
    answers: 0,
    platforms: null,
  },
  silence: {
    lastActiveDate: '2026-10-20',
    days: 35,
    quietDays: 35,
    band: 'silent-30',
    reason: null,
    joinedDate: '2026-01-01',
    recordedFrom: '2026-02-01',
    recordedTo: '2026-11-20',
  },
  presence: {
    until: '2026-11-20',
    active: [3, 15, 70],
    baseline: { from: '2025-10-22', to: '2026-10-21', days: 365, activeDays: 73 },
    expected: 6,
    gauge: 0.5,
    reason: null,
    lapsing: true,
  },
});

const texts = (scores: MemberScores, language: 'zh-CN' | 'en' = 'zh-CN') =>
  Object.fromEntries(
    scoreLines(language, scores).map(({ name, value, why }) => [name, [value, ...why]]),
  );

it('explains each score by the numbers it comes from', () => {
  expect(texts(scored)).toEqual({
    segment: ['—', '十个分群要求三项都分得出 5 档；买家的取值还不够多。'],
    cell: ['重要价值客户', '与 11 位买家的平均相比：60.3 天前付款、2.0 笔、净额 ¥398.03。'],
    recency: ['4 分（满分 5）', '最近付款 2026-10-01，54 天前。', '比 60.0% 的其他买家更近。'],
    frequency: [
      '3 分（满分 3）',
      '付款订单 3 笔。',
      '全额退款的 1 笔不算。',
      '比 80.0% 的其他买家更多。',
      '全部买家只有 3 种不同的值，只分 3 档。',
    ],
    monetary: ['5 分（满分 5）', '实付减退款 ¥514.00。', '比 100.0% 的其他买家更高。'],
    love: [
      '2.9 · 第 1 层',
      '3 次互动按种类加权，每过一个月乘 0.9。',
      '满 1.5 为第 1 层（最内层），满 1 第 2 层，满 0.5 第 3 层，以下第 4 层。',
    ],
    reach: ['16.2', '直接关系 2 个 × 10，间接 0 个 × 1；闲了 2 个月，每月乘 0.9。'],
    loyalty: [
      '2 项，已知 3 项',
      '持续活跃：符合，最近 6 个月里 4 个月有互动。',
      '信任：符合，订单 3 笔，带来 1 位。',
      '反馈：不符合，一年内答过 0 份问卷。',
      '跨平台支持：没有记录，不知道。',
    ],
    silence: ['沉默满 30 天', '最近活跃 2026-10-20，35 天前。'],
    presence: [
      '平时的 50.0%',
      '最近 30 / 90 / 365 天里活跃 3 / 15 / 70 天（截至 2026-11-20）。',
      '平时（2025-10-22 至 2026-10-21，365 天）活跃 73 天，相当于 30 天里 6.0 天。',
      '不超过平时的 50%，列入“活跃骤降”。',
    ],
  });
  expect(texts(scored, 'en')['recency']).toEqual([
    '4 of 5',
    'Last paid on 2026-10-01, 54 days ago.',
    'More recent than 60.0% of the other buyers.',
  ]);
});

it('says “—” and why where a score is unknown', () => {
  const unknown = texts({
    ...scored,
    rfm: { ...scored.rfm, reason: 'no-orders', recency: null, frequency: null, monetary: null },
    love: { value: null, level: null, acts: [] },
    reach: { ...scored.reach, value: null, idleMonths: null },
    loyalty: {
      ...scored.loyalty,
      score: null,
      known: 0,
      traits: { activity: null, trust: null, feedback: null, platforms: null },
    },
    silence: {
      ...scored.silence,
      lastActiveDate: null,
      days: null,
      quietDays: null,
      band: null,
      reason: 'no-recent-data',
    },
    presence: {
      ...scored.presence,
      baseline: null,
      expected: null,
      gauge: null,
      reason: 'short-baseline',
      lapsing: false,
    },
  });
  expect(unknown).toEqual({
    segment: ['—', '没有付款订单，不参加 RFM。'],
    love: ['—', '工作区里没有任何人的互动记录。'],
    reach: ['—', '有关系，但没有任何活跃日期，不知道闲了多久。'],
    loyalty: ['—', '四项都没有记录，不知道。'],
    silence: ['—', '工作区最近 30 天没有任何人的互动记录（到 2026-11-20 为止），看不出谁沉默。'],
    presence: [
      '—',
      '最近 30 / 90 / 365 天里活跃 3 / 15 / 70 天（截至 2026-11-20）。',
      '加入或开始有记录以来，最近 30 天之前的日子不满 90 天，没有可比的平时。',
    ],
  });
  const unpriced = texts({
    ...scored,
    rfm: { ...scored.rfm, monetary: null, cell: null, segmentReason: 'no-amount' },
  });
  expect(unpriced['monetary']).toEqual(['—', '付款订单没有 CNY 金额。']);
  expect(unpriced['cell']).toEqual(unpriced['monetary']);
});

it('counts the days of those never seen, and of newcomers', () => {
  const quiet = { ...scored.silence, lastActiveDate: null, days: null };
  expect(
    texts({ ...scored, silence: { ...quiet, quietDays: 65, band: 'silent-60' } })['silence'],
  ).toEqual(['沉默满 60 天', '没有互动记录；从 2026-09-20 起已 65 天。']);
  expect(
    texts({
      ...scored,
      silence: { ...quiet, quietDays: null, band: 'newcomer', joinedDate: '2026-11-20' },
    })['silence'],
  ).toEqual(['新人，不算沉默', '2026-11-20 加入，未满 30 天。']);
});

it('lists what each score takes, blank where a part has fewer', () => {
  expect(cutRows('zh-CN', scored.rfm)).toEqual([
    ['5', '≤ 30', '', '> ¥0.04'],
    ['4', '≤ 60', '', '≤ ¥0.04'],
    ['3', '≤ 90', '> 2', '≤ ¥0.03'],
    ['2', '≤ 120', '≤ 2', '≤ ¥0.02'],
    ['1', '> 120', '≤ 1', '≤ ¥0.01'],
  ]);
});
