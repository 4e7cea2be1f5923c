import { addDays } from '../../../../shared/domain/values/days.ts';
import { FEEDBACK_DAYS, ACTIVE_OF_MONTHS } from '../../../../shared/domain/metrics/loyalty.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { activitySpan } from '../figures/compute.ts';
import { lastScanSql } from '../events/last-scan.ts';
import { PERSON } from '../figures/scope.ts';
import { monthNumber } from './activity.ts';

/** What the workspace knows of at all: where nothing is recorded, a member has not failed. */
export interface Recorded {
  /** Interactions reach back as far as loyalty looks. */
  readonly months: boolean;
  readonly bonds: boolean;
  readonly answers: boolean;
}

export const whatIsRecorded = (db: ReadDb, today: string): Recorded => {
  const { first } = activitySpan(db);
  const { bonds, answers } = sql<{ bonds: number; answers: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM order_) OR EXISTS (SELECT 1 FROM referral) AS bonds,
       EXISTS (SELECT 1 FROM survey_response WHERE member_id IS NOT NULL) AS answers`,
  ).get()!;
  return {
    months: first !== null && monthNumber(today) - monthNumber(first) >= ACTIVE_OF_MONTHS - 1,
    bonds: bonds === 1,
    answers: answers === 1,
  };
};

/** Orders that were not wholly refunded. */
export const keptOrder = "order_.status IN ('paid', 'partly-refunded')";
/** Accounts that are on a platform: a phone or an e-mail is on none. */
export const onPlatform = "identity.namespace NOT IN ('phone', 'email')";
export const platformOf = (namespace: string): string => namespace.split(/[:/]/)[0]!;

export const answeredSince = (today: string): string => addDays(today, 1 - FEEDBACK_DAYS);

/** Each person once at each event that they came to: `SELECT event_id, person`. */
export const cameSql = (where: string): string =>
  `SELECT DISTINCT came.event_id AS event_id, ${PERSON} AS person
   FROM (${lastScanSql(where)}) AS came JOIN member ON member.id = came.member_id
   WHERE came.kind = 'in'`;

/** By person, numbers of one table at a time. */
export interface Everybody {
  readonly orders: Int32Array;
  /** Others at the same events, once for each event. */
  readonly met: Int32Array;
  readonly events: Int32Array;
  readonly answered: Uint8Array;
  /** A bit for each platform. */
  readonly platforms: Uint32Array;
}

/** Platforms told apart: bits of a number. */
const MAX_PLATFORMS = 32;

export const readEverybody = (
  db: ReadDb,
  of: { size: number; today: string; personOf: (member: number) => number },
): Everybody => {
  const { size, today, personOf } = of;
  const rows = <Row>(text: string, ...values: readonly string[]): IterableIterator<Row> =>
    sql(db, text)
      .raw()
      .iterate(...values) as IterableIterator<Row>;
  const orders = new Int32Array(size);
  for (const [member] of rows<[number]>(
    `SELECT member_id FROM order_ NOT INDEXED WHERE ${keptOrder} AND member_id IS NOT NULL`,
  ))
    orders[personOf(member)]! += 1;
  const events = new Int32Array(size);
  const guests = new Map<number, number[]>();
  for (const [event, person] of rows<[number, number]>(cameSql('1'))) {
    const there = guests.get(event);
    if (there === undefined) guests.set(event, [person]);
    else there.push(person);
    events[person]! += 1;
  }
  const met = new Int32Array(size);
  for (const there of guests.values()) for (const person of there) met[person]! += there.length - 1;
  const answered = new Uint8Array(size);
  for (const [member] of rows<[number]>(
    'SELECT member_id FROM survey_response WHERE member_id IS NOT NULL AND submitted_date >= ? AND submitted_date <= ?',
    answeredSince(today),
    today,
  ))
    answered[personOf(member)] = 1;
  const platforms = new Uint32Array(size);
  const bits = new Map<string, number>();
  for (const [member, namespace] of rows<[number, string]>(
    `SELECT member_id, namespace FROM identity WHERE ${onPlatform}`,
  )) {
    const platform = platformOf(namespace);
    const bit = bits.get(platform) ?? Math.min(bits.size, MAX_PLATFORMS - 1);
    bits.set(platform, bit);
    const person = personOf(member);
    platforms[person] = (platforms[person]! | (1 << bit)) >>> 0;
  }
  return { orders, met, events, answered, platforms };
};
