import type { ReferralBlock } from '../../../contract/facts/referral.ts';
import { formatNumber } from '../../../messages/format.ts';
import type { Figure } from '../../metrics/figure.ts';
import type { ReportBlock } from '../document.ts';
import { formatValue, metricName } from '../format-figure.ts';
import type { BlockDocument } from './block.ts';
import { openingOf, textCell, type Writing } from './cells.ts';
import { figurePlace, plainCell, plainPlace, type PlainNumber } from './plain.ts';

type Inviter = ReferralBlock['top'][number];

const figuresOf = ({ brought, k }: ReferralBlock): readonly Figure[] => [brought, k];

const broughtBy = ({ uid, name, brought }: Inviter): PlainNumber => ({
  what: `by.${uid}`,
  ...(name === null ? {} : { name }),
  unit: 'count',
  value: brought,
  entity: 'referral',
  rowUnit: 'number',
});

const nameOf = (what: string, name: string | null, { language, say }: Writing): string =>
  what.startsWith('by.')
    ? say('factsMoney.referral-by', { name: name ?? '?' })
    : `${metricName(language, what)} · ${say('retrospectives.during')}`;

const write = (block: ReferralBlock, writing: Writing): ReportBlock[] => {
  const { say } = writing;
  return [
    {
      kind: 'figures',
      items: figuresOf(block).map((figure) => ({
        ...openingOf(writing, `referral.${figure.id}`, figure),
        note: '',
        tone: 'plain' as const,
      })),
    },
    {
      kind: 'table',
      title: say('factsMoney.referral-top'),
      columns: [
        { header: say('retrospectives.member'), align: 'left' },
        { header: say('factsMoney.referral-brought'), align: 'right' },
      ],
      rows: block.top.map((one) => [
        textCell(one.name),
        plainCell(writing, 'referral', broughtBy(one), {
          label: nameOf(`by.${one.uid}`, one.name, writing),
          details: [say('metrics.definition-referral.new')],
        }),
      ]),
    },
  ];
};

export const referral: BlockDocument<'referral'> = {
  section: 'result',
  places: (block) => [
    ...figuresOf(block).map((figure) => figurePlace(figure)),
    ...block.top.map((one) => plainPlace(broughtBy(one))),
  ],
  nameOf: ({ what, name }, writing) => nameOf(what, name, writing),
  write: (block, _facts, writing) => ({
    blocks: write(block, writing),
    message: writing.say('factsMoney.referral-message', {
      brought: formatNumber(writing.language, block.brought.value),
      k: formatValue(writing.language, block.k.value, 'mean', writing.currency),
    }),
  }),
  mask: (block, maskName) => ({
    ...block,
    top: block.top.map((one) => ({
      ...one,
      name: one.name === null ? null : maskName(one.name),
    })),
  }),
};
