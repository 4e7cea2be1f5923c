import type { RfmValues } from '../../../../shared/domain/metrics/rfm-segments.ts';
import { rfmScale, type RfmScale } from '../../../../shared/domain/metrics/rfm.ts';
import { dayNumber } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { changedSince, generationOf, readPeople } from '../people.ts';

/** Values of every buyer, ascending, each with how they are cut into scores. */
export interface Buyers {
  readonly days: Ascending;
  readonly orders: Ascending;
  /** Only of buyers with an amount in the workspace's currency. */
  readonly nets: Ascending;
  /** null where no buyer has an amount. */
  readonly means: RfmValues | null;
  /** The buyers by local id, and the same values in their order; NaN = no amount. */
  readonly persons: Int32Array;
  readonly valuesOf: Readonly<Record<'days' | 'orders' | 'nets', Float64Array>>;
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
  const generation = generationOf(db);
  const buyers =
    before?.today === question.today &&
    before.currency === question.currency &&
    !changedSince(db, 'order_', before.generation)
      ? before.buyers
      : computeBuyers(db, question);
  kept.set(db, { ...question, generation, buyers });
  return buyers;
};

/** Orders that cross from SQLite as one text. */
const CHUNK = 50_000;
const FIELDS = 4;

/**
 * Calls `each` with every paid order of a member: a scan in the order of the file, many rows to a
 * text. To group a million orders in SQL takes several times as long, and so do a million rows.
 */
const eachPaidOrder = (
  db: ReadDb,
  question: Question,
  each: (member: number, date: string, isRefunded: boolean, net: number | null) => void,
): void => {
  const last = sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM order_').get()?.id ?? 0;
  const read = sql<string | null>(
    db,
    `SELECT group_concat(member_id || ' ' || paid_date || ' ' || refunded || ' ' || coalesce(net, '') || ' ', '')
     FROM (SELECT order_.member_id, ${paidOrder} FROM order_ NOT INDEXED
       WHERE order_.id >= @first AND order_.id < @first + ${CHUNK} AND ${paidUntil} AND order_.member_id IS NOT NULL)`,
  ).pluck();
  for (let first = 0; first <= last; first += CHUNK) {
    const text = read.get({ ...question, first }) as string | null;
    if (text === null) continue;
    const fields = text.split(' ');
    for (let place = 0; place + FIELDS <= fields.length; place += FIELDS) {
      const net = fields[place + 3]!;
      each(
        Number(fields[place]),
        fields[place + 1]!,
        fields[place + 2] === '1',
        net === '' ? null : Number(net),
      );
    }
  }
};

const computeBuyers = (db: ReadDb, question: Question): Buyers => {
  const { top, personOf, staff } = readPeople(db);
  const days = new Float64Array(top).fill(Infinity);
  const orders = new Float64Array(top);
  const nets = new Float64Array(top).fill(NaN);
  const today = dayNumber(question.today);
  const daysSince = new Map<string, number>();
  eachPaidOrder(db, question, (member, date, isRefunded, net) => {
    const person = personOf[member]!;
    if (net !== null) {
      const sum = nets[person]!;
      nets[person] = Number.isNaN(sum) ? net : sum + net;
    }
    if (isRefunded) return;
    orders[person]! += 1;
    let since = daysSince.get(date);
    if (since === undefined) daysSince.set(date, (since = today - dayNumber(date)));
    if (since < days[person]!) days[person] = since;
  });
  const persons = Int32Array.from(
    personOf.filter(
      (person, member) => person === member && orders[person]! > 0 && staff[person] === 0,
    ),
  );
  const of = (values: Float64Array): Float64Array =>
    Float64Array.from(persons, (person) => values[person]!);
  const valuesOf = { days: of(days), orders: of(orders), nets: of(nets) };
  const ascending = (values: Float64Array): Ascending => {
    const known = values.filter((value) => !Number.isNaN(value));
    known.sort();
    return { values: known, scale: rfmScale(known) };
  };
  const found = {
    days: ascending(valuesOf.days),
    orders: ascending(valuesOf.orders),
    nets: ascending(valuesOf.nets),
  };
  return {
    ...found,
    persons,
    valuesOf,
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
