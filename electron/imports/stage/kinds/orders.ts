import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { OrderStatus } from '../../../../shared/domain/values/statuses.ts';
import type { MoneyValue } from '../../../../shared/domain/values/numbers.ts';
import { rowClasses } from '../../../../shared/contract/imports.ts';
import { childUid } from '../../../store/uid.ts';
import { createCustomValues } from '../custom-values.ts';
import { createKeyTable } from '../key-table.ts';
import type { Members } from '../members.ts';
import {
  classOf,
  compareStaged,
  compareStored,
  keyUid,
  noDifferences,
  rejected,
  type Differences,
  type KindStager,
  type StageSession,
} from '../session.ts';
import { toInstant, type SheetValues } from '../sheet-values.ts';
import type { Ref, StagedValue, StagedValues } from '../staging.ts';
import { asBuyer } from './buyer.ts';
import { memberTrouble } from './members.ts';
import { outcomeOf } from './outcome.ts';

const fieldOf: Readonly<Record<string, string>> = {
  status: 'order.status',
  created_at_ms: 'order.created',
  paid_at_ms: 'order.paid_at',
  paid_date: 'order.paid_at',
  amount_minor: 'order.amount',
  refunded_minor: 'order.refund',
  refunded_at_ms: 'order.refunded_at',
  currency: 'order.currency',
  coupon: 'order.coupon',
  channel: 'order.channel',
  shop: 'order.shop',
};

const lineFieldOf: Readonly<Record<string, string>> = {
  spec: 'order.spec',
  sku: 'order.sku',
  unit_price_minor: 'order.unit_price',
  quantity: 'order.quantity',
  refund: 'order.line_refund',
};

const paidLike = new Set<OrderStatus>(['paid', 'refunded', 'partly-refunded']);

export const stageOrders = (session: StageSession, members: Members): KindStager => {
  const { staging, store, frame, reader } = session;
  const custom = createCustomValues(session, 'order_');
  // Lines of one order in the file: an order's own columns count once, its lines each.
  const linesOf = createKeyTable();
  const classes = createKeyTable();
  const hasPerson = (
    [
      'member.phone',
      'member.email',
      'member.external_id',
      'member.unionid',
      'member.openid',
      'member.wechat',
      'order.receiver_phone',
    ] as const
  ).some((field) => reader.has(field));
  const saysPaid = reader.has('order.status') || reader.has('order.paid_at');
  // One row a line, not one row an order with all its products in a cell.
  const isDetailed = (['order.quantity', 'order.unit_price', 'order.line'] as const).some((field) =>
    reader.has(field),
  );

  const orderColumns = (values: SheetValues): StagedValues => {
    const amount = values.get('order.amount');
    const createdAtMs = toInstant(values.get('order.created'), frame);
    const paidAtMs = toInstant(values.get('order.paid_at'), frame);
    const said = settled(values, paidAtMs, !saysPaid);
    const whenMs = paidAtMs ?? createdAtMs;
    const columns = {
      shop: values.get('order.shop'),
      status: said?.status ?? null,
      created_at_ms: createdAtMs,
      paid_at_ms: paidAtMs,
      paid_date:
        said !== null && paidLike.has(said.status) && whenMs !== null
          ? localDateOf(whenMs, frame.workspaceZone)
          : null,
      currency:
        amount === null
          ? null
          : (values.get('order.currency') ?? amount.currency ?? frame.currency),
      amount_minor: amount?.minor ?? null,
      refunded_minor: said?.refundedMinor ?? null,
      refunded_at_ms: toInstant(values.get('order.refunded_at'), frame),
      coupon: values.get('order.coupon'),
      channel: values.get('order.channel'),
    };
    return withoutNull(columns);
  };

  const stageLine = (
    values: SheetValues,
    orderUid: string,
    order: Ref,
    differences: Differences,
  ): void => {
    const product = values.get('order.product');
    const sku = values.get('order.sku');
    if (product === null && sku === null) return;
    const n = linesOf.get(orderUid) + 1;
    linesOf.put(n);
    const line = values.get('order.line') ?? String(n);
    const uid = childUid('order_line', orderUid, line, store.secret);
    const columns = withoutNull({
      product,
      spec: values.get('order.spec'),
      sku,
      unit_price_minor: values.get('order.unit_price')?.minor ?? null,
      quantity: values.get('order.quantity'),
      refund: values.get('order.line_refund'),
    });
    const place = {
      row: values.number,
      fieldOf: (column: string) => lineFieldOf[column] ?? 'order.product',
    };
    const stored = store.byUid('order_line', uid);
    if (stored !== null) {
      // All products of an order in one cell say less than the lines there already are.
      if (isDetailed || stored['quantity'] === null)
        compareStored(session, 'order_line', stored, columns, place, differences);
    } else if (staging.findStaged('order_line', uid) === null) {
      staging.insert('order_line', { uid, order_id: order, line, ...columns });
      if (!differences.created) differences.updated += 1;
    }
  };

  return {
    row: (given) => {
      const values = asBuyer(given);
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
          // The order's own columns count once: its further lines only fill what the first left out.
          classes.get(uid) !== 0 && session.policy === 'overwrite' ? 'fill-blanks' : session.policy,
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
          status: 'unpaid',
          currency: frame.currency,
          ...columns,
        });
      stageLine(values, uid, order, differences);
      // What was kept beside it is said once.
      if (classes.get(uid) === 0) custom.keep(values, { ref: order, uid }, differences);
      // A further line of an order shares the fate of its first, unless it brings something new.
      const before = rowClasses[classes.get(uid) - 1];
      const own = classOf(differences);
      const outcome = before === undefined || before === 'unchanged' ? own : before;
      classes.put(rowClasses.indexOf(outcome) + 1);
      return outcomeOf(outcome, number);
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

/**
 * Refunds are the truth, not the status: platforms leave "completed" on what was paid back. null:
 * the row says nothing of it, as the further lines of an order do. `isPaid`: the file has neither
 * a status nor a time of payment, so that an amount is one that was paid.
 */
const settled = (
  values: SheetValues,
  paidAtMs: number | null,
  isPaid: boolean,
): { readonly status: OrderStatus; readonly refundedMinor: number | null } | null => {
  const amount = values.get('order.amount');
  const refund = values.get('order.refund');
  const refundStatus = values.get('order.refund_status');
  const said = values.get('order.status');
  if (said === null && paidAtMs === null && amount === null && refund === null) return null;
  const stated = said ?? (paidAtMs === null && !isPaid ? 'unpaid' : 'paid');
  if (!paidLike.has(stated)) return { status: stated, refundedMinor: minorOf(refund) };
  const isBack = stated === 'refunded' || refundStatus === 'refunded';
  // "Refunded" without a sum means all of it.
  const refundedMinor = minorOf(refund) ?? (isBack ? minorOf(amount) : null);
  if (refundedMinor !== null && refundedMinor > 0)
    return {
      status: amount !== null && refundedMinor < amount.minor ? 'partly-refunded' : 'refunded',
      refundedMinor,
    };
  if (isBack) return { status: 'refunded', refundedMinor };
  return { status: refundStatus === 'partly' ? 'partly-refunded' : stated, refundedMinor };
};

const minorOf = (money: MoneyValue | null): number | null =>
  money === null ? null : Math.abs(money.minor);

const withoutNull = (columns: StagedValues): StagedValues => {
  const kept: Record<string, StagedValue> = {};
  for (const column in columns) if (columns[column] !== null) kept[column] = columns[column]!;
  return kept;
};
