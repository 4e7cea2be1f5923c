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

/** Recorded interactions month by month. */
export const ActivityChart = ({ months }: { readonly months: MemberDetail['months'] }) => {
  const t = useT();
  const { appearance } = useAppearance();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return;
    const shown = everyMonth(months);
    const colour = getComputedStyle(box.current).color;
    const chart = echarts.init(box.current, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      color: [...seriesColours],
      grid: { left: 40, right: 8, top: 12, bottom: 28 },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: {
        type: 'category',
        data: shown.map(({ month }) => month),
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
    <div ref={box} className="member-chart" role="img" aria-label={t('members.activity-chart')} />
  );
};
