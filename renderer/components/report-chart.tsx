import { BarChart, LineChart, SankeyChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  TitleComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartHeight } from '../../shared/domain/report/chart-kinds.ts';
import { chartOption } from '../../shared/domain/report/chart-option.ts';
import type { ReportChart } from '../../shared/domain/report/document.ts';
import { useAppearance } from '../app/appearance.tsx';

echarts.use([
  ...[BarChart, LineChart, SankeyChart],
  ...[GridComponent, LegendComponent, MarkAreaComponent, TitleComponent, SVGRenderer],
]);

/** The same chart as in the documents, in the page's own light or dark. */
export const ReportChartView = ({
  chart,
  alt,
}: {
  readonly chart: Extract<ReportChart, { readonly type: 'daily' | 'flow' }>;
  readonly alt: string;
}) => {
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
  return (
    <div
      ref={host}
      className="report-chart"
      style={{ height: chartHeight(chart) }}
      role="img"
      aria-label={alt}
    />
  );
};
