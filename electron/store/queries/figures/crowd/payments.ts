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

/** Orders of the scope paid on the days asked for, by day number; person 0 = nobody known. */
export interface Payments {
  readonly ids: Int32Array;
  readonly days: Int32Array;
  readonly persons: Int32Array;
  readonly net: Float64Array;
  readonly marks: Uint8Array;
}

/** Reads them in the order of days; `isAsked` says whether a person's order of a day is in scope. */
export const readPayments = (
  db: ReadDb,
  scope: FigureScope,
  { from, to }: { readonly from: string; readonly to: string },
  personOf: Int32Array,
  isAsked: (person: number, day: number) => boolean,
): Payments => {
  const marks = `(status <> 'refunded') * ${KEPT} + coalesce(${inCurrency(scope)}, 0) * ${IN_CURRENCY} + (amount_minor IS NULL) * ${LACKS_AMOUNT}`;
  const rows = sql<[date: string, orders: Uint8Array]>(
    db,
    `SELECT paid_date, ${packed(`id || ',' || coalesce(member_id, 0) || ',' || ${NET} || ',' || (${marks})`)}
     FROM order_ WHERE paid_date >= ? AND paid_date <= ? AND status IN ('paid', 'partly-refunded', 'refunded')
     GROUP BY paid_date ORDER BY paid_date`,
  ).raw();
  const found: [ids: number[], days: number[], persons: number[], net: number[], marks: number[]] =
    [[], [], [], [], []];
  const numbers = numberReader();
  for (const [date, text] of rows.iterate(from, to)) {
    const day = dayNumber(date);
    const read = numbers(text);
    for (let place = 0; place < read.length; place += 4) {
      const person = personOf[read[place + 1]!]!;
      if (!isAsked(person, day)) continue;
      for (const [column, value] of [
        read[place]!,
        day,
        person,
        read[place + 2]!,
        read[place + 3]!,
      ].entries())
        found[column]!.push(value);
    }
  }
  const [ids, days, persons, net, codes] = found;
  return {
    ids: Int32Array.from(ids),
    days: Int32Array.from(days),
    persons: Int32Array.from(persons),
    net: Float64Array.from(net),
    marks: Uint8Array.from(codes),
  };
};
