/** How a value is meant and shown; money is in minor units of the workspace's currency. */
export type MetricUnit = 'count' | 'ratio' | 'minor';

/** Every metric the program computes, with its unit; definitions are worded in messages/metrics. */
export const metrics = {
  'members.total': 'count',
  'members.new': 'count',
  'members.left': 'count',
  'members.silent': 'count',
  'growth.rate': 'ratio',
  'active.members': 'count',
  'speaking.rate': 'ratio',
  stickiness: 'ratio',
  'signups.total': 'count',
  'signups.confirmed': 'count',
  'events.checked_in': 'count',
  'events.show_up_rate': 'ratio',
  'events.no_show_rate': 'ratio',
  'orders.count': 'count',
  'orders.net': 'minor',
  'orders.aov': 'minor',
  'buyers.count': 'count',
  'repurchase.rate': 'ratio',
  'conversion.rate': 'ratio',
} as const satisfies Record<string, MetricUnit>;

export type MetricId = keyof typeof metrics;
export const metricIds = Object.keys(metrics) as [MetricId, ...MetricId[]];
export const isMetricId = (text: string): text is MetricId => Object.hasOwn(metrics, text);
