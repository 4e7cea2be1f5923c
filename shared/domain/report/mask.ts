import type { Language } from '../../messages/languages.ts';
import { translate } from '../../messages/translate.ts';
import type { Figure } from '../metrics/figure.ts';
import { hiddenCounts, isSmall, SMALL } from '../persona/small.ts';
import { groupsOf } from './blocks/cells.ts';
import type {
  ReportBar,
  ReportBlock,
  ReportCell,
  ReportChart,
  ReportDocument,
  ReportOpening,
  ReportSection,
  TriangleCell,
} from './document.ts';

/** Whether a figure tells of so few people that it is hidden in what leaves the program. */
export const isHidden = (figure: Figure): boolean => tellsFew(groupsOf(figure));

/** Of a part and its whole, the rest can be told as well. */
const tellsFew = (groups: readonly number[] | undefined): boolean => {
  if (groups === undefined) return false;
  const [part = 0, whole] = groups;
  return groups.some(isSmall) || (whole !== undefined && isSmall(whole - part));
};

type Hide = <Opening extends ReportOpening>(opening: Opening) => Opening;

interface Hiding {
  readonly text: string;
  /** The definition is all that is left behind a number. */
  readonly opening: Hide;
}

const countOf = (opening: ReportOpening | undefined, number: number | null): number | null =>
  opening !== undefined &&
  opening.rowUnit === null &&
  (opening.entity === 'member' || opening.entity === 'signup') &&
  (opening.groups === undefined || opening.groups.length === 1)
    ? number
    : null;

/** Which of some counts are hidden; those of one definition may add up to a total that is shown. */
const hiddenOf = (
  cells: readonly {
    readonly opening?: ReportOpening | undefined;
    readonly number: number | null;
  }[],
): boolean[] => {
  const counts = cells.map(({ opening, number }) => countOf(opening, number) ?? 0);
  const definitions = new Set(
    cells.flatMap(({ opening }, index) => (counts[index]! > 0 ? [opening?.details[0]] : [])),
  );
  const hidden = hiddenCounts(counts, definitions.size === 1);
  return cells.map(({ opening }, index) => hidden[index]! || tellsFew(opening?.groups));
};

const hiddenCell = <Cell extends ReportCell>(cell: Cell, hiding: Hiding): Cell => ({
  ...cell,
  text: hiding.text,
  number: null,
  ...(cell.opening === undefined ? {} : { opening: hiding.opening(cell.opening) }),
});

type Table = Extract<ReportBlock, { readonly kind: 'table' }>;

/** What stands beside a hidden number and is computed from it: shares, intervals, changes. */
const isDerived = (cell: ReportCell, column: number, align: 'left' | 'right'): boolean =>
  column > 0 &&
  (cell.opening === undefined
    ? /%/.test(cell.text) ||
      (align === 'right' && cell.number === undefined && /\d/.test(cell.text))
    : cell.format === 'percent');

const hideInTable = (table: Table, hiding: Hiding): Table => {
  const columns = table.columns.map((_, column) =>
    hiddenOf(
      table.rows.map((row) => ({
        opening: row[column]?.opening,
        number: row[column]?.number ?? null,
      })),
    ),
  );
  return {
    ...table,
    rows: table.rows.map((row, at) => {
      if (!columns.some((hidden) => hidden[at])) return row;
      return row.map((cell, column) =>
        columns[column]![at] === true ||
        isDerived(cell, column, table.columns[column]?.align ?? 'left')
          ? hiddenCell(cell, hiding)
          : cell,
      );
    }),
  };
};

/** In a funnel the difference of two steps is a group as well. */
const hideBars = (bars: readonly ReportBar[], isFunnel: boolean, hiding: Hiding): ReportBar[] => {
  const own = hiddenOf(bars.map(({ opening, value }) => ({ opening, number: value })));
  const hidden = bars.map(
    ({ value }, index) =>
      own[index]! ||
      (isFunnel &&
        index > 0 &&
        value !== null &&
        isSmall((bars[index - 1]!.value ?? value) - value)),
  );
  return bars.map((bar, index) => {
    if (hidden[index])
      return { ...bar, value: null, note: '', opening: hiding.opening(bar.opening) };
    const follows = isFunnel && index > 0 && hidden[index - 1];
    return follows
      ? { ...bar, note: '', opening: { ...bar.opening, details: bar.opening.details.slice(0, 1) } }
      : bar;
  });
};

