/**
 * How a value is meant and shown; money is in minor units of the workspace's or campaign's currency,
 * a score in points from −100 to 100, `ms` a span of time.
 */
export const metricUnits = ['count', 'ratio', 'minor', 'mean', 'points', 'score', 'ms'] as const;
export type MetricUnit = (typeof metricUnits)[number];

/** Every metric the program computes, with its unit; definitions are worded in messages/metrics. */
export const metrics = {
  'members.total': 'count',
  'members.new': 'count',
  'members.left': 'count',
  'members.silent': 'count',
  'growth.rate': 'ratio',
  'churn.rate': 'ratio',
  'winback.rate': 'ratio',
  'active.members': 'count',
  'speaking.rate': 'ratio',
  'messages.per_active': 'mean',
  'messages.per_member': 'mean',
  stickiness: 'ratio',
  'active.dau': 'count',
  'active.wau': 'count',
  'active.mau': 'count',
  'retention.classic': 'ratio',
  'retention.rolling': 'ratio',
  'retention.cumulative': 'ratio',
  'silent.rate': 'ratio',
  'content.published': 'count',
  'content.balance': 'ratio',
  'content.engagement_rate': 'ratio',
  'signups.total': 'count',
  'signups.confirmed': 'count',
  'events.checked_in': 'count',
  'events.show_up_rate': 'ratio',
  'events.no_show_rate': 'ratio',
  'events.cost_per_attendee': 'minor',
  'events.walk_ins': 'count',
  'events.new_members': 'count',
  'events.nps': 'score',
  'events.response_rate': 'ratio',
  'orders.count': 'count',
  'orders.net': 'minor',
  'orders.aov': 'minor',
  'buyers.count': 'count',
  'repurchase.rate': 'ratio',
  'conversion.rate': 'ratio',
  'referral.new': 'count',
  'referral.k': 'ratio',
  'points.liability': 'points',
  'feedback.first_response_median_ms': 'ms',
  'feedback.p90_ms': 'ms',
  'campaign.cost': 'minor',
  'campaign.roi': 'ratio',
  'campaign.cac': 'minor',
  'campaign.attainment': 'ratio',
} as const satisfies Record<string, MetricUnit>;

export type MetricBasis =
  | 'members'
  | 'activity'
  | 'content'
  | 'events'
  | 'orders'
  | 'referrals'
  | 'points'
  | 'feedback'
  | 'campaign';

/** What kind of records a metric is made of. */
export const metricBasis = {
  'members.total': 'members',
  'members.new': 'members',
  'members.left': 'members',
  'members.silent': 'activity',
  'growth.rate': 'members',
  'churn.rate': 'activity',
  'winback.rate': 'activity',
  'active.members': 'activity',
  'speaking.rate': 'activity',
  'messages.per_active': 'activity',
  'messages.per_member': 'activity',
  stickiness: 'activity',
  'active.dau': 'activity',
  'active.wau': 'activity',
  'active.mau': 'activity',
  'retention.classic': 'activity',
  'retention.rolling': 'activity',
  'retention.cumulative': 'activity',
  'silent.rate': 'activity',
  'content.published': 'content',
  'content.balance': 'content',
  'content.engagement_rate': 'content',
  'signups.total': 'events',
  'signups.confirmed': 'events',
  'events.checked_in': 'events',
  'events.show_up_rate': 'events',
  'events.no_show_rate': 'events',
  'events.cost_per_attendee': 'events',
  'events.walk_ins': 'events',
  'events.new_members': 'events',
  'events.nps': 'events',
  'events.response_rate': 'events',
  'orders.count': 'orders',
  'orders.net': 'orders',
  'orders.aov': 'orders',
  'buyers.count': 'orders',
  'repurchase.rate': 'orders',
  'conversion.rate': 'events',
  'referral.new': 'referrals',
  'referral.k': 'referrals',
  'points.liability': 'points',
  'feedback.first_response_median_ms': 'feedback',
  'feedback.p90_ms': 'feedback',
  'campaign.cost': 'campaign',
  'campaign.roi': 'campaign',
  'campaign.cac': 'campaign',
  'campaign.attainment': 'campaign',
} as const satisfies Record<keyof typeof metrics, MetricBasis>;

export type MetricId = keyof typeof metrics;
export const metricIds = Object.keys(metrics) as [MetricId, ...MetricId[]];
export const isMetricId = (text: string): text is MetricId => Object.hasOwn(metrics, text);

type OfBasis<Basis extends MetricBasis> = {
  [Id in MetricId]: (typeof metricBasis)[Id] extends Basis ? Id : never;
}[MetricId];
/** Of a campaign as a whole: its own days, communities and events. */
export type CampaignMetric = OfBasis<'campaign'>;
export const isCampaignMetric = (id: MetricId): id is CampaignMetric =>
  metricBasis[id] === 'campaign';

/**
 * What a campaign can agree on: not the attainment of its own agreements, and nothing that no record
 * can tell.
 */
export type KpiMetric = Exclude<MetricId, 'campaign.attainment' | OfBasis<'feedback'>>;
const isAgreeable = (id: MetricId): id is KpiMetric =>
  id !== 'campaign.attainment' && metricBasis[id] !== 'feedback';
export const kpiMetricIds = metricIds.filter(isAgreeable) as [KpiMetric, ...KpiMetric[]];
