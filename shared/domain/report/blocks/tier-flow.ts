import type { TierFlowBlock } from '../../../contract/facts/tier-flow.ts';
import { formatNumber } from '../../../messages/format.ts';
import type { ReportBlock, ReportOpening } from '../document.ts';
import type { BlockDocument } from './block.ts';
import type { Writing } from './cells.ts';

type Cell = TierFlowBlock['cells'][number];
const NONE = 'none';

const whatOf = ({ from, to }: Cell): string => `${from ?? NONE}>${to ?? NONE}`;

const nameOf = ({ tiers }: TierFlowBlock, uid: string | null, { say }: Writing): string =>
  uid === null
    ? say('factsPeople.tier-flow-none')
    : (tiers.find((tier) => tier.uid === uid)?.name ?? uid);

const openingOf = (block: TierFlowBlock, cell: Cell, writing: Writing): ReportOpening => ({
  key: `tierFlow.${whatOf(cell)}`,
  label: writing.say('factsPeople.tier-flow-stream', {
    from: nameOf(block, cell.from, writing),
    to: nameOf(block, cell.to, writing),
  }),
  value: formatNumber(writing.language, cell.members),
  details: [
    writing.say('factsPeople.tier-flow-definition', { from: block.from, to: block.to }),
    evaluations(block, writing),
  ],
  entity: 'member',
  groups: [cell.members],
  rowUnit: null,
});

/** Which evaluations both days stand on. */
const evaluations = ({ from, to, evaluated }: TierFlowBlock, { say }: Writing): string =>
  evaluated.from === evaluated.to
    ? say('factsPeople.tier-flow-same', { first: evaluated.from ?? '—' })
    : say('factsPeople.tier-flow-note', {
        from,
        to,
        first: evaluated.from ?? '—',
        last: evaluated.to ?? '—',
      });

const sides = (block: TierFlowBlock, side: 'from' | 'to', writing: Writing) => {
  const used = new Set(block.cells.map((cell) => cell[side]));
  return [
    ...block.tiers
      .filter(({ uid }) => used.has(uid))
      .map(({ uid, name }) => ({ key: uid, label: name })),
    ...(used.has(null) ? [{ key: NONE, label: nameOf(block, null, writing) }] : []),
  ];
};

const flow = (block: TierFlowBlock, writing: Writing): ReportBlock[] => [
  {
    kind: 'chart',
    chart: {
      type: 'flow',
      title: writing.say('factsPeople.tier-flow-title', { from: block.from, to: block.to }),
      from: sides(block, 'from', writing),
      to: sides(block, 'to', writing),
      links: block.cells.map((cell) => ({
        from: cell.from ?? NONE,
        to: cell.to ?? NONE,
        value: cell.members,
        opening: openingOf(block, cell, writing),
      })),
    },
  },
  { kind: 'paragraph', text: evaluations(block, writing), quiet: true },
];

export const tierFlow: BlockDocument<'tierFlow'> = {
  section: 'analysis',
  places: ({ cells, tiers }) => {
    const name = (uid: string | null): string =>
      tiers.find((tier) => tier.uid === uid)?.name ?? uid ?? '—';
    return cells.map((cell) => ({
      what: whatOf(cell),
      name: `${name(cell.from)} → ${name(cell.to)}`,
      unit: 'count',
      value: cell.members,
      figure: null,
      opens: true,
    }));
  },
  nameOf: ({ what, name }, { say }) => `${say('words.part-tierFlow')} · ${name ?? what}`,
  write: (block, _facts, writing) => {
    const { reason, from, to, moves, cells } = block;
    if (reason !== null)
      return {
        message: writing.say('factsPeople.tier-flow-unknown'),
        blocks: [
          { kind: 'paragraph', text: writing.say(`factsPeople.tier-flow-${reason}`, { from, to }) },
        ],
      };
    const { entered, gone } = moves;
    const more =
      entered + gone === 0
        ? []
        : [
            {
              kind: 'paragraph' as const,
              text: writing.say('factsPeople.tier-flow-entered', { entered, gone }),
            },
          ];
    return {
      message: writing.say('factsPeople.tier-flow', moves),
      blocks: [...(cells.length === 0 ? [] : flow(block, writing)), ...more],
    };
  },
};
