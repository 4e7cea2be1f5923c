import type { SameKeys } from '../same-keys.ts';
import type { health as source } from '../zh-CN/health.ts';

export const health = {
  period: 'Period',
  'last-7': 'Last 7 days',
  'last-30': 'Last 30 days',
  'last-90': 'Last 90 days',
  'last-month': 'Last month',
  'this-month': 'This month',
  custom: 'Own choice',
  compared: '{from} to {to}, beside the equal period before it, {beforeFrom} to {beforeTo}',
  running: 'The period is not over yet, so nothing is compared.',
  print: 'Print',
  figures: 'Health sheet',
  now: 'This period',
  before: 'Before',
  sample: '{value} (n={n, number})',
  layers: 'People by layer (end of period)',
  layer: 'Layer',
  'layer-managers': 'Managers',
  'layer-core': 'Core',
  'layer-ordinary': 'Ordinary',
  'layer-note':
    'By the kind of group; somebody in several kinds counts for the innermost. Shares are of the people at the end of the period.',
  share: 'Share',
  'share-before': 'Share before',
  tiers: 'Tiers (today)',
  tier: 'Tier',
  people: 'People',
  'trend-members': 'Members (end of each {unit, select, week {7 days} other {day}})',
  'trend-active': 'Active members (each {unit, select, week {7 days} other {day}})',
  'trend-label':
    'Members and active members from {from} to {to}: members from {first, number} to {last, number}, active members {most, number} at most',
  'no-activity':
    'No interaction of this time was imported, so activity, speaking and silence cannot be told.',
  import: 'Import interactions',
  causes:
    'Before and after is not cause and effect. With many people even a small difference is detectable: look at its size.',
  change: 'Change',
  'recorded-until':
    'Interactions are imported up to {last} only: activity and speaking after that day look too low.',
  'recorded-from':
    'Interactions are recorded from {first} on only: activity and speaking before that day look too low.',
} as const satisfies SameKeys<typeof source>;
