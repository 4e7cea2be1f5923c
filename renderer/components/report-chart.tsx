import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, TitleComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartOption } from '../../shared/domain/report/chart-option.ts';
import type { ReportChart } from '../../shared/domain/report/document.ts';
import { useAppearance } from '../app/appearance.tsx';

echarts.use([BarChart, LineChart, GridComponent, MarkAreaComponent, TitleComponent, SVGRenderer]);

/** The same chart as in the documents, in the page's own light or dark. */
export const ReportChartView = ({ chart }: { readonly chart: ReportChart }) => {
  const host = useRef<HTMLDivElement>(null);
  const { appearance, language } = useAppearance();
  useEffect(() => {
    if (host.current === null) return;
    const drawn = echarts.init(host.current, null, { renderer: 'svg' });
    drawn.setOption(chartOption(chart, appearance, language));
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(host.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, [chart, appearance, language]);
  const height = chart.type === 'funnel' ? 60 + chart.steps.length * 44 : 260;
  return (
    <div
      ref={host}
      className="report-chart"
      style={{ height }}
      role="img"
      aria-label={chart.title}
    />
  );
};
