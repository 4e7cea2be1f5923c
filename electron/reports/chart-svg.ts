import * as echarts from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, TitleComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import type { ReportChart } from '../../shared/domain/report/document.ts';
import { chartOption } from '../../shared/domain/report/chart-option.ts';
import type { Language } from '../../shared/messages/languages.ts';

echarts.use([BarChart, LineChart, GridComponent, MarkAreaComponent, TitleComponent, SVGRenderer]);

const WIDTH = 720;
const height = (chart: ReportChart): number =>
  chart.type === 'funnel' ? 60 + chart.steps.length * 44 : 260;

/** A chart as SVG text; the fonts are named, their metrics are the renderer's guess. */
export const chartSvg = (chart: ReportChart, language: Language): string => {
  const drawn = echarts.init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: WIDTH,
    height: height(chart),
  });
  try {
    drawn.setOption(chartOption(chart, 'light', language));
    return drawn.renderToSVGString();
  } finally {
    drawn.dispose();
  }
};
