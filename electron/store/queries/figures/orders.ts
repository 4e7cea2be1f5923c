import { STAFF } from '../people.ts';
import { orderInScope, PERSON, type FigureScope } from './scope.ts';

/** What is left of an order after refunds, in minor units of its currency. */
export const NET = '(coalesce(order_.amount_minor, 0) - order_.refunded_minor)';
const KEPT = "order_.status <> 'refunded'";

/** Condition on `order_`: its amount is of the currency that is asked for; others are never added to it. */
export const inCurrency = ({ currency }: FigureScope): string =>
  `order_.currency = '${currency.replaceAll("'", "''")}'`;

/** Orders paid in the period and not wholly refunded, of whatever currency. */
export const keptOrders = (scope: FigureScope): string =>
  `SELECT order_.id, 1 AS value FROM order_ WHERE ${orderInScope(scope)} AND ${KEPT}`;

/** Of those, the ones that an average value is a mean of. */
export const pricedOrders = (scope: FigureScope): string =>
  `${keptOrders(scope)} AND ${inCurrency(scope)}`;

/** What each order paid in the period brought; a refund is taken off whenever it was made. */
export const netOfOrders = (scope: FigureScope): string =>
  `SELECT order_.id, ${NET} AS value FROM order_ WHERE ${orderInScope(scope)} AND ${inCurrency(scope)}`;

/** Persons with so many orders in the period that were not wholly refunded. */
export const buyers = (scope: FigureScope, atLeast: number): string =>
  `SELECT ${PERSON} AS id, 1 AS value FROM order_ JOIN member ON member.id = order_.member_id
   WHERE ${orderInScope(scope)} AND ${KEPT} AND ${PERSON} NOT IN (${STAFF})
   GROUP BY 1 HAVING count(*) >= ${atLeast}`;

/** One row where the amount of some order of the period is unknown. */
export const lacksAmountsSql = (scope: FigureScope): string =>
  `SELECT 1 FROM order_ WHERE ${orderInScope(scope)} AND ${KEPT} AND order_.amount_minor IS NULL LIMIT 1`;
