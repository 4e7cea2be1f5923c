import { addDays } from '../../../../shared/domain/values/days.ts';
import type { MetricId } from '../../../../shared/domain/metrics/registry.ts';
import { NET, buyers, inCurrency } from './orders.ts';
import { orderInScope, PERSON, personsOn, type FigureScope } from './scope.ts';
import { newMembers, sourceOf } from './sources.ts';
import { activeAtStart, silentAtStart } from './turnover.ts';

/** The ids a share of people is taken of; null where a metric is no share of people. */
export const peopleAsked = (id: MetricId, scope: FigureScope): string | null => {
  switch (id) {
    case 'speaking.rate':
    case 'silent.rate':
    case 'messages.per_member':
      return personsOn(scope, scope.period.to);
    case 'messages.per_active':
      return sourceOf('active.members', scope).sql;
    case 'churn.rate':
      return activeAtStart(scope);
    case 'winback.rate':
      return silentAtStart(scope);
    case 'repurchase.rate':
      return buyers(scope, 1);
    case 'retention.classic':
    case 'retention.rolling':
    case 'retention.cumulative':
      return newMembers(scope);
    case 'growth.rate':
    case 'referral.k':
      return personsOn(scope, addDays(scope.period.from, -1));
    default:
      return null;
  }
};

/** What people add to numerator and denominator of a figure: each `SELECT id, value`, an id as often as it likes. */
export interface PeopleParts {
  readonly kind: 'share' | 'mean';
  readonly numerator: string;
  readonly denominator: string;
}

const ones = (ids: string): string => `SELECT id, 1 AS value FROM (${ids})`;

/** Who paid; an order of nobody known stands for itself. */
const PAYER = `coalesce(${PERSON}, -order_.id)`;

const paid = (scope: FigureScope, value: string, condition: string): string =>
  `SELECT ${PAYER} AS id, ${value} AS value FROM order_ LEFT JOIN member ON member.id = order_.member_id
   WHERE ${orderInScope(scope)} AND ${inCurrency(scope)} AND ${condition}`;

/** The parts of a share or a mean over people; null for what is neither. */
export const peopleParts = (id: MetricId, scope: FigureScope): PeopleParts | null => {
  switch (id) {
    case 'speaking.rate':
    case 'silent.rate':
    case 'churn.rate':
    case 'winback.rate':
    case 'repurchase.rate':
    case 'retention.classic':
    case 'retention.rolling':
    case 'retention.cumulative':
      return {
        kind: 'share',
        numerator: sourceOf(id, scope).sql,
        denominator: ones(peopleAsked(id, scope)!),
      };
    case 'messages.per_member':
    case 'messages.per_active':
      return {
        kind: 'mean',
        numerator: sourceOf(id, scope).sql,
        denominator: ones(peopleAsked(id, scope)!),
      };
    case 'stickiness': {
      const { sql } = sourceOf(id, scope);
      return { kind: 'mean', numerator: sql, denominator: ones(sql) };
    }
    case 'orders.aov':
      return {
        kind: 'mean',
        numerator: paid(scope, NET, '1'),
        denominator: paid(scope, '1', "order_.status <> 'refunded'"),
      };
    default:
      return null;
  }
};
