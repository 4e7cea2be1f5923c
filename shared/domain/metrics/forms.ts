import type { FigureEntity, FigureReason } from './figure.ts';
import { metricBasis, metrics, type MetricId, type MetricUnit } from './registry.ts';

/**
 * How a metric is worked out: rows counted, values added, a share with Wilson's interval, a mean whose
 * changes have one, a quotient that is neither, the same less one, promoters less detractors, the
 * middle or the ninth tenth of sorted values.
 */
export const metricKinds = [
  'count',
  'sum',
  'share',
  'mean',
  'quotient',
  'return',
  'score',
  'quantile',
] as const;
export type MetricKind = (typeof metricKinds)[number];

interface Form {
  readonly kind: MetricKind;
  /** What its rows are; null = the program keeps no records that it could be made of. */
  readonly rows: FigureEntity | null;
  /** Why it may have no value, apart from the reasons of its basis. */
  readonly reasons?: readonly FigureReason[];
}

const forms: Readonly<Record<MetricId, Form>> = {
  'members.total': { kind: 'count', rows: 'member' },
  'members.new': { kind: 'count', rows: 'member' },
  'members.left': { kind: 'count', rows: 'member' },
  'members.silent': { kind: 'count', rows: 'member' },
  'growth.rate': { kind: 'quotient', rows: 'member', reasons: ['no-members'] },
  'churn.rate': { kind: 'share', rows: 'member', reasons: ['no-active-at-start'] },
  'winback.rate': { kind: 'share', rows: 'member', reasons: ['no-silent-at-start'] },
  'active.members': { kind: 'count', rows: 'member' },
  'speaking.rate': { kind: 'share', rows: 'member', reasons: ['no-members-at-end'] },
  'messages.per_active': { kind: 'mean', rows: 'member', reasons: ['no-active-in-period'] },
  'messages.per_member': { kind: 'mean', rows: 'member', reasons: ['no-members-at-end'] },
  stickiness: { kind: 'mean', rows: 'member', reasons: ['no-active'] },
  'active.dau': { kind: 'count', rows: 'member' },
  'active.wau': { kind: 'count', rows: 'member' },
  'active.mau': { kind: 'count', rows: 'member' },
  'retention.classic': { kind: 'share', rows: 'member', reasons: ['no-new'] },
  'retention.rolling': { kind: 'share', rows: 'member', reasons: ['no-new'] },
  'retention.cumulative': { kind: 'share', rows: 'member', reasons: ['no-new'] },
  'silent.rate': { kind: 'share', rows: 'member', reasons: ['no-members-at-end'] },
  'content.published': { kind: 'count', rows: 'content' },
  'content.balance': { kind: 'share', rows: 'content', reasons: ['no-content'] },
  'content.engagement_rate': {
    kind: 'quotient',
    rows: 'content',
    reasons: ['no-content', 'no-results', 'no-reads'],
  },
  'signups.total': { kind: 'count', rows: 'signup' },
  'signups.confirmed': { kind: 'count', rows: 'signup' },
  'events.checked_in': { kind: 'count', rows: 'member' },
  'events.show_up_rate': {
    kind: 'share',
    rows: 'signup',
    reasons: ['not-started', 'no-checkins', 'no-confirmed'],
  },
  'events.no_show_rate': {
    kind: 'share',
    rows: 'signup',
    reasons: ['not-started', 'not-ended', 'no-checkins', 'no-confirmed'],
  },
  'events.cost_per_attendee': {
    kind: 'quotient',
    rows: 'cost',
    reasons: ['not-started', 'no-checkins', 'no-attendees', 'no-costs', 'costs-other-currency'],
  },
  'events.walk_ins': { kind: 'count', rows: 'member' },
  'events.new_members': { kind: 'count', rows: 'member' },
  'events.nps': { kind: 'score', rows: 'response', reasons: ['no-survey', 'no-answers'] },
  'events.response_rate': {
    kind: 'share',
    rows: 'response',
    reasons: ['no-answers', 'no-checkins'],
  },
  'orders.count': { kind: 'count', rows: 'order' },
  'orders.net': { kind: 'sum', rows: 'order' },
  'orders.aov': { kind: 'mean', rows: 'order', reasons: ['no-orders', 'other-currency'] },
  'buyers.count': { kind: 'count', rows: 'member' },
  'repurchase.rate': { kind: 'share', rows: 'member', reasons: ['no-buyers'] },
  'conversion.rate': { kind: 'share', rows: 'member', reasons: ['no-attendees'] },
  'referral.new': { kind: 'count', rows: 'referral' },
  'referral.k': { kind: 'quotient', rows: 'referral', reasons: ['no-members'] },
  'points.liability': { kind: 'sum', rows: 'member', reasons: ['no-points'] },
  'feedback.first_response_median_ms': { kind: 'quantile', rows: null, reasons: ['no-tickets'] },
  'feedback.p90_ms': { kind: 'quantile', rows: null, reasons: ['no-tickets'] },
  'campaign.cost': {
    kind: 'sum',
    rows: 'cost',
    reasons: ['no-campaign', 'campaign-whole', 'no-costs', 'costs-other-currency'],
  },
  'campaign.roi': {
    kind: 'return',
    rows: 'order',
    reasons: [
      'no-campaign',
      'campaign-whole',
      'segment-lost',
      'not-started',
      'no-costs',
      'costs-other-currency',
      'zero-cost',
      'other-currency',
    ],
  },
  'campaign.cac': {
    kind: 'quotient',
    rows: 'cost',
    reasons: [
      'no-campaign',
      'campaign-whole',
      'segment-lost',
      'not-started',
      'no-costs',
      'costs-other-currency',
      'no-new',
    ],
  },
  'campaign.attainment': {
    kind: 'quotient',
    rows: 'kpi',
    reasons: ['no-campaign', 'campaign-whole', 'no-kpis'],
  },
};

export const metricForm = (id: MetricId): Form => forms[id];

const betterLower: ReadonlySet<MetricId> = new Set([
  'members.left',
  'members.silent',
  'silent.rate',
  'churn.rate',
  'events.no_show_rate',
  'events.cost_per_attendee',
  'campaign.cost',
  'campaign.cac',
]);

/** Which way a metric is usually wanted to go. */
export const usualDirection = (id: MetricId): 'up' | 'down' =>
  betterLower.has(id) ? 'down' : 'up';

/** What the two sides of a quotient are measured in. */
export const partUnits = (
  id: MetricId,
): { readonly numerator: MetricUnit; readonly denominator: MetricUnit } => {
  if (id === 'campaign.roi') return { numerator: 'minor', denominator: 'minor' };
  if (id === 'campaign.attainment') return { numerator: 'mean', denominator: 'mean' };
  return { numerator: metrics[id] === 'minor' ? 'minor' : 'count', denominator: 'count' };
};

/** Every reason a metric may give for a dash. */
export const metricReasons = (id: MetricId): readonly FigureReason[] => {
  const basis = metricBasis[id];
  if (basis === 'campaign' || basis === 'feedback') return forms[id].reasons ?? [];
  const ofEvents = basis === 'events';
  return [
    ...(ofEvents ? [] : (['not-started'] as const)),
    ...(basis === 'activity' ? (['no-data'] as const) : []),
    ...(basis === 'referrals' ? (['no-referrals'] as const) : []),
    ...(forms[id].reasons ?? []),
    ...(ofEvents || basis === 'content' ? [] : (['segment-lost'] as const)),
  ];
};
