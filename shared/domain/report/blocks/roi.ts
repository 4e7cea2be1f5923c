import type { RoiBlock } from '../../../contract/facts/roi.ts';
import { formatMoney, formatNumber, formatPercent } from '../../../messages/format.ts';
import type { Figure } from '../../metrics/figure.ts';
import { costPerResult, revenueRoi } from '../../metrics/roi.ts';
import type { ReportBlock, ReportCell } from '../document.ts';
import type { BlockDocument, BlockPlace } from './block.ts';
import { figureCell, moneyCell, textCell, type Writing } from './cells.ts';
import { figurePlace, plainCell, plainPlace, type PlainNumber } from './plain.ts';

type Category = RoiBlock['categories'][number];

const money = (
  what: string,
  value: number | null,
  entity: PlainNumber['entity'] = 'cost',
): PlainNumber => ({ what, unit: 'minor', value, entity, rowUnit: 'minor' });

const plannedOf = (block: RoiBlock): PlainNumber => money('planned', block.plannedMinor);
/** A total that was typed opens into the campaign; what was signed before that opens into nothing. */
const costOf = (block: RoiBlock): PlainNumber =>
  money('cost', block.costMinor, block.from === 'campaign' ? 'campaign' : 'cost');
const costOpens = ({ from, figures }: RoiBlock): boolean =>
  from === 'lines' || (from === 'campaign' && figures !== undefined);
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

/** The return on what was spent, and what a new member cost: as figures, or of what was signed before. */
const ratioOf = ({ figures, netMinor, costMinor }: RoiBlock): number | null =>
  figures === undefined ? revenueRoi(netMinor, costMinor) : figures.roi.value;
const cacOf = ({ figures, costMinor, newMembers }: RoiBlock): number | null =>
  figures === undefined ? costPerResult(costMinor, newMembers) : figures.cac.value;

/** Why there is no return on what was spent; empty where there is one. */
const whyNone = ({ costMinor, otherCurrency, figures }: RoiBlock, { say }: Writing): string =>
  figures !== undefined && figures.roi.reason !== null
    ? say(`metrics.reason-${figures.roi.reason}`)
    : costMinor === null
      ? say(otherCurrency > 0 ? 'factsMoney.roi-other-currency' : 'factsMoney.roi-no-costs')
      : costMinor === 0
        ? say('factsMoney.roi-zero')
        : '';

/** What a number is, and what the star beside it means. */
const withMark = (text: string, figure: Figure | undefined, { say }: Writing): string =>
  figure === undefined || figure.complete
    ? text
    : `${text}${say('factsMoney.space')}* ${say('metrics.incomplete')}`;

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
  const spent = costOpens(block) ? opening(costOf(block)) : moneyCell(writing, costMinor);
  const aim = budgetMinor ?? plannedMinor;
  const over = costMinor === null || aim === null ? null : costMinor - aim;
  const { figures } = block;
  const ratio = ratioOf(block);
  const cac = cacOf(block);
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
        figures === undefined
          ? { text: formatPercent(language, ratio), number: ratio, format: 'percent' }
          : figureCell(writing, 'roi.ratio', figures.roi, nameOf('ratio', writing)),
        ratio === null
          ? whyNone(block, writing)
          : withMark(say('factsMoney.roi-definition-ratio'), figures?.roi, writing),
      ),
      row(nameOf('new', writing), opening(newOf(block)), ''),
      row(
        nameOf('cac', writing),
        figures === undefined
          ? moneyCell(writing, cac)
          : figureCell(writing, 'roi.cac', figures.cac, nameOf('cac', writing)),
        cac !== null
          ? withMark(say('factsMoney.roi-definition-cac'), figures?.cac, writing)
          : figures !== undefined && figures.cac.reason !== null
            ? say(`metrics.reason-${figures.cac.reason}`)
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
  const ratio = ratioOf(block);
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
    { ...plainPlace(costOf(block)), opens: costOpens(block) },
    plainPlace(netOf(block)),
    plainPlace(newOf(block)),
    ...block.categories.flatMap((category) => [
      plainPlace(categoryOf(category, 'planned')),
      plainPlace(categoryOf(category, 'cost')),
    ]),
    ...(block.figures === undefined
      ? [derived('ratio', 'ratio', ratioOf(block)), derived('cac', 'minor', cacOf(block))]
      : [figurePlace(block.figures.roi, 'ratio'), figurePlace(block.figures.cac, 'cac')]),
  ],
  nameOf: ({ what }, writing) => nameOf(what, writing),
  write: (block, _facts, writing) => ({
    blocks: [mainTable(block, writing), ...categoryTable(block, writing)],
    message: messageOf(block, writing),
  }),
};
