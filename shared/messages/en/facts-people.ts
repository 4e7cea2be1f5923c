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
  'tier-flow':
    'Tiers of the members at the end: {promoted, number} went up, {demoted, number} went down, {stayed, number} stayed.',
  'tier-flow-entered':
    '{entered, number} had no tier before and have one at the end; {gone, number} have none any more.',
  'tier-flow-title': 'Tier changes ({from} → {to}, members)',
  'tier-flow-none': 'No tier',
  'tier-flow-stream': '{from} → {to}',
  'tier-flow-note':
    'Members in scope on {to}; the tiers of {from} are those evaluated on {first}, the tiers of {to} those evaluated on {last}.',
  'tier-flow-same':
    'Both days show the tiers of one evaluation ({first}): tiers were not evaluated again, so no change can be seen.',
  'tier-flow-definition':
    'Definition: tiers on {from} and on {to}; merged people count once, staff are left out.',
  'tier-flow-not-started': 'The campaign has not begun.',
  'tier-flow-no-evaluation':
    'Tiers had not been evaluated by {to}. Evaluate them, then look again.',
  'tier-flow-no-earlier-evaluation':
    'Tiers had not been evaluated by {from}, so nobody knows where members stood.',
  'tier-flow-unknown': 'Tier changes: —',
} as const satisfies SameKeys<typeof source>;
