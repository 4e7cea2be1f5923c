import type { FeedbackBlock } from '../../../contract/facts/feedback.ts';
import { formatNumber, formatPercent } from '../../../messages/format.ts';
import { wilson } from '../../statistics/intervals.ts';
import type { ReportBlock } from '../document.ts';
import type { BlockDocument } from './block.ts';
import { intervalText, textCell, type Writing } from './cells.ts';
import { plainCard, plainCell, plainPlace, type PlainNumber } from './plain.ts';

type Rating = FeedbackBlock['ratings'][number];

const totals = ({ responses, suggestions }: FeedbackBlock): readonly PlainNumber[] => [
  { what: 'responses', unit: 'count', value: responses, entity: 'response' },
  { what: 'suggestions', unit: 'count', value: suggestions, entity: 'response', rowUnit: 'number' },
];
const answersOf = ({ uid, text, n }: Rating): PlainNumber => ({
  what: `rating.${uid}`,
  name: text,
  unit: 'count',
  value: n,
  entity: 'response',
});

const nameOf = (what: string, name: string | null, { say }: Writing): string =>
  what === 'responses' || what === 'suggestions'
    ? say(`factsMoney.feedback-${what}`)
    : say('factsMoney.feedback-answers-to', { question: name ?? '' });

const ratingsTable = (block: FeedbackBlock, writing: Writing): ReportBlock[] => {
  const { say, language } = writing;
  if (block.ratings.length === 0) return [];
  return [
    {
      kind: 'table',
      title: say('factsMoney.feedback-ratings'),
      columns: [
        { header: say('factsMoney.feedback-survey'), align: 'left' },
        { header: say('factsMoney.feedback-question'), align: 'left' },
        { header: say('factsMoney.feedback-answers'), align: 'right' },
        { header: say('factsMoney.feedback-mean'), align: 'right' },
        { header: say('factsMoney.feedback-top'), align: 'right' },
        { header: say('retrospectives.interval'), align: 'right' },
      ],
      rows: block.ratings.map((rating) => {
        const { n, mean, scale, topTwo, survey, text } = rating;
        const number = answersOf(rating);
        const share = topTwo === null ? null : topTwo / n;
        return [
          textCell(survey),
          textCell(text),
          plainCell(writing, 'feedback', number, {
            label: nameOf(number.what, text, writing),
            details: [say('factsMoney.feedback-definition-answers')],
          }),
          {
            text: say('factsMoney.feedback-mean-of', {
              mean: formatNumber(language, mean, 2),
              scale,
            }),
            number: mean,
            format: 'decimal' as const,
          },
          { text: formatPercent(language, share), number: share, format: 'percent' as const },
          textCell(intervalText(language, topTwo === null ? null : wilson(topTwo, n))),
        ];
      }),
    },
  ];
};

const write = (block: FeedbackBlock, writing: Writing): ReportBlock[] => {
  const { say } = writing;
  return [
    {
      kind: 'figures',
      items: totals(block).map((number) =>
        plainCard(writing, 'feedback', number, {
          label: nameOf(number.what, null, writing),
          details: [
            say(
              `factsMoney.feedback-definition-${number.what === 'responses' ? 'responses' : 'suggestions'}`,
            ),
          ],
        }),
      ),
    },
    ...ratingsTable(block, writing),
    { kind: 'paragraph', quiet: true, text: say('factsMoney.feedback-note') },
  ];
};

export const feedback: BlockDocument<'feedback'> = {
  section: 'result',
  places: (block) => [...totals(block), ...block.ratings.map(answersOf)].map(plainPlace),
  nameOf: ({ what, name }, writing) => nameOf(what, name, writing),
  write: (block, _facts, writing) => ({
    blocks: write(block, writing),
    message: writing.say('factsMoney.feedback-message', {
      responses: block.responses,
      suggestions: block.suggestions,
    }),
  }),
};
