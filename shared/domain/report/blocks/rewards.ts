import type { RewardsBlock } from '../../../contract/facts/rewards.ts';
import { formatMoney, formatPercent } from '../../../messages/format.ts';
import { wilson } from '../../statistics/intervals.ts';
import type { ReportBlock, ReportCell } from '../document.ts';
import type { BlockDocument } from './block.ts';
import { intervalText, numberCell, textCell, type Writing } from './cells.ts';
import { plainCell, plainPlace, type PlainNumber } from './plain.ts';

type Kind = RewardsBlock['kinds'][number];

const costOf = ({ kind, costMinor }: Kind): PlainNumber => ({
  what: `cost.${kind}`,
  unit: 'minor',
  value: costMinor,
  entity: 'cost',
  rowUnit: 'minor',
});
const persons = (what: 'named' | 'activeAfter', value: number | null): PlainNumber => ({
  what,
  unit: 'count',
  value,
  entity: 'member',
});
const pointsOf = ({ points }: RewardsBlock): PlainNumber => ({
  what: 'points',
  unit: 'points',
  value: points?.granted ?? null,
  entity: 'member',
  rowUnit: 'number',
});

const kinds = ['benefit', 'packet', 'prize'] as const;

const nameOf = (what: string, { say }: Writing): string => {
  const kind = kinds.find((one) => what === `cost.${one}`);
  if (kind !== undefined)
    return say('factsMoney.reward-cost-of', { kind: say(`factsMoney.reward-${kind}`) });
  return say(
    what === 'points'
      ? 'factsMoney.reward-points'
      : what === 'named'
        ? 'factsMoney.reward-named'
        : 'factsMoney.reward-active',
  );
};

const cell = (
  number: PlainNumber,
  definition: 'cost' | 'named' | 'active' | 'points',
  writing: Writing,
): ReportCell =>
  plainCell(writing, 'rewards', number, {
    label: nameOf(number.what, writing),
    details: [writing.say(`factsMoney.reward-definition-${definition}`)],
  });

/** What became of those who are named, in a sentence; empty where it cannot be told. */
const afterText = ({ named, activeAfter }: RewardsBlock, { say, language }: Writing): string =>
  activeAfter === null
    ? ''
    : say('factsMoney.reward-after', {
        named,
        active: activeAfter,
        share: formatPercent(language, activeAfter / named),
        interval: intervalText(language, wilson(activeAfter, named)),
      });

const write = (block: RewardsBlock, writing: Writing): ReportBlock[] => {
  const { say } = writing;
  const { points } = block;
  const rows = [
    ...block.kinds.map((kind) => [
      textCell(say(`factsMoney.reward-${kind.kind}`)),
      numberCell(writing, kind.given),
      cell(costOf(kind), 'cost', writing),
      kind.people === null ? textCell(null) : cell(persons('named', kind.people), 'named', writing),
    ]),
    ...(points === null
      ? []
      : [
          [
            textCell(say('factsMoney.reward-points')),
            cell(pointsOf(block), 'points', writing),
            textCell(null),
            numberCell(writing, points.people),
          ],
        ]),
    ...(block.activeAfter === null
      ? []
      : [
          [
            textCell(say('factsMoney.reward-active')),
            textCell(null),
            textCell(null),
            cell(persons('activeAfter', block.activeAfter), 'active', writing),
          ],
        ]),
  ];
  return [
    {
      kind: 'table',
      title: say('factsMoney.rewards'),
      columns: [
        { header: say('factsMoney.reward-kind'), align: 'left' },
        { header: say('factsMoney.reward-given'), align: 'right' },
        { header: say('factsMoney.roi-cost'), align: 'right' },
        { header: say('factsMoney.reward-people'), align: 'right' },
      ],
      rows,
    },
    ...(block.kinds.length === 0
      ? []
      : [{ kind: 'paragraph' as const, quiet: true, text: say('factsMoney.reward-note') }]),
  ];
};

const messageOf = (block: RewardsBlock, writing: Writing): string => {
  const { say, language, currency } = writing;
  const cost = block.kinds.reduce((sum, one) => sum + one.costMinor, 0);
  const { points } = block;
  return [
    ...(block.kinds.length === 0
      ? []
      : [say('factsMoney.reward-message', { cost: formatMoney(language, cost, currency) })]),
    ...(points === null ? [] : [say('factsMoney.reward-points-message', { ...points })]),
    afterText(block, writing),
  ]
    .filter((text) => text !== '')
    .join(say('factsMoney.space'));
};

export const rewards: BlockDocument<'rewards'> = {
  section: 'result',
  places: (block) => [
    ...block.kinds.map((kind) => plainPlace(costOf(kind))),
    plainPlace(persons('named', block.named)),
    plainPlace(persons('activeAfter', block.activeAfter)),
    plainPlace(pointsOf(block)),
  ],
  nameOf: ({ what }, writing) => nameOf(what, writing),
  write: (block, _facts, writing) => ({
    blocks: write(block, writing),
    message: messageOf(block, writing),
  }),
};
