import type { SameKeys } from '../same-keys.ts';
import type { factsMoney as source } from '../zh-CN/facts-money.ts';

export const factsMoney = {
  space: ' ',
  and: ', ',
  or: '; ',
  channel: 'Channel',
  'channel-referral': 'Invited by a member',
  'channel-coupon': 'Coupon',
  'channel-direct': 'Source unknown',
  'channel-others': 'Other channels',
  'model-first': 'First touch',
  'model-last': 'Last touch',
  'model-linear': 'Even shares',
  'model-position': '40-20-40',
  'model-decay': 'Recent counts more',
  'model-definition-first':
    'The whole order goes to the first touch in the 30 days before payment.',
  'model-definition-last': 'The whole order goes to the last touch before payment.',
  'model-definition-linear': 'All touches in the 30 days before payment share the order evenly.',
  'model-definition-position':
    'The first and the last touch get 40% each, those between share the other 20%; two touches get half each.',
  'model-definition-decay': 'A touch weighs half as much for every 7 days it lies before payment.',
  'attribution-touches':
    'A touch is a sign-up that names its channel, an invitation by a member, or a coupon used in the order; an order without a touch in the 30 days before payment has an unknown source.',
  'attribution-net': 'Net sales credited to each channel',
  'attribution-orders': 'Orders credited to each channel',
  'attribution-costs': 'Costs and sign-ups of each channel',
  'attribution-net-of': 'Net sales · {channel} · {model}',
  'attribution-orders-of': 'Orders · {channel} · {model}',
  'attribution-cost-of': 'Cost · {channel}',
  'attribution-signups-of': 'Sign-ups · {channel}',
  cost: 'Cost',
  'cost-definition':
    'What the campaign and its events really spent on this channel; other currencies are left out.',
  signups: 'Sign-ups',
  'signups-definition':
    'Sign-ups for the events that name this channel, pending and waiting ones included; without staff.',
  'per-signup': 'Per sign-up',
  'per-order': 'Cost per order of each channel',
  'attribution-known':
    'The source of {touched, number} of {orders, plural, one {# order} other {# orders}} is known.',
  'attribution-same': 'All five models credit “{channel}” with the most sales, {low} to {high}.',
  'attribution-differs': 'Which channel brought most depends on the model: {list}.',
  'attribution-top': '“{channel}” by {models}',
  'attribution-untouched':
    'None of the {orders, plural, one {# order} other {# orders}} had a touch in the 30 days before payment: channels cannot be compared.',
  'attribution-no-orders':
    'There were no orders in the period; only costs and sign-ups of the channels can be told.',
  'attribution-note':
    'A touch is a sign-up that names its channel, an invitation by a member, or a coupon used in the order, within 30 days before payment; without one the source is unknown. 40-20-40: the first and last touch get 40% each, the others share the rest. Recent counts more: half the weight for every 7 days earlier. Attribution shares credit; it does not prove what caused a sale.',
  'attribution-no-costs': 'No costs are recorded by channel, so what a result cost cannot be told.',
  'attribution-elsewhere': 'Another {amount} was spent without a channel and is not in the table.',
  item: 'Item',
  remark: 'Remark',
  category: 'Category',
  'no-category': 'No category',
  roi: 'Costs and return',
  'roi-categories': 'Costs by category',
  'roi-budget': 'Budget',
  'roi-planned': 'Planned costs',
  'roi-cost': 'Actual costs',
  'roi-over': 'Actual over budget',
  'roi-net': 'Net sales',
  'roi-ratio': 'ROI (on revenue)',
  'roi-new': 'New members',
  'roi-cac': 'Cost per new member',
  'roi-of-budget': '{share} of the budget used',
  'roi-of-plan': '{share} of the plan used',
  'roi-typed': 'A total typed on the campaign, without single lines.',
  'roi-open':
    '{count, plural, one {# line has} other {# lines have}} a plan but no actual amount and are left out.',
  'roi-left-out':
    '{count, plural, one {# line is} other {# lines are}} in another currency and left out.',
  'roi-no-costs': 'No actual costs are recorded',
  'roi-other-currency': 'All actual costs are in another currency',
  'roi-zero': 'The recorded costs are zero',
  'roi-definition-planned':
    'Planned amounts of the lines of the campaign and its events; lines per head times the people expected.',
  'roi-definition-cost':
    'Actual amounts of the lines of the campaign and its events, prizes, benefits and red packets included; income is not set off, other currencies are left out.',
  'roi-definition-net':
    'Paid amounts of orders paid in the period less refunds; orders in other currencies are left out.',
  'roi-definition-new': 'Members whose joining date lies in the period.',
  'roi-definition-ratio':
    '(Net sales − actual costs) ÷ actual costs; the margin is unknown, so the cost of goods is not taken off.',
  'roi-definition-cac': 'Actual costs ÷ new members.',
  'roi-none': '{reason}, so there is no ROI; net sales in the period were {net}.',
  'roi-gain':
    '{cost} was spent and net sales in the period were {net}: {each} of sales for every 1 spent, an ROI of {ratio} (cost of goods not taken off; not all of it due to the spending).',
  'roi-loss':
    '{cost} was spent and net sales in the period were {net}: the spending has not come back yet, an ROI of {ratio} (cost of goods not taken off).',
  'content-items': 'Items published',
  'content-reads': 'Reads',
  'content-answers': 'Responses',
  'content-of-linked': 'Linked to the campaign or its events',
  'content-of-period': 'None is linked: published in the period, also for no community',
  'content-with-reads': '{count, plural, one {# item has} other {# items have}} a number of reads',
  'content-rate': 'Their engagement rate {rate}',
  'content-definition-items': 'Items that were published.',
  'content-definition-reads': 'The reads of all items as last imported, together.',
  'content-definition-answers':
    'Likes, comments and shares together; the engagement rate divides them by the reads, of items that have both.',
  'content-top': 'Most read',
  'content-message':
    '{items, plural, one {# item was} other {# items were}} published and read {reads} times; “{title}” was read most, {most} times.',
  'content-unread':
    '{items, plural, one {# item was} other {# items were}} published; how often they were read is not known.',
  'event-results': 'What the events came to',
  'conversion-interval': '95% interval of conversion',
  'nps-of': '{nps} ({n} answers)',
  'nps-thin': '{nps} (only {n} answers)',
  'event-results-message':
    '{count, plural, one {# event} other {# events}} saw {came, plural, one {# attendance} other {# attendances}} and brought {fresh, plural, one {# newcomer} other {# newcomers}}; {share} of the attendances were followed by an order within 30 days.',
  'event-results-unknown':
    'Who came to the {count, plural, one {event} other {# events}} is not recorded, so newcomers and conversion cannot be told.',
  rewards: 'Rewards',
  'reward-kind': 'Reward',
  'reward-given': 'Given',
  'reward-people': 'Members',
  'reward-benefit': 'Benefits',
  'reward-packet': 'Red packets',
  'reward-prize': 'Prizes',
  'reward-points': 'Points granted',
  'reward-named': 'Members given a benefit',
  'reward-active': 'Members given a benefit who were active afterwards',
  'reward-cost-of': 'Actual costs · {kind}',
  'reward-definition-cost':
    'What rewards of this kind really cost in the budgets of the events; sponsored ones and other currencies are left out.',
  'reward-definition-named': 'Members named in the records of benefits, each once; without staff.',
  'reward-definition-active': 'Of them, those with an interaction in the period after.',
  'reward-definition-points':
    'All points granted in the period, spending and expiry not taken off; without staff.',
  'reward-message': 'Rewards cost {cost}.',
  'reward-points-message':
    '{granted, number} points were granted to {people, plural, one {# member} other {# members}}.',
  'reward-after':
    'Of the {named, plural, one {# member} other {# members}} named as given a benefit, {share} were active afterwards (95% interval {interval}).',
  'reward-note':
    'Red packets and prizes do not name members, so their number is not known; being active afterwards need not be due to the reward.',
  'journey-reach': 'Reach',
  'journey-clicks': 'Clicks',
  'journey-repurchased': 'Bought again',
  'journey-times': 'Times, not persons',
  'journey-definition-reach':
    'The reach of all lines of promotion of the campaign and its events; somebody who saw it three times counts three, so it stands beside the funnel of persons.',
  'journey-definition-clicks':
    'The clicks of all lines of promotion of the campaign and its events.',
  'journey-definition-repurchased':
    'Of the converted, those with two or more orders within 30 days after one attendance, not wholly refunded; two orders of one instant count as two.',
  'feedback-responses': 'Survey responses',
  'feedback-suggestions': 'Written answers',
  'feedback-answers-to': 'Ratings · {question}',
  'feedback-ratings': 'Ratings',
  'feedback-survey': 'Survey',
  'feedback-question': 'Question',
  'feedback-answers': 'Answers',
  'feedback-mean': 'Mean',
  'feedback-mean-of': '{mean} of {scale, number}',
  'feedback-top': 'Two highest marks',
  'feedback-definition-answers': 'Responses that rate this question; without staff.',
  'feedback-definition-responses':
    'Responses to the surveys of the campaign’s events; without staff.',
  'feedback-definition-suggestions': 'Questions answered in words, each counted once.',
  'feedback-note':
    'The scale is inferred from the answers (5, 10 or 100). When feedback came in and was answered is not recorded, so response times cannot be told. The written answers stand on the results page of each event.',
  'feedback-message':
    '{responses, plural, one {# response} other {# responses}} came in, with {suggestions, plural, one {# written answer} other {# written answers}}.',
  'referral-by': 'Members brought by {name}',
  'referral-top': 'Who brought most members',
  'referral-brought': 'Members brought',
  'referral-message': 'Members brought {brought} new ones in the period, a K of {k}.',
} as const satisfies SameKeys<typeof source>;
