import type { silence as source } from '../zh-CN/silence.ts';
import type { SameKeys } from '../same-keys.ts';

export const silence = {
  title: 'Silence and churn',
  members: '{count, plural, one {# member} other {# members}}, {active, number} active',
  'as-of': 'as of {date}',
  period: 'Period of churn and win-back',
  'period-last-30': 'Last 30 days',
  'period-last-90': 'Last 90 days',
  'period-last-month': 'Last month',
  'period-own': 'Other dates',
  community: 'Community',
  'all-communities': 'All communities',
  groups: 'Groups',
  today: 'Today',
  'in-period': '{from} to {to}',
  replacement: 'Replacement',
  'group-silent-30': 'Silent 30–59 days',
  'group-silent-60': 'Silent 60–89 days',
  'group-silent-90': 'Silent 90 days or more',
  'group-never': 'Never interacted',
  'group-newcomer': 'Newcomers (protected)',
  'group-lapsing': 'Lapsing',
  'group-won-back': 'Won back',
  'group-churned': 'Churned',
  'group-flash': 'Came and left',
  'group-remove': 'Could leave',
  'group-admit': 'Could come',
  'help-silent-30':
    'Joined 30 days ago or more and last active 30–59 days ago. Staff and archived members are left out.',
  'help-silent-60':
    'Joined 30 days ago or more and last active 60–89 days ago. Staff and archived members are left out.',
  'help-silent-90':
    'Joined 30 days ago or more and last active 90 days ago or earlier. Staff and archived members are left out.',
  'help-never':
    'No interaction at all in the 30 days or more since joining (or since records began); joining alone is no interaction.',
  'help-newcomer':
    'Joined less than 30 days ago and not active in them; they get time and are not called silent.',
  'help-lapsing':
    'Active on at most {ratio} of the days that are usual for them. Usual = the {least, number} to {most, number} days before the last 30. Nobody is listed whose usual is below {expected, number} active days in 30; who has been quiet for {quiet, number} days or more is in the lists of the silent.',
  'help-won-back': 'Silent when the period began, and active again in it.',
  'help-churned':
    'Active in the 30 days before the period, and by its end gone or without an interaction in its last 30 days.',
  'help-flash': 'Joined and left inside the period; not counted in the churn rate.',
  'help-remove':
    'Members of communities at {share} of their capacity or more who have been silent there longest, with no order, sign-up, event or role, and no newcomers. Nobody is removed by the program: choose them to tag or export, then act on the platform.',
  'help-admit':
    'Members outside these communities, at most {limit, number}: first those who wait for one of their events, then by active days in the last 90, then by orders.',
  'full-communities': 'For: {names}',
  'full-community': '{name} ({members, number} / {capacity, number})',
  'sized-community': '{name} ({members, number} members, no capacity set)',
  note: 'This list cannot be told now',
  'note-left': 'Left.',
  'note-no-data':
    'There are no records of interactions of that time, so nobody can be called silent or churned.',
  'note-no-recent-data':
    'No interaction of the last 30 days is recorded, so nobody can be called silent. Import the latest chat or interaction data first.',
  'note-short-records':
    'Interactions have been recorded for less than 30 days: too early to call anybody silent.',
  'note-not-started': 'The period has not begun yet.',
  'note-no-capacity':
    'No community has a capacity yet; with one it shows which are nearly full. You can also choose a community above.',
  'note-none-full':
    'No community has reached {share} of its capacity. You can also choose a community above.',
  'to-communities': 'Set capacities',
  'empty-list': 'No such members.',
  'empty-text':
    'The workspace has no interactions yet, so nobody can be called silent or churned. Import chat records, group statistics or a list of interactions (member, date, count) and they will show here.',
  'import-file': 'Import interactions',
  'unknown-members':
    'Of {count, plural, one {# more member} other {# more members}} too little is recorded to say.',
  'show-in-grid': 'Show in the list',
  export: 'Export',
  'export-chosen': 'Export chosen',
  tag: 'Tag or edit…',
  counting: 'Counting…',
  'since-before': '{change} against the equal period before',
  'no-change': 'no detectable difference from the equal period before (n={n, number})',
  'column-reason': 'Evidence',
  'column-last': 'Last active',
  'column-quiet': 'Days quiet',
  'column-now': 'Active of last 30',
  'column-expected': 'Usual in 30',
  'column-gauge': 'Presence',
  sentences: '; ',
  'gauge-help': 'Active days in the last 30 ÷ active days usual for them in 30; 100% = as usual.',
  last: 'last active {date}, {days, plural, =0 {today} one {# day ago} other {# days ago}}',
  never: 'never interacted',
  'never-since': 'never interacted in {days, plural, one {# day} other {# days}}',
  'no-orders': 'no orders',
  orders: '{count, plural, one {# order} other {# orders}}, {net} net',
  'no-events': 'came to no event',
  events: 'came to {count, plural, one {# event} other {# events}}',
  'presence-why':
    '{count, plural, one {# active day} other {# active days}} in the last 30, usually about {expected} ({gauge})',
  'presence-left': 'left',
  'presence-no-data': 'no interactions recorded',
  'presence-no-recent-data': 'no interaction of anybody in the last 30 days is recorded',
  'presence-short-baseline':
    '{count, plural, one {# active day} other {# active days}} in the last 30; less than 90 days recorded before them, so there is no usual to compare with',
  'presence-no-baseline':
    '{count, plural, one {# active day} other {# active days}} in the last 30; none before them, so there is no usual to compare with',
  'lost-left': 'left on {date}',
  'lost-quiet': 'no interaction in the last 30 days of the period',
  'back-why': 'active again on {date}',
  'flash-why': 'joined {joined}, left {left}',
  'remove-why': 'in {names}',
  'in-none': 'in no community',
  'remove-free': 'no orders, sign-ups or events, no role',
  'waits-why': 'waits for {names}',
  'admit-why': '{count, plural, one {# active day} other {# active days}} in the last 90',
  'newcomer-why': 'joined {date}, less than 30 days ago',
} as const satisfies SameKeys<typeof source>;
