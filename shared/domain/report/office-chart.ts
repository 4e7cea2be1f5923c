import { seriesColours } from '../look.ts';
import type { ReportBar, ReportChart } from './document.ts';

/** A chart that an office program draws itself from its numbers, so that it can be edited there. */
export interface OfficeChart {
  readonly type: 'line' | 'bars';
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly OfficeSeries[];
}

export interface OfficeSeries {
  readonly name: string;
  /** `#rrggbb` */
  readonly colour: string;
  /** By category; null = none there. */
  readonly values: readonly (number | null)[];
}

const GREY = 6;
const colourAt = (index: number): string => seriesColours[index % seriesColours.length]!;

const barsOf = (title: string, bars: readonly ReportBar[], unit: string): OfficeChart => ({
  type: 'bars',
  title,
  categories: bars.map(({ label, note }) => (note === '' ? label : `${label}\n${note}`)),
  series: [{ name: unit, colour: colourAt(0), values: bars.map(({ value }) => value) }],
});

/** null = no office program draws it: it is written as a table. */
export const officeChart = (chart: ReportChart, unit: string): OfficeChart | null => {
  switch (chart.type) {
    case 'funnel':
      return barsOf(chart.title, chart.steps, unit);
    case 'bars':
      return barsOf(chart.title, chart.bars, unit);
    case 'daily': {
      const inside = (date: string, { from, to }: { from: string; to: string }): boolean =>
        date >= from && date <= to;
      const spans = chart.spans.map((span, index) => ({
        name: span.label,
        colour: span.main ? colourAt(0) : colourAt(index + 1),
        values: chart.dates.map((date, at) => (inside(date, span) ? chart.values[at]! : null)),
      }));
      const outside = chart.dates.map((date, at) =>
        chart.spans.some((span) => inside(date, span)) ? null : chart.values[at]!,
      );
      const isSome = (values: readonly (number | null)[]): boolean =>
        values.some((value) => value !== null);
      return {
        type: 'line',
        title: chart.title,
        categories: chart.dates.map((date) => date.slice(5)),
        series: [
          ...spans.filter(({ values }) => isSome(values)),
          ...(isSome(outside)
            ? [{ name: chart.unit, colour: colourAt(GREY), values: outside }]
            : []),
        ],
      };
    }
    case 'triangle':
    case 'flow':
      return null;
    default: {
      const never: never = chart;
      return never;
    }
  }
};
