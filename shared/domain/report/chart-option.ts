import type { Language } from '../../messages/languages.ts';
import { fontStacks, palettes, seriesColours, typeSizes, type Appearance } from '../look.ts';
import { barsOption, flowOption, triangleOption } from './chart-kinds.ts';
import type { ReportChart } from './document.ts';

/** The ECharts option of a report's chart; plain data, so that page and documents draw the same. */
export const chartOption = (
  chart: ReportChart,
  appearance: Appearance,
  language: Language,
): Record<string, unknown> => {
  const colour = palettes[appearance];
  const text = {
    fontFamily: fontStacks[language],
    fontSize: typeSizes.small,
    color: colour.secondary,
  };
  const common = {
    animation: false,
    textStyle: text,
    title: {
      text: chart.title,
      left: 0,
      top: 0,
      padding: 0,
      textStyle: { ...text, fontSize: typeSizes.body, fontWeight: 600, color: colour.text },
    },
  };
  switch (chart.type) {
    case 'funnel':
      return { ...common, ...barsOption(chart.steps, colour, language, text) };
    case 'bars':
      return { ...common, ...barsOption(chart.bars, colour, language, text) };
    case 'triangle':
      return {
        ...common,
        ...triangleOption(chart, colour, text),
        title: [
          common.title,
          {
            text: chart.legend,
            left: 0,
            bottom: 0,
            padding: 0,
            textStyle: { ...text, fontWeight: 'normal' },
          },
        ],
      };
    case 'flow':
      return { ...common, ...flowOption(chart, colour, text) };
    case 'daily':
      return {
        ...common,
        grid: { left: 44, right: 16, top: 56, bottom: 28 },
        xAxis: {
          type: 'category',
          data: [...chart.dates],
          boundaryGap: false,
          axisLabel: { ...text, formatter: (date: string) => date.slice(5) },
          axisLine: { lineStyle: { color: colour.strongLine } },
          axisTick: { show: false },
        },
        yAxis: {
          type: 'value',
          min: 0,
          minInterval: 1,
          axisLabel: text,
          splitLine: { lineStyle: { color: colour.line } },
        },
        series: [
          {
            type: 'line',
            data: [...chart.values],
            showSymbol: false,
            lineStyle: { color: seriesColours[0], width: 1.5 },
            itemStyle: { color: seriesColours[0] },
            markArea: {
              silent: true,
              label: { position: 'top', color: colour.secondary, fontFamily: fontStacks[language] },
              data: chart.spans
                .map((span) => within(span, chart.dates))
                .filter((span) => span !== null)
                .map((span) => [
                  {
                    name: span.label,
                    xAxis: span.from,
                    itemStyle: { color: span.main ? colour.accentGround : 'transparent' },
                  },
                  { xAxis: span.to },
                ]),
            },
          },
        ],
      };
    default: {
      const never: never = chart;
      return never;
    }
  }
};

/** A span cut to the days that the axis has; null when none lies inside it. */
const within = <Span extends { readonly from: string; readonly to: string }>(
  span: Span,
  dates: readonly string[],
): Span | null => {
  const inside = dates.filter((date) => date >= span.from && date <= span.to);
  const [first] = inside;
  const last = inside.at(-1);
  return first === undefined || last === undefined ? null : { ...span, from: first, to: last };
};
