import type { comparisonGroup as source } from '../zh-CN/comparison-group.ts';
import type { SameKeys } from '../same-keys.ts';

export const comparisonGroup = {
  title: 'Against the comparison group',
  campaign: 'Campaign',
  compared: 'Comparison group',
  difference: 'Difference of the changes',
  people: 'Who was there on {date}; everybody counts on one side only.',
  'verdict-higher':
    'Change above that of the comparison group, 95% interval {range} (n = {campaign, number} and {compared, number})',
  'verdict-lower':
    'Change below that of the comparison group, 95% interval {range} (n = {campaign, number} and {compared, number})',
  'verdict-none':
    'No detectable difference from the comparison group, 95% interval {range} (n = {campaign, number} and {compared, number})',
  'verdict-chance':
    'May be chance, 95% interval {range} (n = {campaign, number} and {compared, number})',
  few: 'Not compared: too few people',
  'says-lost':
    'Nobody can say any more who is in the comparison group, and no list was kept: no comparison.',
  'says-empty':
    'One side has nobody (campaign {campaign, number}, comparison group {compared, number}): no comparison.',
  'says-none': 'Less the change of the comparison group, nothing shows a difference.',
  'says-up':
    'Less the change of the comparison group, higher: {up}. Nothing else shows a difference.',
  'says-down':
    'Less the change of the comparison group, lower: {down}. Nothing else shows a difference.',
  'says-both':
    'Less the change of the comparison group, higher: {up}; lower: {down}. Nothing else shows a difference.',
  who: 'Comparison group: {names}. Both sides count who was there on {date}, everybody on one side only.',
  living: 'The list is not frozen yet and still changes.',
  limits:
    'The difference is the change of the campaign’s people less that of the comparison group, as if both would have changed alike without the campaign. The groups were not drawn at random: where they differed before, or something else went on, there may be another reason.',
  form: 'Comparison group',
  'form-segments': 'Segments to compare with',
  'form-communities': 'Communities to compare with',
  'form-hint-planned':
    'People whom the campaign does not reach, so that the retrospective can compare how both changed; may stay empty. On {from} the list is frozen.',
  'form-hint-begun':
    'People whom the campaign does not reach, so that the retrospective can compare how both changed; may stay empty. The list is frozen as of the start, {from}.',
  'form-frozen':
    'The list of “{name}” on {date} is kept: {count, plural, one {# person} other {# people}}.',
  none: 'No comparison group: the retrospective compares with the baseline only. Under Scope, choose people whom the campaign does not reach.',
  counted:
    'The retrospective subtracts the change of one side from that of the other over the same days; only who was there at the start counts, each person on one side.',
  live: 'frozen on {from}, until then whoever is a member.',
} as const satisfies SameKeys<typeof source>;
