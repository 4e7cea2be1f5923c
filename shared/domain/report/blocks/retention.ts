import type { RetentionBlock } from '../../../contract/facts/retention.ts';
import { formatNumber, formatPercent, unknown } from '../../../messages/format.ts';
import { spanName } from '../../periods/span-name.ts';
import { wilson } from '../../statistics/intervals.ts';
import type { ReportBlock, ReportCell, TriangleCell } from '../document.ts';
import type { BlockDocument, BlockPlace } from './block.ts';
import { intervalText, type Writing } from './cells.ts';

type Cohort = RetentionBlock['cohorts'][number];

const placeOf = ({ from }: Pick<Cohort, 'from'>, unit: number): string => `${from}.${unit}`;

const places = ({ unit, cohorts }: RetentionBlock): BlockPlace[] =>
  cohorts.flatMap((cohort) =>
    [cohort.size, ...cohort.cells.map(({ active }) => active)].map((value, index) => ({
      what: placeOf(cohort, index),
      name: unit,
      unit: 'count' as const,
      value,
      figure: null,
      opens: value !== null && value > 0,
    })),
  );

const cohortName = (from: string, unit: RetentionBlock['unit'], { say }: Writing): string =>
  say('trends.cohort-of', { name: spanName({ from }, unit) });

const nameOf = (
  from: string,
  after: number,
  unit: RetentionBlock['unit'],
  writing: Writing,
): string =>
  after === 0
    ? cohortName(from, unit, writing)
    : writing.say('trends.cell-of', {
        name: spanName({ from }, unit),
        kind: writing.say('trends.kind-classic'),
        unit: writing.say(`trends.unit-n-${unit}`, { n: after }),
      });

const sizeCell = (cohort: Cohort, unit: RetentionBlock['unit'], writing: Writing): ReportCell => {
  const text = formatNumber(writing.language, cohort.size);
  const cell = { text, number: cohort.size, format: 'integer' as const };
  if (cohort.size === 0) return cell;
  return {
    ...cell,
    opening: {
      key: `retention.${placeOf(cohort, 0)}`,
      label: nameOf(cohort.from, 0, unit, writing),
      value: text,
      details: [writing.say('trends.start-definition-joined')],
      entity: 'member',
      rowUnit: null,
    },
  };
};

const shareCell = (
  cohort: Cohort,
  after: number,
  unit: RetentionBlock['unit'],
  writing: Writing,
): TriangleCell => {
  const { language, say } = writing;
  const { active, reason } = cohort.cells[after - 1]!;
  if (active === null) return { text: unknown, number: null, share: null, whole: true };
  const share = active / cohort.size;
  const text = formatPercent(language, share);
  const cell: TriangleCell = {
    text,
    number: share,
    format: 'percent',
    share,
    whole: reason === null,
  };
  if (active === 0) return cell;
  const interval = wilson(active, cohort.size);
  return {
    ...cell,
    opening: {
      key: `retention.${placeOf(cohort, after)}`,
      label: nameOf(cohort.from, after, unit, writing),
      value: text,
      details: [
        say('trends.definition-classic'),
        say('metrics.formula', {
          numerator: formatNumber(language, active),
          denominator: formatNumber(language, cohort.size),
        }),
        ...(interval === null
          ? []
          : [
              say('metrics.interval', {
                low: formatPercent(language, interval[0]),
                high: formatPercent(language, interval[1]),
              }),
            ]),
        ...(reason === null ? [] : [say(`trends.reason-${reason}`)]),
      ],
      entity: 'member',
      groups: [active, cohort.size],
      rowUnit: null,
    },
  };
};

/** Whole cells of the first unit of the cohorts of one part of the campaign, together. */
const firstUnit = ({ cohorts }: RetentionBlock, when: Cohort['when']) => {
  const told = cohorts.filter((one) => one.when === when && one.cells[0]?.reason === null);
  const sum = (of: (cohort: Cohort) => number): number =>
    told.reduce((total, one) => total + of(one), 0);
  return { active: sum((one) => one.cells[0]!.active ?? 0), size: sum((one) => one.size) };
};

/** The first unit after joining, of who joined in the campaign and before it. */
const messageOf = (block: RetentionBlock, { language, say }: Writing): string => {
  const part = ({ active, size }: ReturnType<typeof firstUnit>): string =>
    size === 0
      ? say('factsPeople.retention-unknown')
      : say('factsPeople.retention-part', {
          share: formatPercent(language, active / size),
          interval: intervalText(language, wilson(active, size)),
          active: formatNumber(language, active),
          size: formatNumber(language, size),
        });
  return say(`factsPeople.retention-${block.unit}`, {
    during: part(firstUnit(block, 'during')),
    before: part(firstUnit(block, 'before')),
  });
};

const blocksOf = (block: RetentionBlock, writing: Writing): ReportBlock[] => {
  const { say } = writing;
  const { unit, cohorts } = block;
  const most = Math.max(0, ...cohorts.map((cohort) => cohort.cells.length));
  const isHatched = cohorts.some((cohort) => cohort.cells.some((cell) => cell.reason !== null));
  return [
    {
      kind: 'chart',
      alt: messageOf(block, writing),
      chart: {
        type: 'triangle',
        title: say('factsPeople.retention'),
        rowHeader: say('trends.cohort'),
        sizeHeader: say('trends.size'),
        columns: Array.from({ length: most }, (_, index) =>
          say(`trends.unit-n-${unit}`, { n: index + 1 }),
        ),
        rows: cohorts.map((cohort) => ({
          label: `${spanName(cohort, unit)}${cohort.when === null ? '' : ` ${say(`retrospectives.${cohort.when}`)}`}`,
          size: sizeCell(cohort, unit, writing),
          cells: cohort.cells.map((_, index) => shareCell(cohort, index + 1, unit, writing)),
        })),
        legend: isHatched ? say('factsPeople.retention-hatched') : '',
      },
    },
    {
      kind: 'paragraph',
      quiet: true,
      text: [
        say('trends.definition-classic'),
        ...(block.unknownStarts > 0
          ? [say('trends.unknown-starts', { count: block.unknownStarts })]
          : []),
      ].join(' '),
    },
  ];
};

export const retention: BlockDocument<'retention'> = {
  section: 'analysis',
  places,
  nameOf: ({ what, name }, writing) => {
    const [from = '', after = '0'] = what.split('.');
    return nameOf(from, Number(after), name === 'month' ? 'month' : 'week', writing);
  },
  write: (block, _facts, writing) => ({
    blocks: blocksOf(block, writing),
    message: messageOf(block, writing),
  }),
};
