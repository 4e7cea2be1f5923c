import * as echarts from 'echarts/core';
import { BarChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  TitleComponent,
  VisualMapComponent,
} from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { fontStacks } from '../../shared/domain/look.ts';
import type { ReportChart } from '../../shared/domain/report/document.ts';
import { chartHeight } from '../../shared/domain/report/chart-kinds.ts';
import { chartOption } from '../../shared/domain/report/chart-option.ts';
import type { Language } from '../../shared/messages/languages.ts';

echarts.use([
  ...[BarChart, HeatmapChart, LineChart, SankeyChart],
  ...[AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, TitleComponent],
  ...[VisualMapComponent, SVGRenderer],
]);

const WIDTH = 720;

/** A chart as SVG text; the fonts are named, their metrics are the renderer's guess. */
export const chartSvg = (chart: ReportChart, language: Language): string => {
  const drawn = echarts.init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: WIDTH,
    height: chartHeight(chart),
  });
  try {
    drawn.setOption(chartOption(chart, 'light', language));
    // Names of fonts have quotes in them, which would end the attribute they are written into; the
    // document's own font, bundled when it is printed, is the one that is wanted anyway.
    return drawn
      .renderToSVGString()
      .replaceAll(`font-family:${fontStacks[language]}`, 'font-family:inherit');
  } finally {
    drawn.dispose();
  }
};
