import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { MemberDetail } from '../../../shared/contract/members.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';

echarts.use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

/** Recorded interactions month by month. */
export const ActivityChart = ({ months }: { readonly months: MemberDetail['months'] }) => {
  const t = useT();
  const { appearance } = useAppearance();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return;
    const colour = getComputedStyle(box.current).color;
    const chart = echarts.init(box.current, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      grid: { left: 40, right: 8, top: 12, bottom: 28 },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: {
        type: 'category',
        data: months.map(({ month }) => month),
        axisLabel: { color: colour },
      },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { color: colour } },
      series: [{ type: 'bar', barMaxWidth: 24, data: months.map(({ count }) => count) }],
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
