import type { RfmValues } from '../../../../shared/domain/metrics/rfm-segments.ts';
import { rfmScale, type RfmScale } from '../../../../shared/domain/metrics/rfm.ts';
import { dayNumber } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { KEPT, LACKS_AMOUNT, packedRows } from '../../derived/row-packs.ts';
import { keptByConnection } from '../../kept.ts';
import { changedSince, readPeople } from '../people.ts';
import { generationOf } from '../generation.ts';

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
const kept = keptByConnection<Kept>();

/**
 * Every buyer's values until a local date, persons after merges, staff left out. One pass through
 * the packed orders, kept until an order, a merge, a setting or a staff mark changes or something is undone.
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

const computeBuyers = (db: ReadDb, question: Question): Buyers => {
  const { top, personOf, staff } = readPeople(db);
  const days = new Float64Array(top).fill(Infinity);
  const orders = new Float64Array(top);
  const nets = new Float64Array(top).fill(NaN);
  const today = dayNumber(question.today);
  for (const { part, member, day, marks, net } of packedRows(db, 'order')) {
    const isCurrency = part === question.currency;
    for (let row = 0; row < member.length; row += 1) {
      if (member[row] === 0 || day[row]! > today) continue;
      const person = personOf[member[row]!]!;
      if (isCurrency && (marks[row]! & LACKS_AMOUNT) === 0)
        nets[person] = Number.isNaN(nets[person]!) ? net[row]! : nets[person]! + net[row]!;
      if ((marks[row]! & KEPT) === 0) continue;
      orders[person]! += 1;
      const since = today - day[row]!;
      if (since < days[person]!) days[person] = since;
    }
  }
  const persons = buyersOf(personOf, (person) => orders[person]! > 0 && staff[person] === 0);
  const of = (values: Float64Array): Float64Array => {
    const found = new Float64Array(persons.length);
    for (let place = 0; place < persons.length; place += 1) found[place] = values[persons[place]!]!;
    return found;
  };
  const valuesOf = { days: of(days), orders: of(orders), nets: of(nets) };
  const ascending = (values: Float64Array): Ascending => {
    const known = sorted(values.filter((value) => !Number.isNaN(value)));
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

/** Surviving members that a condition holds for. */
const buyersOf = (personOf: Int32Array, holds: (person: number) => boolean): Int32Array => {
  const found = new Int32Array(personOf.length);
  let count = 0;
  for (let member = 0; member < personOf.length; member += 1)
    if (personOf[member] === member && holds(member)) found[count++] = member;
  return found.slice(0, count);
};

/** Whole numbers from 0 below this are counted instead of compared: days and orders of a person are such. */
const COUNTED = 1 << 16;

/** The same numbers in ascending order. */
const sorted = (values: Float64Array): Float64Array => {
  const counts = new Int32Array(COUNTED);
  for (const value of values) {
    if (!(value >= 0 && value < COUNTED && Number.isInteger(value))) return values.slice().sort();
    counts[value]! += 1;
  }
  const found = new Float64Array(values.length);
  let place = 0;
  counts.forEach((count, value) => {
    found.fill(value, place, place + count);
    place += count;
  });
  return found;
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
