import type { RfmValues } from '../../../../shared/domain/metrics/rfm-segments.ts';
import { rfmScale, type RfmScale } from '../../../../shared/domain/metrics/rfm.ts';
import { daysBetween } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

/** Values of every buyer, ascending, each with how they are cut into scores. */
export interface Buyers {
  readonly days: Ascending;
  readonly orders: Ascending;
  /** Only of buyers with an amount in the workspace's currency. */
  readonly nets: Ascending;
  /** null where no buyer has an amount. */
  readonly means: RfmValues | null;
}

export interface Ascending {
  readonly values: Float64Array;
  /** null of nobody. */
  readonly scale: RfmScale | null;
}

/**
 * A paid order as R, F and M see it: whether it was wholly refunded (it counts for neither R nor F
 * then), and what is left of its amount, null in another currency than `@currency` or without one.
 */
export const paidOrder = `order_.paid_date, order_.status = 'refunded' AS refunded,
  CASE WHEN order_.currency = @currency THEN order_.amount_minor - order_.refunded_minor END AS net`;
/** Condition on `order_`: paid until `@today`. */
export const paidUntil = `order_.status IN ('paid', 'partly-refunded', 'refunded') AND order_.paid_date <= @today`;

interface Question {
  readonly today: string;
  readonly currency: string;
}

interface Kept extends Question {
  readonly generation: number;
  readonly buyers: Buyers;
}
const kept = new WeakMap<object, Kept>();

/**
 * Every buyer's values until a local date, persons after merges, staff left out. One pass through
 * the orders, kept until an order, a merge, a setting or a staff mark changes or something is undone.
 */
export const readBuyers = (db: ReadDb, question: Question): Buyers => {
  const before = kept.get(db);
  const generation =
    sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM operation').get()?.id ?? 0;
  const buyers =
    before?.today === question.today &&
    before.currency === question.currency &&
    !changedSince(db, before.generation)
      ? before.buyers
      : computeBuyers(db, question);
  kept.set(db, { ...question, generation, buyers });
  return buyers;
};

// What an operation made names it, what it changed stands in the log; an undo may take rows without a trace.
const changedSince = (db: ReadDb, generation: number): boolean =>
  sql<{ some: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM operation WHERE id > @generation AND kind IN ('undo', 'restore', 'erase'))
       OR EXISTS (SELECT 1 FROM order_ WHERE op > @generation)
       OR EXISTS (SELECT 1 FROM merge_link WHERE op > @generation)
       OR EXISTS (SELECT 1 FROM change WHERE op > @generation AND (
         entity IN ('order_', 'merge_link', 'setting') OR entity = 'member' AND field IN ('staff', '*')
       )) AS some`,
  ).get({ generation })!.some === 1;

/** By a scan: to group a million orders in SQL takes about three times as long. */
const computeBuyers = (db: ReadDb, question: Question): Buyers => {
  const top = sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM member').get()?.id ?? 0;
  const personOf = new Map<number, number>();
  const staff = new Set<number>();
  for (const row of sql<{ id: number; into: number }>(
    db,
    'SELECT id, effective_member_id AS "into" FROM member WHERE effective_member_id IS NOT NULL',
  ).iterate())
    personOf.set(row.id, row.into);
  for (const { id } of sql<{ id: number }>(db, 'SELECT id FROM member WHERE staff = 1').iterate())
    staff.add(personOf.get(id) ?? id);
  const days = new Float64Array(top + 1).fill(Infinity);
  const orders = new Float64Array(top + 1);
  const nets = new Float64Array(top + 1).fill(NaN);
  const daysSince = new Map<string, number>();
  const rows = sql<[number, string, number, number | null]>(
    db,
    `SELECT order_.member_id, ${paidOrder} FROM order_ NOT INDEXED
     WHERE ${paidUntil} AND order_.member_id IS NOT NULL`,
  ).raw();
  for (const [member, date, refunded, net] of rows.iterate(question)) {
    const person = personOf.get(member) ?? member;
    if (net !== null) {
      const sum = nets[person]!;
      nets[person] = Number.isNaN(sum) ? net : sum + net;
    }
    if (refunded === 1) continue;
    orders[person]! += 1;
    let since = daysSince.get(date);
    if (since === undefined) daysSince.set(date, (since = daysBetween(date, question.today)));
    if (since < days[person]!) days[person] = since;
  }
  const isBuyer = (person: number): boolean => orders[person]! > 0 && !staff.has(person);
  const of = (values: Float64Array): Ascending => {
    const ofBuyers = values.filter((value, person) => isBuyer(person) && !Number.isNaN(value));
    ofBuyers.sort();
    return { values: ofBuyers, scale: rfmScale(ofBuyers) };
  };
  const found = { days: of(days), orders: of(orders), nets: of(nets) };
  return {
    ...found,
    means:
      found.nets.values.length === 0
        ? null
        : {
            days: mean(found.days.values),
            orders: mean(found.orders.values),
            netMinor: mean(found.nets.values),
          },
  };
};

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How many values are less than `value`. */
export const countBelow = ({ values }: Ascending, value: number): number => {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
};
