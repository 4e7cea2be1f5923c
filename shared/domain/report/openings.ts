import type { Language } from '../../messages/languages.ts';
import type { ReportBlock, ReportChart, ReportDocument, ReportOpening } from './document.ts';
import { hiddenText } from './mask.ts';

type Opens = ReportOpening | undefined;

const inChart = (chart: ReportChart): readonly Opens[] => {
  switch (chart.type) {
    case 'funnel':
      return chart.steps.map(({ opening }) => opening);
    case 'bars':
      return chart.bars.map(({ opening }) => opening);
    case 'triangle':
      return chart.rows.flatMap(({ size, cells }) =>
        [size, ...cells].map(({ opening }) => opening),
      );
    case 'flow':
      return chart.links.map(({ opening }) => opening);
    case 'daily':
      return [];
    default: {
      const never: never = chart;
      return never;
    }
  }
};

const inBlock = (block: ReportBlock): readonly Opens[] => {
  switch (block.kind) {
    case 'figures':
      return block.items;
    case 'tree':
      return block.items.map(({ opening }) => opening);
    case 'table':
      return block.rows.flatMap((row) => row.map(({ opening }) => opening));
    case 'chart':
      return inChart(block.chart);
    case 'paragraph':
    case 'list':
      return [];
    default: {
      const never: never = block;
      return never;
    }
  }
};

/** Every number of these blocks that opens. */
export const openingsOf = (blocks: readonly ReportBlock[]): readonly ReportOpening[] =>
  blocks.flatMap((block) => inBlock(block).filter((one) => one !== undefined));

/** What opens in the document, by the key of its place; without numbers that are hidden somewhere in it. */
export const toldOpenings = (
  document: ReportDocument,
  language: Language,
): ReadonlyMap<string, ReportOpening> => {
  const openings = document.sections.flatMap(({ blocks }) => openingsOf(blocks));
  const hidden = hiddenText(language);
  const told = new Map(openings.map((opening) => [opening.key, opening]));
  for (const { key, value } of openings) if (value === hidden) told.delete(key);
  return told;
};
