import type { scores as source } from '../zh-CN/scores.ts';
import type { SameKeys } from '../same-keys.ts';

export const scores = {
  title: 'Scores',
  'as-of': 'as of {date}',
  segment: 'RFM segment',
  cell: 'RFM cell',
  recency: 'Recency R',
  frequency: 'Frequency F',
  monetary: 'Monetary M',
  love: 'Love',
  silence: 'Silence',
  reach: 'Reach',
  loyalty: 'Loyalty',
  'reach-why':
    '{direct, number} direct connections × {strength}, {indirect, number} indirect × {weak}; idle for {months, number} months, × {fading} for each.',
  'reach-none': 'Brought nobody, brought by nobody, and at no event with others.',
  'reach-unknown': 'Connected, but without any day of activity nobody knows how idle.',
  'loyalty-value': '{score, number} of {known, number} traits known',
  'loyalty-unknown': 'Nothing is recorded of any of the four traits.',
  'trait-line': '{trait}: {told}.',
  'fact-activity':
    '{holds, select, yes {holds} other {does not hold}}, active in {count, number} of the last 6 months',
  'fact-trust':
    '{holds, select, yes {holds} other {does not hold}}, {orders, number} orders, {brought, number} members brought',
  'fact-feedback':
    '{holds, select, yes {holds} other {does not hold}}, {count, number} surveys answered within a year',
  'fact-platforms':
    '{holds, select, yes {holds} other {does not hold}}, accounts on {count, number} platforms',
  'fact-unknown': 'unknown, nothing is recorded',
  presence: 'Presence',
  'presence-value': '{share} of the usual',
  'presence-lapsing': 'At most {ratio} of the usual: listed as lapsing.',
  'presence-days':
    'Active on {month, number} / {quarter, number} / {year, number} of the last 30 / 90 / 365 days (to {until}).',
  'presence-base':
    'Usually – {from} to {to}, {days, number} days – active on {count, number}, which makes {expected} in 30.',
  'presence-short-baseline':
    'Fewer than {days, number} days before the last 30 since joining or since records began, so there is no usual to compare with.',
  'presence-no-baseline':
    'Never active before the last 30 days, so there is no usual to compare with.',
  'presence-left': 'Left.',
  'presence-no-data': 'The workspace has no interactions of anybody.',
  'presence-no-recent-data':
    'No interaction of anybody in the last 30 days is recorded, so the present rate is unknown.',
  'score-of': '{score, number} of {scores, number}',
  'segment-champions': 'Champions',
  'segment-potential-loyalist': 'Potential loyalist',
  'segment-loyal': 'Loyal',
  'segment-promising': 'Promising',
  'segment-new': 'New customers',
  'segment-cannot-lose': 'Can’t lose',
  'segment-at-risk': 'At risk',
  'segment-need-attention': 'Need attention',
  'segment-about-to-sleep': 'About to sleep',
  'segment-lost': 'Lost',
  'segment-others': 'Others',
  'segment-why': 'R {r}, F {f}, M {m}, by ranges of scores.',
  'cell-important-value': 'Important, to value',
  'cell-important-development': 'Important, to develop',
  'cell-important-retention': 'Important, to keep',
  'cell-important-win-back': 'Important, to win back',
  'cell-general-value': 'General, to value',
  'cell-general-development': 'General, to develop',
  'cell-general-retention': 'General, to keep',
  'cell-general-win-back': 'General, to win back',
  'cell-why':
    'Against the mean of {buyers, plural, one {# buyer} other {# buyers}}: paid {days} days ago, {orders} orders, {net} net.',
  'reason-no-orders': 'No paid order, so no RFM.',
  'reason-refunded': 'Every paid order was refunded in full, so no RFM.',
  'reason-staff': 'Staff are not buyers, so no RFM.',
  'reason-no-amount': 'No paid order has an amount in {currency}.',
  'reason-few-values':
    'The ten segments need five scores of each part; the buyers do not differ enough yet.',
  'recency-why':
    'Last paid on {date}, {days, plural, =0 {today} one {# day ago} other {# days ago}}.',
  'frequency-why': '{orders, plural, one {# paid order} other {# paid orders}}.',
  'monetary-why': '{net} paid less refunds.',
  'refunded-out':
    '{count, plural, one {# refunded in full is} other {# refunded in full are}} not counted.',
  'unpriced-out':
    '{count, plural, one {# order} other {# orders}} without an amount in {currency} left out.',
  'standing-recency': 'More recent than {share} of the other buyers.',
  'standing-frequency': 'More than {share} of the other buyers.',
  'standing-monetary': 'More than {share} of the other buyers.',
  'standing-alone': 'No other buyer to compare with.',
  'few-scores':
    'All buyers share {scores, plural, one {one value, so there is one score} other {# different values, so there are # scores}}.',
  'love-value': '{love} · level {level, number}',
  'love-why':
    '{count, plural, one {# interaction} other {# interactions}} weighted by kind, × {fading} for every month since.',
  'love-none': 'No interaction recorded.',
  'love-unknown': 'The workspace has no interactions of anybody.',
  'levels-why':
    'From {first} level 1 (innermost), from {second} level 2, from {third} level 3, below that level 4.',
  'band-active': 'Active',
  'band-newcomer': 'Newcomer, not silent',
  'band-silent-30': 'Silent for 30 days',
  'band-silent-60': 'Silent for 60 days',
  'band-silent-90': 'Silent for 90 days',
  'active-why':
    'Last active on {date}, {days, plural, =0 {today} one {# day ago} other {# days ago}}.',
  'never-why': 'No interaction recorded; {days, plural, one {# day} other {# days}} since {date}.',
  'newcomer-why': 'Joined on {date}, less than {days, plural, one {# day} other {# days}} ago.',
  'silence-left': 'Has left.',
  'silence-no-data':
    'The workspace has no interactions of anybody, so nobody can be seen to be silent.',
  'silence-no-recent-data':
    'The workspace has no interactions of anybody in the last {days, plural, one {# day} other {# days}} (they end on {date}), so nobody can be seen to be silent.',
  'silence-short-records':
    'Interactions are recorded only since {date}, less than {days, plural, one {# day} other {# days}} ago.',
  'how-scored': 'How the scores come about',
  'cuts-why':
    'The different values of all buyers in order, cut at 20, 40, 60 and 80 %; equal values score the same.',
  score: 'Score',
  'cut-days': 'R: days',
  'cut-orders': 'F: orders',
  'cut-net': 'M: net',
  'how-loved': 'How love comes about',
  month: 'Month',
  interactions: 'Interactions',
  faded: 'Faded to',
  'kind-message': 'messages',
  'kind-like': 'likes',
  'kind-comment': 'comments',
  'kind-share': 'shares',
  'kind-visit': 'visits',
  'kind-post': 'posts',
  'earlier-months': 'earlier',
} as const satisfies SameKeys<typeof source>;
