import type { ReadDb } from '../../../db.ts';
import { sql } from '../../../statements.ts';
import { dayNumber } from '../../../../../shared/domain/values/days.ts';
import { numberReader, packed } from '../../packed.ts';
import { inCurrency, NET } from '../orders.ts';
import type { FigureScope } from '../scope.ts';

/** What is known of an order beside its net amount. */
export const KEPT = 1;
export const IN_CURRENCY = 2;
export const LACKS_AMOUNT = 4;
export const WITH_COUPON = 8;

/** Orders of the scope paid on the days asked for, by day number; person 0 = nobody known. */
export interface Payments {
  readonly ids: Int32Array;
  readonly days: Int32Array;
  readonly persons: Int32Array;
  readonly net: Float64Array;
  /** Instant of the payment, else of the order; NaN = nobody knows the hour. */
  readonly atMs: Float64Array;
  readonly marks: Uint8Array;
}

/** Columns of `order_` that come packed. */
const COLUMNS = 5;

/** Reads them in the order of days; `isAsked` says whether a person's order of a day is in scope. */
export const readPayments = (
  db: ReadDb,
  scope: FigureScope,
  { from, to }: { readonly from: string; readonly to: string },
  personOf: Int32Array,
  isAsked: (person: number, day: number) => boolean,
): Payments => {
  const marks = `(status <> 'refunded') * ${KEPT} + coalesce(${inCurrency(scope)}, 0) * ${IN_CURRENCY}
    + (amount_minor IS NULL) * ${LACKS_AMOUNT} + (trim(coalesce(coupon, '')) <> '') * ${WITH_COUPON}`;
  const within = 'paid_date >= ? AND paid_date <= ?';
  const rows = sql<[date: string, orders: Uint8Array]>(
    db,
    `SELECT paid_date, ${packed(`id || ',' || coalesce(member_id, 0) || ',' || ${NET} || ',' || coalesce(paid_at_ms, created_at_ms, '-') || ',' || (${marks})`)}
     FROM order_ WHERE ${within} AND status IN ('paid', 'partly-refunded', 'refunded')
     GROUP BY paid_date ORDER BY paid_date`,
  ).raw();
  const { most } = sql<{ most: number }>(
    db,
    `SELECT count(*) AS most FROM order_ WHERE ${within}`,
  ).get(from, to)!;
  const found = {
    ids: new Int32Array(most),
    days: new Int32Array(most),
    persons: new Int32Array(most),
    net: new Float64Array(most),
    atMs: new Float64Array(most),
    marks: new Uint8Array(most),
  };
  let length = 0;
  const numbers = numberReader();
  for (const [date, text] of rows.iterate(from, to)) {
    const day = dayNumber(date);
    const read = numbers(text);
    for (let place = 0; place < read.length; place += COLUMNS) {
      const person = personOf[read[place + 1]!]!;
      if (!isAsked(person, day)) continue;
      found.ids[length] = read[place]!;
      found.days[length] = day;
      found.persons[length] = person;
      found.net[length] = read[place + 2]!;
      found.atMs[length] = read[place + 3]!;
      found.marks[length++] = read[place + 4]!;
    }
  }
  return {
    ids: found.ids.subarray(0, length),
    days: found.days.subarray(0, length),
    persons: found.persons.subarray(0, length),
    net: found.net.subarray(0, length),
    atMs: found.atMs.subarray(0, length),
    marks: found.marks.subarray(0, length),
  };
};
