import type { context as source } from '../../zh-CN/imports/context.ts';
import type { SameKeys } from '../../same-keys.ts';

export const context = {
  'context-event': 'Which event it belongs to',
  'context-community': 'Which community it belongs to',
  'context-group': 'Which group it belongs to',
  'context-zone': 'Time zone of the times in the file',
  'context-namespace': 'Where the IDs come from',
  'context-namespace-help':
    'The same ID means different people on different platforms. For example: Youzan, WeCom, Meetup.',
  'context-namespace-blank': 'Left blank: judged by the headers',
  'context-community-blank': 'Left blank: no community',
  'context-community-help': 'One that is there already, or a new name.',
  'context-group-blank': 'Name of the group',
  'context-group-help': 'One that is there already, or a new name.',
  'context-event-help': 'One that is there already, or type a name to create one.',
  'context-new-event': 'Create event “{name}”',
  'context-currency-blank': "Left blank: the workspace's, e.g. USD",
  'context-currency': 'Currency of the amounts',
  'context-choose': 'Choose an event',
  'context-no-event': 'There is no event yet. Type a name to create one.',
  'context-survey': 'Name of the survey',
  'context-survey-blank': 'The name of the sheet or file when left blank',
  'context-survey-help':
    'Give the same name when you import the same survey again, and it is updated.',
  'context-separator': 'What stands between the options of a multiple choice',
  'context-separator-blank': 'Found from the answers when left blank',
  'context-separator-help': 'For example ┋ or ;',
  'context-date': 'As of which day are these figures',
  'context-date-blank': 'Today when left blank, e.g. 2026-06-30',
  'context-date-help':
    'Later figures of the same item are kept as a new day; the latest day is shown.',
  'context-campaign': 'Which campaign they belong to',
  'context-campaign-blank': 'No campaign when left blank',
  'context-campaign-help': 'The name of a campaign that exists.',
} as const satisfies SameKeys<typeof source>;
