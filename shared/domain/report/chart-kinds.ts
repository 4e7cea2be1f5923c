import { fontStacks, seriesColours, type Palette } from '../look.ts';
import type { Language } from '../../messages/languages.ts';
import type { ReportBar, ReportChart } from './document.ts';

/** Parts of ECharts options by kind of chart; `chart-option.ts` puts them together. */
type Of<Type extends ReportChart['type']> = Extract<ReportChart, { readonly type: Type }>;
type Option = Record<string, unknown>;
type Text = Readonly<Record<'fontFamily' | 'color', string>> & { readonly fontSize: number };

/** Room for the labels is taken from the drawing, not added to it. */
const labelsInside = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const;

const TITLE = 36;
const BAR = 44;
const CELL = 26;
const LEGEND = 24;

/** How high a chart is drawn, in pixels. */
export const chartHeight = (chart: ReportChart): number => {
  switch (chart.type) {
    case 'funnel':
      return 60 + chart.steps.length * BAR;
    case 'bars':
      return 60 + chart.bars.length * 30;
    case 'triangle':
      return TITLE + CELL * (chart.rows.length + 1) + (chart.legend === '' ? 0 : LEGEND);
    case 'flow':
      return TITLE + Math.max(200, 44 * Math.max(chart.from.length, chart.to.length));
    default:
      return 260;
  }
};

/** Bars from zero to the right, each with its number and a note behind it. */
export const barsOption = (
  bars: readonly ReportBar[],
  colour: Palette,
  language: Language,
  text: Text,
): Option => ({
  grid: { left: 8, right: 230, top: TITLE, bottom: 8, ...labelsInside },
  xAxis: { type: 'value', show: false, min: 0 },
  yAxis: {
    type: 'category',
    inverse: true,
    data: bars.map((bar) => bar.label),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { ...text, color: colour.text, width: 150, overflow: 'truncate' },
  },
  series: [
    {
      type: 'bar',
      silent: true,
      barWidth: 22,
      itemStyle: { color: seriesColours[0] },
      label: {
        show: true,
        position: 'right',
        color: colour.text,
        fontFamily: fontStacks[language],
      },
      data: bars.map((bar) => ({
        value: bar.value ?? 0,
        label: { formatter: `${bar.opening.value}${bar.note === '' ? '' : `   ${bar.note}`}` },
      })),
    },
  ],
});

const hatching = {
  symbol: 'rect',
  rotation: Math.PI / 4,
  dashArrayX: [1, 0],
  dashArrayY: [3, 4],
  color: 'rgba(128, 128, 128, 0.35)',
} as const;

/** Cells shaded by their share; what is not whole is hatched. */
export const triangleOption = (chart: Of<'triangle'>, colour: Palette, text: Text): Option => {
  const columns = [chart.sizeHeader, ...chart.columns];
  const cells = chart.rows.flatMap((row, y) => [
    { value: [0, y, 0], name: row.size.text, itemStyle: {} },
    ...row.cells.map(({ share, text: name, whole }, index) => ({
      value: [index + 1, y, share ?? 0],
      name,
      itemStyle: whole ? {} : { decal: hatching },
    })),
  ]);
  return {
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
    grid: {
      left: 8,
      right: 8,
      top: TITLE + 4,
      bottom: chart.legend === '' ? 4 : LEGEND,
      ...labelsInside,
    },
    xAxis: {
      type: 'category',
      position: 'top',
      data: columns,
      axisLine: { show: false },
      axisTick: { show: false },
      // Many columns are narrow.
      axisLabel: { ...text, interval: 0, ...(chart.columns.length > 9 ? { fontSize: 10 } : {}) },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: chart.rows.map((row) => row.label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, color: colour.text, interval: 0 },
    },
    visualMap: {
      show: false,
      min: 0,
      max: 1,
      dimension: 2,
      inRange: { color: [colour.surface, seriesColours[4]] },
    },
    series: [
      {
        type: 'heatmap',
        silent: true,
        label: {
          show: true,
          color: colour.text,
          fontFamily: text.fontFamily,
          fontSize: text.fontSize,
          formatter: '{b}',
        },
        itemStyle: { borderColor: colour.line, borderWidth: 1 },
        data: cells,
      },
    ],
  };
};

export const flowOption = (chart: Of<'flow'>, colour: Palette, text: Text): Option => {
  const node = (side: string, key: string): string => `${side} ${key}`;
  return {
    series: [
      {
        type: 'sankey',
        silent: true,
        left: 8,
        right: 120,
        top: TITLE,
        bottom: 8,
        draggable: false,
        emphasis: { disabled: true },
        // Both sides keep the order they are given in.
        layoutIterations: 0,
        label: { ...text, color: colour.text },
        edgeLabel: { ...text, show: true, color: colour.text, formatter: '{c}' },
        lineStyle: { color: 'source', opacity: 0.35 },
        data: [
          ...chart.from.map(({ key, label }, index) => ({
            name: node('from', key),
            label: { formatter: label },
            itemStyle: { color: seriesColours[index % seriesColours.length] },
          })),
          ...chart.to.map(({ key, label }, index) => ({
            name: node('to', key),
            label: { formatter: label },
            itemStyle: { color: seriesColours[index % seriesColours.length] },
          })),
        ],
        links: chart.links.map(({ from, to, value }) => ({
          source: node('from', from),
          target: node('to', to),
          value,
        })),
      },
    ],
  };
};
