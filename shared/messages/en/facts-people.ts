import type { SameKeys } from '../same-keys.ts';
import type { factsPeople as source } from '../zh-CN/facts-people.ts';

export const factsPeople = {
  retention: 'Retention: are those who joined still active later?',
  'retention-week':
    'Active again in the first week after joining: {during} of those who joined during the campaign, {before} of those before it.',
  'retention-month':
    'Active again in the first month after joining: {during} of those who joined during the campaign, {before} of those before it.',
  'retention-part': '{share} ({active} of {size}; 95% interval {interval})',
  'retention-unknown': 'an unknown share',
  'retention-hatched': 'Hatched: not whole yet, may still rise.',
  lapsed:
    'Of the members active at the start, {churn} lapsed; of those silent at the start, {winback} came back.',
  'lapsed-part': '{share} ({part} of {all})',
  'lapsed-unknown': 'an unknown share',
  'lapsed-interval': '95% interval {range}',
} as const satisfies SameKeys<typeof source>;
