import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ReferralOverview } from '../../../shared/contract/referrals.ts';
import { palettes, seriesColours } from '../../../shared/domain/look.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Whom members brought month by month: those named, and on them those only counted. */
export const MonthBars = ({ months }: { readonly months: ReferralOverview['months'] }) => {
  const t = useT();
  const { appearance } = useAppearance();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return;
    const colour = palettes[appearance];
    const text = { color: colour.secondary };
    const chart = echarts.init(box.current, null, { renderer: 'svg' });
    const series = (['named', 'counted'] as const).map((kind) => ({
      type: 'bar' as const,
      name: t(`referrals.${kind}`),
      stack: 'brought',
      barMaxWidth: 28,
      data: months.map((month) => month[kind]),
    }));
    chart.setOption({
      animation: false,
      color: [...seriesColours],
      legend: { top: 0, left: 0, itemHeight: 10, textStyle: text },
      grid: { left: 44, right: 8, top: 32, bottom: 24 },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: { type: 'category', data: months.map(({ month }) => month), axisLabel: text },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: text,
        splitLine: { lineStyle: { color: colour.line } },
      },
      series,
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [months, appearance, t]);
  return (
    <div
      ref={box}
      className="referral-months"
      role="img"
      aria-label={t('referrals.months-chart')}
    />
  );
};
