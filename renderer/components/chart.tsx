import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

echarts.use([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  TooltipComponent,
  SVGRenderer,
]);

interface ChartProps {
  /** Kept by the caller as long as nothing in it changes. */
  readonly option: Record<string, unknown>;
  /** Says in words what is drawn. */
  readonly label: string;
  readonly className: string;
}

/** A drawing that follows the size of its place. */
export const Chart = ({ option, label, className }: ChartProps) => {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    const drawn = echarts.init(host.current, null, { renderer: 'svg' });
    drawn.setOption(option);
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(host.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, [option]);
  return <div ref={host} className={className} role="img" aria-label={label} />;
};
