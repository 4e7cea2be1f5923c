import type { HealthSheet } from '../../../contract/community-health.ts';
import { formatNumber, formatPercent, formatPoints } from '../../../messages/format.ts';
import { translateAny } from '../../../messages/translate.ts';
import { whyIncomparable } from '../../metrics/compare.ts';
import type { Figure } from '../../metrics/figure.ts';
import type { ReportBlock, ReportCell } from '../document.ts';
import { formatChange, metricName } from '../format-figure.ts';
import { figureCell, numberCell, textCell, type Writing } from './cells.ts';
import { verdict } from './comparison.ts';

/** A share with its sample beside it. */
const withSample = (writing: Writing, figure: Figure, cell: ReportCell): ReportCell =>
  figure.unit === 'ratio' && figure.value !== null
    ? { ...cell, text: writing.say('health.sample', { value: cell.text, n: figure.n }) }
    : cell;

/** Every figure of a period beside the equal period before, with what may be said of the change. */
const figuresTable = (sheet: HealthSheet, writing: Writing): ReportBlock => {
  const { language, say } = writing;
  return {
    kind: 'table',
    title: say('health.figures'),
    columns: [
      { header: say('retrospectives.metric'), align: 'left' },
      { header: say('health.now'), align: 'right' },
      { header: say('health.before'), align: 'right' },
      { header: say('health.change'), align: 'right' },
      { header: say('retrospectives.verdict'), align: 'left' },
    ],
    rows: sheet.lines.map(({ now, before, difference }) => {
      const name = metricName(language, now.id);
      const why = whyIncomparable(before, now, sheet.today);
      const cell = (when: 'now' | 'before', figure: Figure): ReportCell =>
        withSample(
          writing,
          figure,
          figureCell(writing, `${when}.${now.id}`, figure, `${name} · ${say(`health.${when}`)}`),
        );
      return [
        textCell(name),
        cell('now', now),
        cell('before', before),
        textCell(why === null ? formatChange(language, before, now) : null),
        {
          text:
            why === null
              ? verdict({ difference, unit: now.unit, before: before.n, during: now.n }, writing)
              : say(`retrospectives.why-${why}`),
        },
      ];
    }),
  };
};

/** People by layer at the end of both periods, with their shares. */
const layersTable = (sheet: HealthSheet, writing: Writing): ReportBlock => {
  const { language, say } = writing;
  const total = (when: 'now' | 'before'): number =>
    sheet.layers.reduce((sum, line) => sum + line[when], 0);
  const [all, allBefore] = [total('now'), total('before')];
  const over = sheet.period.to < sheet.today;
  const share = (part: number, whole: number): ReportCell =>
    whole === 0
      ? textCell(null)
      : {
          text: say('health.sample', { value: formatPercent(language, part / whole), n: whole }),
          number: part / whole,
          format: 'percent',
        };
  return {
    kind: 'table',
    title: say('health.layers'),
    columns: [
      { header: say('health.layer'), align: 'left' },
      { header: say('health.now'), align: 'right' },
      { header: say('health.share'), align: 'right' },
      { header: say('health.before'), align: 'right' },
      { header: say('health.share-before'), align: 'right' },
      { header: say('health.change'), align: 'right' },
      { header: say('retrospectives.verdict'), align: 'left' },
    ],
    rows: sheet.layers.map(({ layer, now, before, difference }) => {
      const name = say(`health.layer-${layer}`);
      return [
        textCell(name),
        {
          ...numberCell(writing, now),
          opening: {
            key: `layer.${layer}`,
            label: `${say('health.layers')} · ${name}`,
            value: formatNumber(language, now),
            details: [say('health.layer-note')],
            entity: 'member',
            rowUnit: null,
          },
        },
        share(now, all),
        numberCell(writing, before),
        share(before, allBefore),
        textCell(difference === null ? null : formatPoints(language, difference.value)),
        {
          text: !over
            ? say('retrospectives.why-running')
            : difference === null
              ? ''
              : verdict(
                  {
                    difference,
                    unit: 'ratio',
                    before: allBefore,
                    during: all,
                  },
                  writing,
                ),
        },
      ];
    }),
  };
};

const tiersTable = (sheet: HealthSheet, writing: Writing): ReportBlock[] => {
  const { language, say } = writing;
  if (sheet.tiers.length === 0) return [];
  const all = sheet.tiers.reduce((sum, { members }) => sum + members, 0);
  return [
    {
      kind: 'table',
      title: say('health.tiers'),
      columns: [
        { header: say('health.tier'), align: 'left' },
        { header: say('health.people'), align: 'right' },
        { header: say('health.share'), align: 'right' },
      ],
      rows: sheet.tiers.map(({ tier, members }) => [
        textCell(translateAny(language, `tiers.tier-${tier}`) ?? tier),
        numberCell(writing, members),
        textCell(say('health.sample', { value: formatPercent(language, members / all), n: all })),
      ]),
    },
  ];
};

/** The health sheet of a community in blocks: figures, layers, tiers, and what they cannot say. */
export const healthBlocks = (sheet: HealthSheet, writing: Writing): ReportBlock[] => {
  const { say } = writing;
  const incomplete = sheet.lines.some(
    ({ now, before }) =>
      (now.value !== null && !now.complete) || (before.value !== null && !before.complete),
  );
  return [
    figuresTable(sheet, writing),
    {
      kind: 'paragraph',
      quiet: true,
      text: `${incomplete ? `${say('retrospectives.incomplete-note')} ` : ''}${say('health.causes')}`,
    },
    layersTable(sheet, writing),
    { kind: 'paragraph', quiet: true, text: say('health.layer-note') },
    ...tiersTable(sheet, writing),
  ];
};
