import { describe, expect, it } from 'vitest';
import {
  parseOrderStatus,
  parseRefundStatus,
  parseSignupStatus,
  type OrderStatus,
  type SignupStatus,
} from '../../../../shared/domain/values/statuses.ts';

describe('statuses', () => {
  it.each<readonly [OrderStatus, readonly string[]]>([
    ['paid', ['已付款', '待发货', '已发货', '已完成', '交易完成', '交易成功', 'Paid']],
    ['unpaid', ['待付款', '未支付', 'pending']],
    ['closed', ['已关闭', '已取消', '交易关闭', 'Cancelled']],
    ['refunded', ['已退款', 'refunded']],
    ['partly-refunded', ['部分退款', '退款中', 'partially_refunded']],
  ])('an order is %s', (status, words) => {
    for (const word of words)
      expect([word, parseOrderStatus(` ${word}`)]).toEqual([word, { ok: true, value: status }]);
  });

  it.each<readonly [SignupStatus, readonly string[]]>([
    ['confirmed', ['已报名', '审核通过', 'approved', 'Attending', 'yes']],
    ['pending', ['待审核', 'pending_approval']],
    ['rejected', ['已拒绝', 'rejected', '审核不通过']],
    ['cancelled', ['已取消', 'Not Attending', 'Refunded']],
    ['waiting', ['候补', 'waitlist']],
    ['declined', ['no', '不参加']],
  ])('a sign-up is %s', (status, words) => {
    for (const word of words)
      expect([word, parseSignupStatus(word)]).toEqual([
        word,
        { ok: true, value: { status, checkedIn: false } },
      ]);
  });

  it('takes a check-in for a confirmed sign-up, nothing for nothing, and refuses the rest', () => {
    for (const word of ['已签到', 'Checked In', '已核销'])
      expect(parseSignupStatus(word)).toEqual({
        ok: true,
        value: { status: 'confirmed', checkedIn: true },
      });
    for (const cell of [null, '', '——'])
      expect([parseSignupStatus(cell), parseOrderStatus(cell)]).toEqual([
        { ok: true, value: null },
        { ok: true, value: null },
      ]);
    expect(parseSignupStatus('飞走了')).toEqual({ ok: false, reason: 'signup-status-unknown' });
    expect(parseOrderStatus('飞走了')).toEqual({ ok: false, reason: 'order-status-unknown' });
  });
});

describe('refund status', () => {
  it.each([
    ['退款成功', 'refunded'],
    ['全额退款成功', 'refunded'],
    ['部分退款成功', 'partly'],
    ['退款中', 'requested'],
    ['待商家处理', 'requested'],
    ['商家拒绝退款', 'none'],
    ['退款关闭', 'none'],
    ['无退款', 'none'],
    ['未退款', 'none'],
    ['Refunded', 'refunded'],
    ['——', null],
  ])('%s', (word, status) => {
    expect(parseRefundStatus(word)).toEqual({ ok: true, value: status });
  });
});
