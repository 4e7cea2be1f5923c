import type { GrowthSpanData } from '../../../../shared/contract/trends.ts';
import {
  fontStacks,
  palettes,
  seriesColours,
  typeSizes,
  type Appearance,
} from '../../../../shared/domain/look.ts';
import type { Unit } from '../../../../shared/domain/periods/units.ts';
import { formatNumber, formatPercent } from '../../../../shared/messages/format.ts';
import type { Language } from '../../../../shared/messages/languages.ts';
import { translate } from '../../../../shared/messages/translate.ts';
import { spanName } from '../../../../shared/domain/periods/span-name.ts';

const [blue, ochre, green, purple] = seriesColours;

const baseOf = (appearance: Appearance, language: Language) => {
  const colour = palettes[appearance];
  const text = {
    fontFamily: fontStacks[language],
    fontSize: typeSizes.small,
    color: colour.secondary,
  };
  return {
    colour,
    text,
    common: {
      animation: false,
      textStyle: text,
      // Patterns for what is not whole; they come with the wording of drawings, which has its own here.
      aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
      grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: text },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        backgroundColor: colour.raised,
        borderColor: colour.strongLine,
        textStyle: { ...text, color: colour.text },
      },
    },
    axis: (data: readonly string[], isBetween: boolean) => ({
      type: 'category',
      data: [...data],
      boundaryGap: isBetween,
      axisLabel: text,
      axisLine: { lineStyle: { color: colour.strongLine } },
      axisTick: { show: false },
    }),
    values: (format: (value: number) => string) => ({
      type: 'value',
      axisLabel: { ...text, formatter: format },
      splitLine: { lineStyle: { color: colour.line } },
    }),
  };
};

const hatching = {
  symbol: 'rect',
  rotation: Math.PI / 4,
  dashArrayX: [1, 0],
  dashArrayY: [3, 4],
  color: 'rgba(255, 255, 255, 0.65)',
} as const;

/** New upwards, left downwards, net as a line; a span that runs is hatched. */
export const growthChart = (
  spans: readonly GrowthSpanData[],
  unit: Unit,
  appearance: Appearance,
  language: Language,
): Record<string, unknown> => {
  const { common, axis, values } = baseOf(appearance, language);
  const number = (value: number): string => formatNumber(language, value);
  const bars = (name: string, color: string, value: (span: GrowthSpanData) => number) => ({
    type: 'bar',
    name,
    stack: 'change',
    barMaxWidth: 28,
    itemStyle: { color },
    data: spans.map((span) => ({
      value: value(span),
      ...(span.isRunning ? { itemStyle: { decal: hatching } } : {}),
    })),
  });
  return {
    ...common,
    tooltip: { ...common.tooltip, valueFormatter: (value: unknown) => number(Number(value)) },
    xAxis: axis(
      spans.map((span) => spanName(span, unit)),
      true,
    ),
    yAxis: { ...values(number), minInterval: 1 },
    series: [
      bars(translate(language, 'trends.joined'), blue, ({ joined }) => joined),
      bars(translate(language, 'trends.left'), ochre, ({ left }) => -left),
      {
        type: 'line',
        name: translate(language, 'trends.net'),
        symbol: 'diamond',
        symbolSize: 7,
        lineStyle: { color: green, width: 2 },
        itemStyle: { color: green },
        data: spans.map(({ start, end }) => end - start),
      },
    ],
  };
};

export interface DrawnDay {
  readonly date: string;
  readonly dau: number;
  readonly wau: number | null;
  readonly mau: number | null;
  readonly stickiness: number | null;
}

/** Days at the start of which a trailing month is not told yet. */
const unwhole = (days: readonly DrawnDay[], language: Language, colour: string) => {
  const early = days.filter(({ mau }) => mau === null);
  const [first, last] = [early[0], early.at(-1)];
  if (first === undefined || last === undefined) return {};
  return {
    markArea: {
      silent: true,
      itemStyle: { color: colour, opacity: 0.35 },
      label: { position: 'insideTop', fontFamily: fontStacks[language] },
      data: [
        [
          { name: translate(language, 'trends.not-whole'), xAxis: first.date },
          { xAxis: last.date },
        ],
      ],
    },
  };
};

/** Daily, weekly and monthly active; the first 29 days of the records have no month. */
export const activityChart = (
  days: readonly DrawnDay[],
  appearance: Appearance,
  language: Language,
): Record<string, unknown> => {
  const { common, colour, axis, values } = baseOf(appearance, language);
  const number = (value: number): string => formatNumber(language, value);
  const line = (id: 'dau' | 'wau' | 'mau', color: string, type: string) => ({
    type: 'line',
    name: translate(language, `trends.${id}`),
    showSymbol: false,
    lineStyle: { color, width: 1.8, type },
    itemStyle: { color },
    data: days.map((day) => day[id]),
    ...(id === 'mau' ? unwhole(days, language, colour.strongLine) : {}),
  });
  return {
    ...common,
    tooltip: {
      ...common.tooltip,
      valueFormatter: (value: unknown) =>
        value === null || value === undefined ? '—' : number(Number(value)),
    },
    xAxis: axis(
      days.map(({ date }) => date),
      false,
    ),
    yAxis: { ...values(number), min: 0, minInterval: 1 },
    series: [line('mau', green, 'solid'), line('wau', ochre, 'dashed'), line('dau', blue, 'solid')],
  };
};

/** Stickiness by day. */
export const stickinessChart = (
  days: readonly DrawnDay[],
  appearance: Appearance,
  language: Language,
): Record<string, unknown> => {
  const { common, colour, axis, values } = baseOf(appearance, language);
  const percent = (value: number): string => formatPercent(language, value);
  return {
    ...common,
    tooltip: {
      ...common.tooltip,
      valueFormatter: (value: unknown) =>
        value === null || value === undefined ? '—' : percent(Number(value)),
    },
    xAxis: axis(
      days.map(({ date }) => date),
      false,
    ),
    yAxis: { ...values(percent), min: 0 },
    series: [
      {
        type: 'line',
        name: translate(language, 'metrics.name-stickiness'),
        showSymbol: false,
        lineStyle: { color: purple, width: 1.8 },
        itemStyle: { color: purple },
        data: days.map(({ stickiness }) => stickiness),
        ...unwhole(days, language, colour.strongLine),
      },
    ],
  };
};
