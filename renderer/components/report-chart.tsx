import { LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, TitleComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartOption } from '../../shared/domain/report/chart-option.ts';
import type { ReportChart } from '../../shared/domain/report/document.ts';
import { useAppearance } from '../app/appearance.tsx';

echarts.use([LineChart, GridComponent, MarkAreaComponent, TitleComponent, SVGRenderer]);

/** The same chart as in the documents, in the page's own light or dark. */
export const ReportChartView = ({
  chart,
}: {
  readonly chart: Extract<ReportChart, { readonly type: 'daily' }>;
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
  return <div ref={host} className="report-chart" role="img" aria-label={chart.title} />;
};
