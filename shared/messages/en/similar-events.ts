import type { similarEvents as source } from '../zh-CN/similar-events.ts';
import type { SameKeys } from '../same-keys.ts';

export const similarEvents = {
  take: 'See similar events',
  taken: 'Median of {count, plural, one {# similar event} other {# similar events}}',
  title: 'Similar events: {name}',
  rule: 'Events over before {from} and not cancelled, from the latest back, up to {most, number} that have a value.',
  forms: 'Kind and format: {forms}',
  form: '{kind} ({mode})',
  'forms-any': 'Kind and format: any (there is no event in the campaign’s scope yet)',
  communities: 'Community: {names}',
  'communities-any': 'Community: any',
  agreed:
    'The baseline is the median of {count, plural, one {# similar event} other {# similar events}}.',
  'agreed-thin':
    'The baseline is the median of {count, plural, one {# similar event} other {# similar events}}: too few to lean on.',
  'agreed-title': 'Agreed baseline {value}',
  'agreed-at': 'Taken on {at}; it does not follow these events any more.',
  now: 'By today’s records',
  event: 'Event',
  date: 'Date',
  median: 'Median of {count, plural, one {# event} other {# events}}: {value}',
  'median-times':
    'Median of {count, plural, one {# event} other {# events}}: {median}; × {times, number} events of this campaign = {value}',
  thin: 'Only {count, plural, one {# event} other {# events}}: too few to lean on.',
  use: 'Use as baseline',
  'in-use': 'By today’s records the events and their values are the same.',
  'reason-no-events':
    'Sign-ups and attendance add up over events, and there is none in the campaign’s scope yet. Put its events into the scope first.',
  'reason-people-once':
    'This metric counts each person once, so people of several events cannot be added up. Give each event a KPI of its own.',
  'reason-none-similar': 'There is no similar event.',
  'reason-none-told':
    'There {count, plural, one {is # similar event} other {are # similar events}}, none with a value of this metric.',
  'reason-filter-lost':
    'The community or event this KPI is about no longer exists, or several have that name.',
} as const satisfies SameKeys<typeof source>;
