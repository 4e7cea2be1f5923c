import type { RoiBlock } from '../../../contract/facts/roi.ts';
import { formatMoney, formatNumber, formatPercent } from '../../../messages/format.ts';
import { costPerResult, revenueRoi } from '../../metrics/roi.ts';
import type { ReportBlock, ReportCell } from '../document.ts';
import type { BlockDocument, BlockPlace } from './block.ts';
import { moneyCell, textCell, type Writing } from './cells.ts';
import { plainCell, plainPlace, type PlainNumber } from './plain.ts';

type Category = RoiBlock['categories'][number];

const money = (
  what: string,
  value: number | null,
  entity: PlainNumber['entity'] = 'cost',
): PlainNumber => ({ what, unit: 'minor', value, entity, rowUnit: 'minor' });

const plannedOf = (block: RoiBlock): PlainNumber => money('planned', block.plannedMinor);
const costOf = (block: RoiBlock): PlainNumber => money('cost', block.costMinor);
const netOf = (block: RoiBlock): PlainNumber => money('net', block.netMinor, 'order');
const newOf = (block: RoiBlock): PlainNumber => ({
  what: 'new',
  unit: 'count',
  value: block.newMembers,
  entity: 'member',
});
const categoryOf = ({ name, ...sums }: Category, what: 'planned' | 'cost'): PlainNumber =>
  money(`${what}.${name ?? ''}`, what === 'cost' ? sums.costMinor : sums.plannedMinor);

const labels = ['planned', 'cost', 'net', 'new', 'ratio', 'cac'] as const;

const nameOf = (what: string, { say }: Writing): string => {
  const dot = what.indexOf('.');
  const kind = labels.find((one) => one === (dot < 0 ? what : what.slice(0, dot))) ?? 'cost';
  const name = say(`factsMoney.roi-${kind}`);
  if (dot < 0) return name;
  return `${name} · ${what.slice(dot + 1) || say('factsMoney.no-category')}`;
};

/** Why there is no return on what was spent; empty where there is one. */
const whyNone = ({ costMinor, otherCurrency }: RoiBlock, { say }: Writing): string =>
  costMinor === null
    ? say(otherCurrency > 0 ? 'factsMoney.roi-other-currency' : 'factsMoney.roi-no-costs')
    : costMinor === 0
      ? say('factsMoney.roi-zero')
      : '';

const mainTable = (block: RoiBlock, writing: Writing): ReportBlock => {
  const { say, language } = writing;
  const opening = (number: PlainNumber): ReportCell =>
    plainCell(writing, 'roi', number, {
      label: nameOf(number.what, writing),
      details: [
        say(
          `factsMoney.roi-definition-${number.what === 'planned' || number.what === 'net' || number.what === 'new' ? number.what : 'cost'}`,
        ),
      ],
    });
  const row = (name: string, cell: ReportCell, note: string) => [
    textCell(name),
    cell,
    { text: note },
  ];
  const { budgetMinor, plannedMinor, costMinor, from, open, otherCurrency } = block;
  const spent = from === 'lines' ? opening(costOf(block)) : moneyCell(writing, costMinor);
  const aim = budgetMinor ?? plannedMinor;
  const over = costMinor === null || aim === null ? null : costMinor - aim;
  const ratio = revenueRoi(block.netMinor, costMinor);
  const cac = costPerResult(costMinor, block.newMembers);
  const gaps = [
    ...(from === 'campaign' ? [say('factsMoney.roi-typed')] : []),
    ...(open > 0 ? [say('factsMoney.roi-open', { count: open })] : []),
    ...(otherCurrency > 0 ? [say('factsMoney.roi-left-out', { count: otherCurrency })] : []),
  ].join(say('factsMoney.space'));
  return {
    kind: 'table',
    title: say('factsMoney.roi'),
    columns: [
      { header: say('factsMoney.item'), align: 'left' },
      { header: say('retrospectives.value'), align: 'right' },
      { header: say('factsMoney.remark'), align: 'left' },
    ],
    rows: [
      ...(budgetMinor === null
        ? []
        : [row(say('factsMoney.roi-budget'), moneyCell(writing, budgetMinor), '')]),
      ...(plannedMinor === null
        ? []
        : [row(nameOf('planned', writing), opening(plannedOf(block)), '')]),
      row(nameOf('cost', writing), spent, costMinor === null ? whyNone(block, writing) : gaps),
      ...(over === null
        ? []
        : [
            row(
              say('factsMoney.roi-over'),
              moneyCell(writing, over),
              aim === 0
                ? ''
                : say(
                    budgetMinor === null ? 'factsMoney.roi-of-plan' : 'factsMoney.roi-of-budget',
                    {
                      share: formatPercent(language, costMinor! / aim!),
                    },
                  ),
            ),
          ]),
      row(nameOf('net', writing), opening(netOf(block)), ''),
      row(
        nameOf('ratio', writing),
        { text: formatPercent(language, ratio), number: ratio, format: 'percent' },
        ratio === null ? whyNone(block, writing) : say('factsMoney.roi-definition-ratio'),
      ),
      row(nameOf('new', writing), opening(newOf(block)), ''),
      row(
        nameOf('cac', writing),
        moneyCell(writing, cac),
        cac !== null
          ? say('factsMoney.roi-definition-cac')
          : costMinor === null
            ? whyNone(block, writing)
            : say('metrics.reason-no-new'),
      ),
    ],
  };
};

