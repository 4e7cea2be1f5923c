import { unknown } from '../../messages/format.ts';
import type { ReportBar, ReportCell, ReportChart, ReportTable } from './document.ts';

const integer = (number: number): ReportCell => ({
  text: String(number),
  number,
  format: 'integer',
});
const optional = (number: number | null): ReportCell =>
  number === null ? { text: unknown } : integer(number);
const left = (header: string) => ({ header, align: 'left' as const });
const right = (header: string) => ({ header, align: 'right' as const });

/** What a chart is told with where it is written as a table. */
export interface ChartWords {
  readonly value: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

const barRows = (bars: readonly ReportBar[]): ReportTable['rows'] =>
  bars.map(({ label, value, note, opening }) => [
    { text: label },
    { text: opening.value, number: value, format: 'integer', opening },
    { text: note },
  ]);

/** The numbers of a chart as a table: for spreadsheets, and for who does not see it. */
export const chartTable = (chart: ReportChart, words: ChartWords): ReportTable => {
  const table = { kind: 'table', title: chart.title } as const;
  switch (chart.type) {
    case 'daily':
      return {
        ...table,
        columns: [left(words.date), right(chart.unit)],
        rows: chart.dates.map((date, index) => [
          { text: date },
          optional(chart.values[index] ?? null),
        ]),
      };
    case 'funnel':
    case 'bars':
      return {
        ...table,
        columns: [left(''), right(words.value), left('')],
        rows: barRows(chart.type === 'funnel' ? chart.steps : chart.bars),
      };
    case 'triangle':
      return {
        ...table,
        columns: [left(chart.rowHeader), right(chart.sizeHeader), ...chart.columns.map(right)],
        rows: chart.rows.map((row) => [
          { text: row.label },
          row.size,
          ...chart.columns.map((_, index) => row.cells[index] ?? { text: '' }),
        ]),
      };
    case 'flow': {
      const names = new Map([...chart.from, ...chart.to].map(({ key, label }) => [key, label]));
      return {
        ...table,
        columns: [left(words.from), left(words.to), right(words.value)],
        rows: chart.links.map(({ from, to, value, opening }) => [
          { text: names.get(from) ?? from },
          { text: names.get(to) ?? to },
          { ...integer(value), opening },
        ]),
      };
    }
    default: {
      const never: never = chart;
      return never;
    }
  }
};
