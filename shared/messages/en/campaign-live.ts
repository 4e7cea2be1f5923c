import type { campaignLive as source } from '../zh-CN/campaign-live.ts';
import type { SameKeys } from '../same-keys.ts';

export const campaignLive = {
  and: '; ',
  costs: 'Channels and costs',
  'costs-hint':
    'One channel or cost a line; paste from a spreadsheet. Enter goes down, Alt+↑/↓ reorders. The retrospective takes its return and cost per channel from here.',
  'new-channel': 'New channel…',
  unnamed: 'Cost without a name',
  'of-event': 'Also in the budget of “{name}”; rename it there',
  'event-budget': 'Budgets of its events',
  budget: 'Budget',
  planned: 'Planned',
  spent: 'Spent',
  left: 'Left',
  over: 'Over budget',
  'no-cost': 'No cost is written yet',
  'no-budget': 'No budget is set; add it under Edit',
  'cost-typed': 'The cost is the total typed for the campaign; lines replace it once there are any',
  'cost-open':
    '{count, plural, one {# planned line has} other {# planned lines have}} no actual amount yet',
  'cost-other-currency':
    '{count, plural, one {# line is} other {# lines are}} in another currency and left out',
  'budget-field': 'Budget',
  'cost-field': 'Total cost',
  'cost-field-hint': 'Used only while no line of cost is written.',
} as const satisfies SameKeys<typeof source>;