const categoryTable = (block: RoiBlock, writing: Writing): ReportBlock[] => {
  const { say } = writing;
  if (block.categories.length < 2) return [];
  return [
    {
      kind: 'table',
      title: say('factsMoney.roi-categories'),
      columns: [
        { header: say('factsMoney.category'), align: 'left' },
        { header: say('factsMoney.roi-planned'), align: 'right' },
        { header: say('factsMoney.roi-cost'), align: 'right' },
      ],
      rows: block.categories.map((category) => [
        textCell(category.name ?? say('factsMoney.no-category')),
        ...(['planned', 'cost'] as const).map((what) => {
          const number = categoryOf(category, what);
          return plainCell(writing, 'roi', number, {
            label: nameOf(number.what, writing),
            details: [say(`factsMoney.roi-definition-${what}`)],
          });
        }),
      ]),
    },
  ];
};

const messageOf = (block: RoiBlock, writing: Writing): string => {
  const { say, language, currency } = writing;
  const ratio = revenueRoi(block.netMinor, block.costMinor);
  const net = formatMoney(language, block.netMinor, currency);
  if (ratio === null) return say('factsMoney.roi-none', { reason: whyNone(block, writing), net });
  return say(ratio < 0 ? 'factsMoney.roi-loss' : 'factsMoney.roi-gain', {
    net,
    cost: formatMoney(language, block.costMinor, currency),
    ratio: formatPercent(language, ratio),
    each: formatNumber(language, block.netMinor / block.costMinor!, 2),
  });
};

/** Numbers that are made of others and have no rows of their own. */
const derived = (what: string, unit: BlockPlace['unit'], value: number | null): BlockPlace => ({
  what,
  name: null,
  unit,
  value,
  figure: null,
  opens: false,
});

export const roi: BlockDocument<'roi'> = {
  section: 'result',
  places: (block) => [
    plainPlace(plannedOf(block)),
    { ...plainPlace(costOf(block)), opens: block.from === 'lines' },
    plainPlace(netOf(block)),
    plainPlace(newOf(block)),
    ...block.categories.flatMap((category) => [
      plainPlace(categoryOf(category, 'planned')),
      plainPlace(categoryOf(category, 'cost')),
    ]),
    derived('ratio', 'ratio', revenueRoi(block.netMinor, block.costMinor)),
    derived('cac', 'minor', costPerResult(block.costMinor, block.newMembers)),
  ],
  nameOf: ({ what }, writing) => nameOf(what, writing),
  write: (block, _facts, writing) => ({
    blocks: [mainTable(block, writing), ...categoryTable(block, writing)],
    message: messageOf(block, writing),
  }),
};
