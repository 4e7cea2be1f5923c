import type { ReportBlock, ReportCell, ReportChart, ReportOpening } from './document.ts';

const ofCells = (cells: readonly ReportCell[]): (ReportOpening | undefined)[] =>
  cells.map(({ opening }) => opening);

const ofChart = (chart: ReportChart): (ReportOpening | undefined)[] => {
  switch (chart.type) {
    case 'funnel':
      return chart.steps.map(({ opening }) => opening);
    case 'bars':
      return chart.bars.map(({ opening }) => opening);
    case 'flow':
      return chart.links.map(({ opening }) => opening);
    case 'triangle':
      return chart.rows.flatMap(({ size, cells }) => ofCells([size, ...cells]));
    case 'daily':
    case 'stacked':
      return [];
    default: {
      const never: never = chart;
      return never;
    }
  }
};

/** Every number of these blocks that opens. */
export const openingsOf = (blocks: readonly ReportBlock[]): ReportOpening[] =>
  blocks
    .flatMap((block): (ReportOpening | undefined)[] => {
      switch (block.kind) {
        case 'figures':
          return [...block.items];
        case 'table':
          return block.rows.flatMap(ofCells);
        case 'tree':
          return block.items.map(({ opening }) => opening);
        case 'chart':
          return ofChart(block.chart);
        case 'paragraph':
        case 'list':
          return [];
        default: {
          const never: never = block;
          return never;
        }
      }
    })
    .filter((opening) => opening !== undefined);
