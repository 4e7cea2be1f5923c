import { LineChart } from 'echarts/charts';
import {
  GridComponent,
  MarkAreaComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { HealthSheet } from '../../../shared/contract/community-health.ts';
import { fontStacks, palettes, seriesColours, typeSizes } from '../../../shared/domain/look.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';

echarts.use([
  LineChart,
  GridComponent,
  MarkAreaComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** Members and active members through both periods, one above the other: their sizes differ too much for one axis. */
export const TrendChart = ({ sheet }: { readonly sheet: HealthSheet }) => {
  const t = useT();
  const { appearance, language } = useAppearance();
  const box = useRef<HTMLDivElement>(null);
  const { points, unit } = sheet.trend;
  const [first] = points;
  const last = points.at(-1);
  useEffect(() => {
    if (box.current === null) return;
    const colour = palettes[appearance];
    const text = {
      fontFamily: fontStacks[language],
      fontSize: typeSizes.small,
      color: colour.secondary,
    };
    const dates = points.map(({ to }) => to);
    const inPeriod = points.filter(({ to }) => to >= sheet.period.from).map(({ to }) => to);
    const running = points.find(({ complete }) => !complete)?.to;
    const area = {
      silent: true,
      label: { position: 'insideTop', color: colour.secondary, fontFamily: fontStacks[language] },
      data:
        inPeriod.length === 0
          ? []
          : [
              [
                {
                  name: t('health.now'),
                  xAxis: inPeriod[0],
                  itemStyle: { color: colour.accentGround },
                },
                { xAxis: inPeriod.at(-1) },
              ],
            ],
    };
    const series = (index: 0 | 1, values: readonly (number | null)[]) => ({
      type: 'line',
      xAxisIndex: index,
      yAxisIndex: index,
      data: values.map((value, at) =>
        dates[at] === running
          ? { value, symbol: 'emptyCircle', symbolSize: 8 }
          : { value, symbol: 'none' },
      ),
      lineStyle: { color: seriesColours[index], width: 1.5 },
      itemStyle: { color: seriesColours[index] },
      markArea: index === 0 ? area : { ...area, label: { show: false } },
    });
    const titles = (['members', 'active'] as const).map((name, index) => ({
      text: t(`health.trend-${name}`, { unit }),
      left: 0,
      top: index === 0 ? 0 : 176,
      padding: 0,
      textStyle: { ...text, fontSize: typeSizes.body, fontWeight: 600, color: colour.text },
    }));
    const chart = echarts.init(box.current, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      textStyle: text,
      title: titles,
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        valueFormatter: (value: unknown) =>
          formatNumber(language, typeof value === 'number' ? value : null),
      },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      grid: [
        { left: 64, right: 16, top: 30, height: 112 },
        { left: 64, right: 16, top: 206, height: 84 },
      ],
      xAxis: [0, 1].map((gridIndex) => ({
        gridIndex,
        type: 'category',
        data: dates,
        boundaryGap: false,
        axisLabel: { ...text, formatter: (date: string) => date.slice(5) },
        axisLine: { lineStyle: { color: colour.strongLine } },
        axisTick: { show: false },
      })),
      yAxis: [0, 1].map((gridIndex) => ({
        gridIndex,
        type: 'value',
        minInterval: 1,
        splitNumber: 3,
        // The line of members shows its change, which a zero would flatten; the active begin at zero.
        ...(gridIndex === 0 ? { scale: true } : { min: 0 }),
        axisLabel: { ...text, formatter: (value: number) => formatNumber(language, value) },
        splitLine: { lineStyle: { color: colour.line } },
      })),
      series: [
        {
          ...series(
            0,
            points.map(({ members }) => members),
          ),
          name: titles[0]!.text,
        },
        {
          ...series(
            1,
            points.map(({ active }) => active),
          ),
          name: titles[1]!.text,
        },
      ],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [points, unit, sheet.period.from, appearance, language, t]);
  if (first === undefined || last === undefined) return null;
  return (
    <div
      ref={box}
      className="trend-chart"
      role="img"
      aria-label={t('health.trend-label', {
        from: first.from,
        to: last.to,
        first: first.members,
        last: last.members,
        most: Math.max(0, ...points.map(({ active }) => active ?? 0)),
      })}
    />
  );
};
