import type { ContentBlock } from '../../../contract/facts/content.ts';
import { formatNumber, formatPercent } from '../../../messages/format.ts';
import { translateAny } from '../../../messages/translate.ts';
import type { ReportBlock, ReportCell } from '../document.ts';
import type { BlockDocument } from './block.ts';
import { numberCell, textCell, type Writing } from './cells.ts';
import { plainCard, plainPlace, type PlainNumber } from './plain.ts';

const numbers = ({ items, reads, answers }: ContentBlock): readonly PlainNumber[] => [
  { what: 'items', unit: 'count', value: items, entity: 'content' },
  { what: 'reads', unit: 'count', value: reads, entity: 'content', rowUnit: 'number' },
  { what: 'answers', unit: 'count', value: answers, entity: 'content', rowUnit: 'number' },
];

const kinds = ['items', 'reads', 'answers'] as const;
const kindOf = (what: string) => kinds.find((one) => one === what) ?? 'items';
const nameOf = (what: string, { say }: Writing): string =>
  say(`factsMoney.content-${kindOf(what)}`);

const rateOf = ({ answers, answeredReads }: ContentBlock): number | null =>
  answeredReads === 0 ? null : answers / answeredReads;

const shareCell = ({ language }: Writing, share: number | null): ReportCell => ({
  text: formatPercent(language, share),
  number: share,
  format: 'percent',
});

const noteOf = (block: ContentBlock, what: string, { say, language }: Writing): string => {
  if (what === 'items') return say(`factsMoney.content-of-${block.of}`);
  if (what === 'reads')
    return block.withReads === block.items
      ? ''
      : say('factsMoney.content-with-reads', { count: block.withReads });
  return say('factsMoney.content-rate', { rate: formatPercent(language, rateOf(block)) });
};

const write = (block: ContentBlock, writing: Writing): ReportBlock[] => {
  const { say, language } = writing;
  return [
    {
      kind: 'figures',
      items: numbers(block).map((number) =>
        plainCard(writing, 'content', number, {
          label: nameOf(number.what, writing),
          details: [say(`factsMoney.content-definition-${kindOf(number.what)}`)],
          note: noteOf(block, number.what, writing),
        }),
      ),
    },
    {
      kind: 'table',
      title: say('factsMoney.content-top'),
      columns: [
        { header: say('content.item-title'), align: 'left' },
        { header: say('content.type'), align: 'left' },
        { header: say('content.channel'), align: 'left' },
        { header: say('metrics.content-published'), align: 'left' },
        { header: say('content.reads'), align: 'right' },
        { header: say('content.engagement'), align: 'right' },
        { header: say('content.share-rate'), align: 'right' },
      ],
      rows: block.top.map((one) => [
        textCell(one.title),
        textCell(
          one.type === null
            ? null
            : (translateAny(language, `content.type-${one.type}`) ?? one.type),
        ),
        textCell(one.channel === '' ? null : one.channel),
        textCell(one.date),
        numberCell(writing, one.reads),
        shareCell(writing, one.engagement),
        shareCell(writing, one.share),
      ]),
    },
  ];
};

const messageOf = (block: ContentBlock, { say, language }: Writing): string => {
  const [best] = block.top;
  const { items } = block;
  if (block.withReads === 0 || best === undefined || best.reads === null)
    return say('factsMoney.content-unread', { items });
  return say('factsMoney.content-message', {
    items,
    reads: formatNumber(language, block.reads),
    title: best.title,
    most: formatNumber(language, best.reads),
  });
};

export const content: BlockDocument<'content'> = {
  section: 'result',
  places: (block) => numbers(block).map(plainPlace),
  nameOf: ({ what }, writing) => nameOf(what, writing),
  write: (block, _facts, writing) => ({
    blocks: write(block, writing),
    message: messageOf(block, writing),
  }),
};
