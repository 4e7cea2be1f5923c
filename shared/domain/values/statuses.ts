import type { Cell } from '../cells.ts';
import { cellText } from '../cells.ts';
import { fold, isEmptyText, parsed, refused, type Parsed } from './parsed.ts';

export const signupStatuses = [
  'confirmed',
  'pending',
  'waiting',
  'rejected',
  'cancelled',
  'declined',
] as const;
export type SignupStatus = (typeof signupStatuses)[number];
export interface SignupStatusValue {
  readonly status: SignupStatus;
  /** The status itself says that they came. */
  readonly checkedIn: boolean;
}

const signup: readonly (readonly [SignupStatus, readonly string[]])[] = [
  [
    'confirmed',
    [
      '已报名',
      '报名成功',
      '审核通过',
      '已通过',
      '通过',
      '已确认',
      '确认',
      '成功',
      '有效',
      '正常',
      '已支付',
      '已付款',
      'approved',
      'attending',
      'yes',
      'confirmed',
      'accepted',
      'going',
      'active',
      'valid',
      'paid',
      'registered',
      '参加',
      '是',
    ],
  ],
  [
    'pending',
    [
      '待审核',
      '审核中',
      '待支付',
      '待付款',
      '待确认',
      'pending',
      'pending approval',
      'pending_approval',
      'awaiting payment',
      'reserved',
      'invited',
      'awaiting_payment',
      'maybe',
    ],
  ],
  [
    'waiting',
    [
      '候补',
      '候补中',
      '等候',
      '排队',
      'waitlist',
      'waitlisted',
      'waiting',
      'waiting list',
      'waiting_list',
    ],
  ],
  [
    'rejected',
    [
      '已拒绝',
      '拒绝',
      '未通过',
      '审核未通过',
      '审核不通过',
      '不通过',
      '驳回',
      'rejected',
      'denied',
    ],
  ],
  [
    'cancelled',
    [
      '已取消',
      '取消',
      '取消报名',
      '已退票',
      '已退款',
      '退款',
      '作废',
      '无效',
      '已关闭',
      'not attending',
      'cancelled',
      'canceled',
      'refunded',
      'deleted',
      'transferred',
    ],
  ],
  ['declined', ['不参加', '不去', '请假', 'no', 'declined', 'not going', '否']],
];
const arrived = new Set([
  '已签到',
  '签到',
  '已到场',
  '已核销',
  'checked in',
  'checked-in',
  'checked_in',
  'attended',
  '已参加',
]);
const signupMap = new Map(
  signup.flatMap(([status, words]) => words.map((word) => [word, status] as const)),
);

/** Sign-up status in canonical form; "checked in" implies confirmed. */
export const parseSignupStatus = (cell: Cell): Parsed<SignupStatusValue | null> => {
  if (cell === null) return parsed(null);
  const key = fold(cellText(cell)).toLowerCase();
  const status = signupMap.get(key);
  if (status !== undefined) return parsed({ status, checkedIn: false });
  if (arrived.has(key)) return parsed({ status: 'confirmed', checkedIn: true });
  return isEmptyText(key) ? parsed(null) : refused('signup-status-unknown');
};

export const orderStatuses = ['paid', 'unpaid', 'closed', 'refunded', 'partly-refunded'] as const;
export type OrderStatus = (typeof orderStatuses)[number];
const order: readonly (readonly [OrderStatus, readonly string[]])[] = [
  [
    'paid',
    [
      '已付款',
      '已支付',
      '支付成功',
      '待发货',
      '已发货',
      '待收货',
      '部分发货',
      '待自提',
      '待核销',
      '已收货',
      '已完成',
      '完成',
      '交易完成',
      '交易成功',
      '已评价',
      '待评价',
      'paid',
      'completed',
      'complete',
      'fulfilled',
      'shipped',
      'processing',
      'success',
    ],
  ],
  [
    'unpaid',
    [
      '待付款',
      '未支付',
      '未付款',
      '等待付款',
      '待支付',
      'unpaid',
      'pending',
      'pending payment',
      'authorized',
      'partially_paid',
      'on-hold',
    ],
  ],
  [
    'closed',
    [
      '已关闭',
      '已取消',
      '交易关闭',
      '关闭',
      '取消',
      '已失效',
      'closed',
      'cancelled',
      'canceled',
      'voided',
      'failed',
      'expired',
    ],
  ],
  ['refunded', ['已退款', '退款成功', '全额退款', '已全额退款', '退款完成', 'refunded']],
  [
    'partly-refunded',
    ['部分退款', '退款中', 'partially refunded', 'partially_refunded', 'partly refunded'],
  ],
];
const orderMap = new Map(
  order.flatMap(([status, words]) => words.map((word) => [word, status] as const)),
);

export const parseOrderStatus = (cell: Cell): Parsed<OrderStatus | null> => {
  if (cell === null) return parsed(null);
  const key = fold(cellText(cell)).toLowerCase();
  const status = orderMap.get(key);
  if (status !== undefined) return parsed(status);
  return isEmptyText(key) ? parsed(null) : refused('order-status-unknown');
};

/** What became of a refund; `requested` moves no money yet. */
export type RefundStatus = 'none' | 'requested' | 'partly' | 'refunded';
// The first that fits: platforms put these words together freely (`全额退款成功`, `商家拒绝退款`).
const refunds: readonly (readonly [RefundStatus, RegExp])[] = [
  ['none', /拒绝|撤销|取消|失败|关闭|驳回|declined|rejected|cancelled|canceled|failed/],
  ['none', /^(?:未|无|没有|正常|否|0$|no|not |none)/],
  ['partly', /部分|partial/],
  ['requested', /中$|待|申请|处理|pending|requested|processing|open/],
  ['refunded', /退款成功|已退|全额|完成|退款$|成功|是|refunded|complete|yes/],
];

export const parseRefundStatus = (cell: Cell): Parsed<RefundStatus | null> => {
  const key = fold(cellText(cell)).toLowerCase();
  if (isEmptyText(key)) return parsed(null);
  const status = refunds.find(([, pattern]) => pattern.test(key))?.[0];
  return status === undefined ? refused('refund-status-unknown') : parsed(status);
};
