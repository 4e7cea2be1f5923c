import type { Facts } from '../../../contract/retrospectives.ts';
import { formatPointsRange } from '../../../messages/format.ts';
import { whyIncomparable } from '../../metrics/compare.ts';
import { isComplete, type Period } from '../../periods/period.ts';
import { isDetectable } from '../../statistics/intervals.ts';
import { addDays } from '../../values/days.ts';
import { localDateOf } from '../../values/zone.ts';
import type { ReportBlock } from '../document.ts';
import { formatChange, metricName } from '../format-figure.ts';
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
          { text: why === null ? verdict(one, writing) : say(`retrospectives.why-${why}`) },
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

/** What may be said of a difference is chosen by its interval. */
export const verdict = (
  {
    difference,
    during,
  }: Pick<Facts['comparison'][number], 'difference'> & { readonly during: { readonly n: number } },
  { language, say }: Writing,
): string => {
  if (difference === null) return '';
  const { value, interval } = difference;
  const range = formatPointsRange(language, interval);
  if (!isDetectable(interval)) return say('retrospectives.no-detectable', { n: during.n, range });
  return say(value > 0 ? 'retrospectives.higher' : 'retrospectives.lower', { range });
};

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
