import type { MakeColumn } from '../../../columns.ts';
import type { ReadDb } from '../../../db.ts';
import { packedRows } from '../../../derived/row-packs.ts';
import { sql } from '../../../statements.ts';
import { dayNumber } from '../../../../../shared/domain/values/days.ts';
import type { FigureScope } from '../scope.ts';

/** Its amount is of the currency that is asked for. */
export const IN_CURRENCY = 2;

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

interface PaymentWishes {
  readonly personOf: Int32Array;
  /** Whether a person's order of a day is in scope. */
  readonly isAsked: (person: number, day: number) => boolean;
  readonly column: MakeColumn;
}

export const readPayments = (
  db: ReadDb,
  { currency }: FigureScope,
  { from, to }: { readonly from: string; readonly to: string },
  { personOf, isAsked, column }: PaymentWishes,
): Payments => {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  // At most as many as ids: counting them takes longer.
  const most = sql<{ top: number | null }>(db, 'SELECT max(id) AS top FROM order_').get()!.top ?? 0;
  const found = {
    ids: column(Int32Array, most),
    days: column(Int32Array, most),
    persons: column(Int32Array, most),
    net: column(Float64Array, most),
    atMs: column(Float64Array, most),
    marks: column(Uint8Array, most),
  };
  let length = 0;
  for (const { part, id, member, day, marks, net, atMs } of packedRows(db, 'order')) {
    const inCurrency = part === currency ? IN_CURRENCY : 0;
    for (let row = 0; row < id.length; row += 1) {
      if (day[row]! < first || day[row]! > last) continue;
      const person = personOf[member[row]!]!;
      if (!isAsked(person, day[row]!)) continue;
      found.ids[length] = id[row]!;
      found.days[length] = day[row]!;
      found.persons[length] = person;
      found.net[length] = net[row]!;
      found.atMs[length] = atMs[row]!;
      found.marks[length++] = marks[row]! + inCurrency;
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
