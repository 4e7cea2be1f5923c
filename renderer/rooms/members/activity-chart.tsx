import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { MemberDetail } from '../../../shared/contract/members.ts';
import { palettes, seriesColours } from '../../../shared/domain/look.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';

echarts.use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

/** Every month from the first to the last: one without a record is a zero, not a gap in the axis. */
const everyMonth = (months: MemberDetail['months']): MemberDetail['months'] => {
  const counts = new Map(months.map(({ month, count }) => [month, count]));
  const filled: { month: string; count: number }[] = [];
  const last = months.at(-1)?.month ?? '';
  for (let month = months[0]?.month ?? '~'; month <= last; month = nextMonth(month))
    filled.push({ month, count: counts.get(month) ?? 0 });
  return filled;
};

const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`;
};

export type ChartUnit = 'month' | 'quarter' | 'year';
/** A bar for each month of so many; more are drawn by quarters, and many more by years. */
const MOST_MONTHS = 36;
const MOST_QUARTERS_MONTHS = 120;

/** What one bar of the chart stands for. */
export const chartUnit = (months: MemberDetail['months']): ChartUnit => {
  const { length } = everyMonth(months);
  return length <= MOST_MONTHS ? 'month' : length <= MOST_QUARTERS_MONTHS ? 'quarter' : 'year';
};

const periodOf = (month: string, unit: ChartUnit): string => {
  const [year = '', number = ''] = month.split('-');
  if (unit === 'month') return month;
  return unit === 'year' ? year : `${year} Q${Math.ceil(Number(number) / 3)}`;
};

const bars = (months: MemberDetail['months']): { period: string; count: number }[] => {
  const unit = chartUnit(months);
  const sums = new Map<string, number>();
  for (const { month, count } of everyMonth(months)) {
    const period = periodOf(month, unit);
    sums.set(period, (sums.get(period) ?? 0) + count);
  }
  return [...sums].map(([period, count]) => ({ period, count }));
};

/** Recorded interactions, a bar for each month, quarter or year. */
export const ActivityChart = ({ months }: { readonly months: MemberDetail['months'] }) => {
  const t = useT();
  const { appearance } = useAppearance();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return;
    const shown = bars(months);
    const colour = getComputedStyle(box.current).color;
    const chart = echarts.init(box.current, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      color: [...seriesColours],
      grid: { left: 40, right: 8, top: 12, bottom: 28 },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: {
        type: 'category',
        data: shown.map(({ period }) => period),
        axisLabel: { color: colour },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: colour },
        splitLine: { lineStyle: { color: palettes[appearance].line } },
      },
      series: [{ type: 'bar', barMaxWidth: 24, data: shown.map(({ count }) => count) }],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [months, appearance]);
  return (
    <div
      ref={box}
      className="member-chart"
      role="img"
      aria-label={t(`members.activity-${chartUnit(months)}`)}
    />
  );
};