const hideInChart = (chart: ReportChart, hiding: Hiding): ReportChart => {
  switch (chart.type) {
    case 'funnel':
      return { ...chart, steps: hideBars(chart.steps, true, hiding) };
    case 'bars':
      return { ...chart, bars: hideBars(chart.bars, false, hiding) };
    case 'daily':
      return {
        ...chart,
        values: chart.values.map((value) => (value !== null && isSmall(value) ? null : value)),
      };
    case 'triangle': {
      const sizes = hiddenOf(
        chart.rows.map(({ size }) => ({ opening: size.opening, number: size.number ?? null })),
      );
      const hideShare = (cell: TriangleCell): TriangleCell => ({
        ...hiddenCell(cell, hiding),
        share: null,
      });
      return {
        ...chart,
        rows: chart.rows.map((row, index) => ({
          ...row,
          size: sizes[index] ? hiddenCell(row.size, hiding) : row.size,
          cells: row.cells.map((cell) =>
            cell.share !== null && (sizes[index] || tellsFew(cell.opening?.groups))
              ? hideShare(cell)
              : cell,
          ),
        })),
      };
    }
    case 'flow': {
      const hidden = hiddenCounts(
        chart.links.map(({ value }) => value),
        true,
      );
      return { ...chart, links: chart.links.filter((_, index) => !hidden[index]) };
    }
    default: {
      const never: never = chart;
      return never;
    }
  }
};

const hideInBlock = (block: ReportBlock, hiding: Hiding): ReportBlock => {
  switch (block.kind) {
    case 'figures':
      return {
        ...block,
        items: block.items.map((item) =>
          tellsFew(item.groups)
            ? { ...hiding.opening(item), note: '', tone: 'plain' as const }
            : item,
        ),
      };
    case 'tree':
      return {
        ...block,
        items: block.items.map((item) =>
          item.opening !== undefined && tellsFew(item.opening.groups)
            ? { ...item, opening: hiding.opening(item.opening) }
            : item,
        ),
      };
    case 'table':
      return { ...block, ...hideInTable(block, hiding) };
    case 'chart':
      return { ...block, chart: hideInChart(block.chart, hiding) };
    default:
      return block;
  }
};

/** A sentence on numbers of which some are hidden would tell them. */
const withoutSentences = ({ message: _, ...block }: ReportBlock): ReportBlock => {
  if (block.kind !== 'chart') return block;
  const { alt: __, ...rest } = block;
  return rest;
};

/** What stands in the place of a number that is hidden. */
export const hiddenText = (language: Language): string =>
  translate(language, 'exports.small', { least: SMALL });

/**
 * The document without numbers of groups smaller than five, and without what they could be found
 * from. What people wrote themselves stays as it is.
 */
export const hideSmallGroups = (document: ReportDocument, language: Language): ReportDocument => {
  const text = hiddenText(language);
  const hiding: Hiding = {
    text,
    opening: (opening) => ({ ...opening, value: text, details: opening.details.slice(0, 1) }),
  };
  let hides = false;
  const sections = document.sections.map((section): ReportSection => {
    const blocks = section.blocks.map((block) => hideInBlock(block, hiding));
    const touched = new Set(
      blocks.flatMap(({ key }, index) =>
        JSON.stringify(blocks[index]) === JSON.stringify(section.blocks[index]) ? [] : [key],
      ),
    );
    hides ||= touched.size > 0;
    return {
      ...section,
      blocks: blocks.map((block) => (touched.has(block.key) ? withoutSentences(block) : block)),
    };
  });
  if (!hides) return document;
  const note: ReportBlock = {
    kind: 'paragraph',
    text: translate(language, 'exports.small-note', { least: SMALL }),
  };
  return {
    ...document,
    sections: sections.map((section) =>
      section.key === 'limits' ? { ...section, blocks: [...section.blocks, note] } : section,
    ),
  };
};
