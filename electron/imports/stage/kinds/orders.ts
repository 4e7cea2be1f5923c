import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { OrderStatus } from '../../../../shared/domain/values/statuses.ts';
import { createCustomValues } from '../custom-values.ts';
import type { Members } from '../members.ts';
import {
  classOf,
  compareStaged,
  compareStored,
  keyUid,
  noDifferences,
  rejected,
  type KindStager,
  type Outcome,
  type StageSession,
} from '../session.ts';
import { toInstant, type SheetValues } from '../sheet-values.ts';
import type { Ref, StagedValues } from '../staging.ts';
import { memberTrouble } from './members.ts';

const fieldOf: Readonly<Record<string, string>> = {
  status: 'order.status',
  created_at_ms: 'order.created',
  paid_at_ms: 'order.paid_at',
  paid_date: 'order.paid_at',
  amount_minor: 'order.amount',
  refunded_minor: 'order.refund',
  coupon: 'order.coupon',
  channel: 'order.channel',
  shop: 'order.shop',
};

const paidLike = new Set<OrderStatus>(['paid', 'refunded', 'partly-refunded']);

export const stageOrders = (session: StageSession, members: Members): KindStager => {
  const { staging, store, frame, reader } = session;
  const custom = createCustomValues(session, 'order_');
  // Lines of one order in the file: an order's own columns count once, its lines each.
  const linesOf = new Map<string, number>();
  const classes = new Map<string, Outcome['class']>();
  const hasPerson = (
    [
      'member.phone',
      'member.email',
      'member.external_id',
      'member.unionid',
      'member.openid',
      'member.wechat',
    ] as const
  ).some((field) => reader.has(field));

  const orderColumns = (values: SheetValues): StagedValues => {
    const amount = values.get('order.amount');
    const refund = values.get('order.refund');
    const createdAtMs = toInstant(values.get('order.created'), frame);
    const paidAtMs = toInstant(values.get('order.paid_at'), frame);
    const status = settled(
      values.get('order.status'),
      paidAtMs,
      amount?.minor ?? null,
      refund?.minor ?? 0,
    );
    const whenMs = paidAtMs ?? createdAtMs;
    const columns = {
      shop: values.get('order.shop'),
      status,
      created_at_ms: createdAtMs,
      paid_at_ms: paidAtMs,
      paid_date:
        paidLike.has(status) && whenMs !== null ? localDateOf(whenMs, frame.workspaceZone) : null,
      currency: amount?.currency ?? frame.currency,
      amount_minor: amount?.minor ?? null,
      refunded_minor: refund === null ? null : Math.abs(refund.minor),
      coupon: values.get('order.coupon'),
      channel: values.get('order.channel'),
    };
    return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
  };

  const addLine = (values: SheetValues, orderUid: string, order: Ref): boolean => {
    const product = values.get('order.product');
    const n = (linesOf.get(orderUid) ?? 0) + 1;
    linesOf.set(orderUid, n);
    if (product === null) return false;
    const line = values.get('order.line') ?? String(n);
    const uid = keyUid('order_line', orderUid, line);
    if (staging.findStaged('order_line', uid) !== null || store.byUid('order_line', uid) !== null)
      return false;
    staging.insert('order_line', {
      uid,
      order_id: order,
      line,
      product,
      quantity: values.get('order.quantity'),
    });
    return true;
  };

  return {
    row: (values) => {
      const number = values.get('order.number');
      if (number === null)
        return rejected('', 'no-order-number', { column: reader.columnOf('order.number') });
      const found = hasPerson ? members.resolve(values, 'secondary') : null;
      if (found !== null && !('nobody' in found)) {
        const trouble = memberTrouble(found, values);
        if (trouble !== null) return { ...trouble, title: number };
      }
      const member = found !== null && 'ref' in found ? found.ref : null;
      const namespace = frame.namespace;
      const uid = keyUid('order_', namespace, values.get('order.shop') ?? '', number);
      const columns = orderColumns(values);
      const place = {
        row: values.number,
        fieldOf: (column: string) => fieldOf[column] ?? 'order.number',
      };
      const differences = noDifferences();
      const stored = store.byUid('order_', uid);
      const known = stored?.id ?? staging.findStaged('order_', uid);
      if (stored !== null)
        compareStored(
          session,
          'order_',
          stored,
          { ...columns, member_id: member },
          place,
          differences,
        );
      else if (known !== null)
        compareStaged(session, 'order_', known, columns, place, differences, true);
      else differences.created = true;
      const order =
        known ??
        staging.insert('order_', {
          uid,
          namespace,
          number,
          member_id: member,
          refunded_minor: 0,
          ...columns,
        });
      const newLine = addLine(values, uid, order);
      // A further line of an order says the same of it once more.
      if (!classes.has(uid)) custom.keep(values, { ref: order, uid }, differences);
      const before = classes.get(uid);
      if (newLine && before === undefined && !differences.created) differences.updated += 1;
      // A further line of an order shares the fate of its first.
      const outcome = before ?? classOf(differences);
      classes.set(uid, outcome);
      return {
        class: outcome,
        title: number,
        ...(outcome === 'conflicts' ? { reason: 'set-by-hand' } : {}),
      };
    },
    end: () => {
      members.end();
      custom.end();
      if (members.created() > 0)
        session.warn({
          code: 'members-created',
          row: null,
          column: null,
          params: { count: members.created() },
        });
      return 0;
    },
  };
};

/** Refunds are the truth, not the status: platforms leave "completed" on what was paid back. */
const settled = (
  status: OrderStatus | null,
  paidAtMs: number | null,
  amountMinor: number | null,
  refundMinor: number,
): OrderStatus => {
  const stated = status ?? (paidAtMs === null ? 'unpaid' : 'paid');
  const refunded = Math.abs(refundMinor);
  if (!paidLike.has(stated) || refunded === 0) return stated;
  return amountMinor !== null && refunded < amountMinor ? 'partly-refunded' : 'refunded';
};
