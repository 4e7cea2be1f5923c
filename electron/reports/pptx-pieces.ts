import { chartTable } from '../../shared/domain/report/chart-table.ts';
import { treeText } from '../../shared/domain/report/document.ts';
import type {
  ReportBlock,
  ReportChart,
  ReportFigure,
  ReportOpening,
  ReportTable,
} from '../../shared/domain/report/document.ts';
import { officeChart, type OfficeChart } from '../../shared/domain/report/office-chart.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import { chartWords } from './chart-words.ts';
import { columnShares, lineCount } from './office/text-size.ts';

/** Where things stand on a slide, in inches; sizes of type in points. */
export const slide = {
  width: 13.333,
  height: 7.5,
  left: 0.6,
  wide: 12.13,
  bottom: 6.85,
  text: 16,
  quiet: 12,
  cell: 12,
  dense: 10,
  title: 0.62,
  card: 1.5,
  cards: 3,
} as const;

export const POINTS = 72;
export const LINE = 1.3;

export type Piece =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly quiet: boolean;
      readonly bullet: boolean;
      /** How far a bullet is moved in; left out = not. */
      readonly level?: number;
      /** The number that it tells. */
      readonly opening?: ReportOpening;
    }
  | { readonly kind: 'figures'; readonly items: readonly ReportFigure[] }
  | {
      readonly kind: 'chart';
      readonly chart: OfficeChart;
      readonly alt: string;
      readonly openings: readonly ReportOpening[];
    }
  | {
      readonly kind: 'table';
      readonly columns: ReportTable['columns'];
      readonly rows: ReportTable['rows'];
      readonly shares: readonly number[];
      /** Size of its type. */
      readonly size: number;
      readonly heights: readonly number[];
      /** By row and column: how dark, from 0 to 1; null = not shaded. */
      readonly shade: readonly (readonly (number | null)[])[] | null;
    };

/** In inches, of text that is `width` inches wide. */
export const textHeight = (text: string, size: number, width: number): number =>
  (lineCount(text, (width * POINTS) / size) * size * LINE) / POINTS;

/** Height of a row of a table, with the room above and below its text. */
const rowHeight = (
  cells: readonly { readonly text: string }[],
  shares: readonly number[],
  size: number,
): number =>
  0.16 +
  Math.max(
    ...cells.map(({ text }, index) =>
      textHeight(
        text,
        size,
        (shares[index] ?? 1) * slide.wide - (size === slide.cell ? 0.24 : 0.06),
      ),
    ),
  );

const tablePiece = (
  { columns, rows }: Pick<ReportTable, 'columns' | 'rows'>,
  shares: readonly number[] = columnShares(columns, rows, (slide.wide * POINTS) / slide.cell, 1.6),
  size: number = slide.cell,
  shade: (number | null)[][] | null = null,
): Piece => ({
  kind: 'table',
  columns,
  rows,
  shares,
  size,
  heights: [columns.map(({ header }) => ({ text: header })), ...rows].map((cells) =>
    rowHeight(cells, shares, size),
  ),
  shade,
});

type Triangle = Extract<ReportChart, { readonly type: 'triangle' }>;

/** No cell of a slide can be hatched: a star says that it is not whole. */
const trianglePieces = (chart: Triangle, language: Language): Piece[] => {
  const table = chartTable(chart, chartWords(language));
  const isWhole = (row: number, column: number): boolean =>
    chart.rows[row]?.cells[column - 2]?.whole ?? true;
  const rest = 0.84 / (table.columns.length - 1);
  return [
    tablePiece(
      {
        columns: table.columns,
        rows: table.rows.map((row, y) =>
          row.map((cell, x) => (isWhole(y, x) ? cell : { ...cell, text: `${cell.text}*` })),
        ),
      },
      table.columns.map((_, index) => (index === 0 ? 0.16 : rest)),
      slide.dense,
      chart.rows.map(({ cells }) => [
        null,
        null,
        ...chart.columns.map((_, index) => cells[index]?.share ?? null),
      ]),
    ),
    ...(chart.legend === '' ? [] : [note(translate(language, 'exports.not-whole'))]),
  ];
};

const note = (text: string): Piece => ({ kind: 'text', text, quiet: true, bullet: false });

const chartPieces = (chart: ReportChart, alt: string, language: Language): Piece[] => {
  const office = officeChart(chart, translate(language, 'retrospectives.value'));
  if (office !== null) {
    const bars = chart.type === 'funnel' ? chart.steps : chart.type === 'bars' ? chart.bars : [];
    return [{ kind: 'chart', chart: office, alt, openings: bars.map(({ opening }) => opening) }];
  }
  return chart.type === 'triangle'
    ? trianglePieces(chart, language)
    : [tablePiece(chartTable(chart, chartWords(language)))];
};

/** What a block puts on slides, from top to bottom. */
export const piecesOf = (block: ReportBlock, language: Language): Piece[] => {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind: 'text', text: block.text, quiet: block.quiet === true, bullet: false }];
    case 'list':
      return block.items.map((text) => ({ kind: 'text', text, quiet: false, bullet: true }));
    case 'tree':
      return block.items.map((item) => ({
        kind: 'text',
        text: treeText(item),
        quiet: false,
        bullet: true,
        level: item.level,
        ...(item.opening === undefined ? {} : { opening: item.opening }),
      }));
    case 'figures':
      return Array.from({ length: Math.ceil(block.items.length / slide.cards) }, (_, row) => ({
        kind: 'figures',
        items: block.items.slice(row * slide.cards, (row + 1) * slide.cards),
      }));
    case 'table':
      return [tablePiece(block)];
    case 'chart':
      return chartPieces(block.chart, block.alt ?? block.chart.title, language);
    default: {
      const never: never = block;
      return never;
    }
  }
};
