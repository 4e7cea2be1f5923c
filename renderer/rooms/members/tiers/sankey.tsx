import { SankeyChart } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { TierFlowReport } from '../../../../shared/contract/tiers.ts';
import { fontStacks, palettes, seriesColours, typeSizes } from '../../../../shared/domain/look.ts';
import { formatNumber } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';

echarts.use([SankeyChart, TooltipComponent, SVGRenderer]);

interface SankeyProps {
  readonly flow: TierFlowReport;
  /** Places in the flow's tiers; null = none. */
  readonly onOpen: (from: number | null, to: number | null) => void;
}

/** Who was where on the first date, at the left, and on the second, at the right. */
export const Sankey = ({ flow, onOpen }: SankeyProps) => {
  const t = useT();
  const { appearance, language } = useAppearance();
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  useEffect(() => {
    if (box.current === null) return;
    const colours = palettes[appearance];
    const none = flow.tiers.length;
    const places = [...flow.tiers.map((_, place) => place), none];
    const nodeName = (side: 'from' | 'to', place: number | null): string =>
      `${side} ${place ?? none}`;
    const sum = (side: 'from' | 'to', place: number): number =>
      flow.cells.reduce(
        (total, cell) => ((cell[side] ?? none) === place ? total + cell.count : total),
        0,
      );
    const nameOf = (place: number): string =>
      place === none ? t('tiers.now-none') : flow.tiers[place]!.name;
    const nodes = (['from', 'to'] as const).flatMap((side) =>
      places
        .map((place) => ({ place, count: sum(side, place) }))
        .filter(({ count }) => count > 0)
        .map(({ place, count }) => ({
          name: nodeName(side, place),
          depth: side === 'from' ? 0 : 1,
          itemStyle: {
            color: place === none ? colours.control : seriesColours[flow.tiers[place]!.series],
          },
          label: {
            position: side === 'from' ? ('left' as const) : ('right' as const),
            formatter: `${nameOf(place)}  ${formatNumber(language, count)}`,
          },
        })),
    );
    const chart = echarts.init(box.current, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      tooltip: { trigger: 'item', renderMode: 'richText' },
      series: [
        {
          type: 'sankey',
          left: 110,
          right: 110,
          top: 8,
          bottom: 8,
          nodeWidth: 14,
          nodeGap: 10,
          layoutIterations: 0,
          draggable: false,
          emphasis: { focus: 'adjacency' },
          label: {
            color: colours.text,
            fontFamily: fontStacks[language],
            fontSize: typeSizes.small,
          },
          lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
          data: nodes,
          links: flow.cells.map(({ from, to, count }) => ({
            source: nodeName('from', from),
            target: nodeName('to', to),
            value: count,
            tooltip: {
              formatter: `${nameOf(from ?? none)} → ${nameOf(to ?? none)}: ${formatNumber(language, count)}`,
            },
          })),
          tooltip: {
            formatter: ({ name, value }: { name: string; value: number }) =>
              `${nameOf(Number(name.split(' ')[1]))}: ${formatNumber(language, value)}`,
          },
        },
      ],
    });
    chart.on('click', ({ dataType, data }) => {
      if (dataType !== 'edge') return;
      const { source, target } = data as { source: string; target: string };
      const place = (name: string): number | null => {
        const found = Number(name.split(' ')[1]);
        return found === none ? null : found;
      };
      latest.current(place(source), place(target));
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [flow, appearance, language, t]);
  return <div ref={box} className="tier-sankey" role="img" aria-label={t('tiers.flow-chart')} />;
};
