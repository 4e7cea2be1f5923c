import type { WriteDb } from '../../electron/store/db.ts';
import { withoutIndexes } from '../../electron/store/bulk.ts';
import type { Operation } from '../../electron/store/log/operate.ts';

/** Numbers from 1 to `count` as a table `n`, each with two evenly spread fractions `u` and `v`. */
export const numbers = (count: number): string => `
  WITH RECURSIVE counter (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < ${count}),
  n AS (SELECT n, (n * 48271 % 2147483647) / 2147483647.0 AS u, (n * 69621 % 2147483647) / 2147483647.0 AS v FROM counter)`;

/** Days that acts and orders spread over, and the last of them. */
const DAYS = 365;
const day = (share: string): string =>
  `date('2026-11-24', '-' || CAST(${DAYS} * ${share} AS INTEGER) || ' days')`;

/**
 * Writes acts of members with the ids 1 to `members`: few have most of them, a part has none. The
 * caller's operation counts the days.
 */
export const writeInteractions = (
  db: WriteDb,
  { id: op }: Operation,
  {
    members,
    groups,
    count,
  }: { readonly members: number; readonly groups: number; readonly count: number },
): void =>
  withoutIndexes(db, 'interaction', () => {
    db.exec(`INSERT INTO interaction (id, uid, op, member_id, group_id, kind, at_ms, local_date, quantity, counted)
      ${numbers(count)}
      SELECT n, 'in_' || n, ${op}, 1 + CAST(${members} * 0.8 * u * u AS INTEGER), 1 + n % ${groups},
        CASE n % 10 WHEN 0 THEN 'like' WHEN 1 THEN 'comment' WHEN 2 THEN 'share' ELSE 'message' END,
        unixepoch(${day('v')}) * 1000 + n % 86400000, ${day('v')}, 1, 0 FROM n`);
    db.exec(`INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date)
      SELECT member_id, local_date FROM interaction ORDER BY 1, 2`);
  });

/** Writes paid orders, a twentieth of them refunded in part or whole. */
export const writeOrders = (
  db: WriteDb,
  { id: op }: Operation,
  { members, count }: { readonly members: number; readonly count: number },
): void =>
  withoutIndexes(db, 'order_', () => {
    db.exec(`INSERT INTO order_ (id, uid, op, namespace, number, member_id, status, created_at_ms, paid_at_ms, paid_date, currency, amount_minor, refunded_minor)
      ${numbers(count)}
      SELECT n, 'or_' || n, ${op}, 'shop', 'E' || n, 1 + CAST(${members} * 0.6 * u * u AS INTEGER),
        CASE n % 40 WHEN 0 THEN 'refunded' WHEN 1 THEN 'partly-refunded' ELSE 'paid' END,
        unixepoch(${day('v')}) * 1000, unixepoch(${day('v')}) * 1000, ${day('v')}, 'CNY', 1000 + n % 50000,
        CASE n % 40 WHEN 0 THEN 1000 + n % 50000 WHEN 1 THEN 500 ELSE 0 END FROM n`);
  });
