import type { Facts } from '../../../contract/retrospectives.ts';
import type { FigureDifference } from '../../../contract/figures.ts';
import { whyIncomparable } from '../../metrics/compare.ts';
import { isComplete, type Period } from '../../periods/period.ts';
import type { MetricUnit } from '../../metrics/registry.ts';
import { isDetectable } from '../../statistics/intervals.ts';
import type { ChangeVerdict } from '../../statistics/verdict.ts';
import { addDays } from '../../values/days.ts';
import { localDateOf } from '../../values/zone.ts';
import type { ReportBlock } from '../document.ts';
import { formatChange, formatDifference, metricName } from '../format-figure.ts';
import { figureCell, textCell, type Writing } from './cells.ts';

const whens = ['before', 'during', 'after'] as const;

/** Growth, activity and orders before, during and after, with what may be said of the change. */
export const comparisonBlocks = (facts: Facts, writing: Writing): ReportBlock[] => {
  const { language, say } = writing;
  const today = localDateOf(facts.cutoffMs, facts.zone);
  const incomplete = facts.comparison.some((one) =>
    whens.some((when) => one[when].value !== null && !one[when].complete),
  );
  return [
    ...dailyChart(facts, today, writing),
    {
      kind: 'table',
      title: say('retrospectives.comparison'),
      columns: [
        { header: say('retrospectives.metric'), align: 'left' },
        ...whens.map((when) => ({
          header: say(`retrospectives.${when}`),
          align: 'right' as const,
        })),
        { header: say('retrospectives.change'), align: 'right' },
        { header: say('retrospectives.verdict'), align: 'left' },
      ],
      rows: facts.comparison.map((one) => {
        const { before, during } = one;
        const why = whyIncomparable(before, during, today);
        const name = metricName(language, during.id);
        return [
          textCell(name),
          ...whens.map((when) =>
            figureCell(
              writing,
              `${when}.${during.id}`,
              one[when],
              `${name} · ${say(`retrospectives.${when}`)}`,
            ),
          ),
          textCell(why === null ? formatChange(language, before, during) : null),
          {
            text: why === null ? verdict(changeOf(one), writing) : say(`retrospectives.why-${why}`),
          },
        ];
      }),
    },
    {
      kind: 'paragraph',
      text: `${incomplete ? `${say('retrospectives.incomplete-note')} ` : ''}${say('retrospectives.comparison-note')}`,
      quiet: true,
    },
  ];
};

/** A difference with what it takes to speak of it. */
export interface Change {
  readonly difference: FigureDifference | null;
  readonly unit: MetricUnit;
  /** People (or things) of both samples. */
  readonly before: number;
  readonly during: number;
}

const changeOf = ({ before, during, difference }: Facts['comparison'][number]): Change => ({
  difference,
  unit: during.unit,
  before: before.n,
  during: during.n,
});

/** What was signed before verdicts were kept is judged by its interval alone. */
export const verdictOf = ({ value, interval, verdict }: FigureDifference): ChangeVerdict =>
  verdict ?? (!isDetectable(interval) ? 'none' : value > 0 ? 'higher' : 'lower');

/** What may be said of a difference is chosen by its interval and its test. */
export const verdict = (
  { difference, unit, before, during }: Change,
  { language, currency, say }: Writing,
): string =>
  difference === null
    ? ''
    : say(`retrospectives.verdict-${verdictOf(difference)}`, {
        range: formatDifference(language, difference.interval, unit, currency),
        before,
        during,
      });

/** Every day from the first to the last with any activity: a day without is a zero, not a gap. */
const dailyChart = (facts: Facts, today: string, { say }: Writing): ReportBlock[] => {
  const [first] = facts.daily;
  const last = facts.daily.at(-1);
  if (first === undefined || last === undefined) return [];
  const active = new Map(facts.daily.map((day) => [day.date, day.active]));
  const dates: string[] = [];
  for (let date = first.date; date <= last.date; date = addDays(date, 1)) dates.push(date);
  const span = (when: (typeof whens)[number], period: Period) => ({
    ...period,
    main: when === 'during',
    label: isComplete(period, today)
      ? say(`retrospectives.${when}`)
      : say('retrospectives.running', { name: say(`retrospectives.${when}`) }),
  });
  return [
    {
      kind: 'chart',
      chart: {
        type: 'daily',
        title: say('retrospectives.daily'),
        unit: say('metrics.unit-people'),
        dates,
        values: dates.map((date) => active.get(date) ?? 0),
        spans: whens.map((when) => span(when, facts[when])),
      },
    },
  ];
};
