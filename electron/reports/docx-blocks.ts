import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IShadingAttributesProperties,
} from 'docx';
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import { palettes, seriesColours } from '../../shared/domain/look.ts';
import { chartTable } from '../../shared/domain/report/chart-table.ts';
import { treeText } from '../../shared/domain/report/document.ts';
import type {
  ReportBlock,
  ReportChart,
  ReportFigure,
  ReportTable,
} from '../../shared/domain/report/document.ts';
import { officeChart, type OfficeChart } from '../../shared/domain/report/office-chart.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import { chartWords } from './chart-words.ts';
import { hex, shaded } from './office/colours.ts';
import { officeFonts } from './office/fonts.ts';
import { columnShares } from './office/text-size.ts';

/** Width of the text of an A4 page, in twentieths of a point. */
export const TEXT_WIDTH = 9638;
/** Word has no more levels of a list. */
export const LEVELS = 9;
const CHART_WIDTH = 640;
/** Width of a table in parts of the size of its type. */
const TABLE_WIDTH = TEXT_WIDTH / 20 / 8.5;
const colour = palettes.light;
const line = { style: BorderStyle.SINGLE, size: 4, color: hex(colour.line) } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

export const docxBlock = (block: ReportBlock, language: Language): (Paragraph | Table)[] => {
  const message =
    block.message === undefined
      ? []
      : [new Paragraph({ style: 'Message', text: block.message, keepNext: true })];
  switch (block.kind) {
    case 'paragraph':
      return [
        ...message,
        block.quiet === true
          ? new Paragraph({ style: 'Quiet', text: block.text })
          : new Paragraph({ text: block.text }),
      ];
    case 'list':
      return [
        ...message,
        ...block.items.map(
          (text) => new Paragraph({ text, numbering: { reference: 'bullets', level: 0 } }),
        ),
      ];
    case 'tree':
      return [
        heading(block.title),
        ...message,
        ...block.items.map(
          (item) =>
            new Paragraph({
              text: treeText(item),
              numbering: { reference: 'bullets', level: Math.min(item.level, LEVELS - 1) },
            }),
        ),
      ];
    case 'figures':
      return [...message, figuresTable(block.items, language), gap()];
    case 'table':
      return [heading(block.title), ...message, table(block), gap()];
    case 'chart':
      return [
        heading(block.chart.title),
        ...message,
        ...chart(block.chart, block.alt ?? block.chart.title, language),
      ];
    default: {
      const never: never = block;
      return never;
    }
  }
};

const heading = (text: string): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, text, keepNext: true });

/** Two tables that touch would become one. */
const gap = (): Paragraph => new Paragraph({ spacing: { before: 0, after: 80 } });

interface CellLook {
  readonly text: string;
  readonly align: 'left' | 'right' | 'center';
  readonly width: number;
  readonly header?: boolean;
  readonly shading?: IShadingAttributesProperties;
  /** More lines, smaller. */
  readonly quiet?: readonly string[];
  readonly bold?: boolean;
  /** Smaller type and less room, for many narrow columns. */
  readonly dense?: boolean;
  readonly color?: string;
}

const cell = (look: CellLook): TableCell =>
  new TableCell({
    width: { size: look.width, type: WidthType.DXA },
    margins:
      look.dense === true
        ? { top: 40, bottom: 40, left: 20, right: 20 }
        : { top: 50, bottom: 50, left: 80, right: 80 },
    ...(look.shading === undefined ? {} : { shading: look.shading }),
    children: [
      new Paragraph({
        style: 'Cell',
        alignment:
          look.align === 'right'
            ? AlignmentType.RIGHT
            : look.align === 'center'
              ? AlignmentType.CENTER
              : AlignmentType.LEFT,
        children: [
          new TextRun({
            text: look.text,
            ...(look.header === true || look.bold === true ? { bold: true } : {}),
            ...(look.header === true ? { color: hex(colour.secondary) } : {}),
            ...(look.dense === true ? { size: 15 } : {}),
            ...(look.color === undefined ? {} : { color: hex(look.color) }),
          }),
        ],
      }),
      ...(look.quiet ?? []).map((text) => new Paragraph({ style: 'CellQuiet', text })),
    ],
  });

/** Rows under a head that is repeated on each page; no row is torn. */
const grid = (shares: readonly number[], head: TableCell[], rows: TableCell[][]): Table =>
  new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths(shares),
    layout: TableLayoutType.FIXED,
    borders: {
      top: none,
      left: none,
      right: none,
      insideVertical: none,
      bottom: line,
      insideHorizontal: line,
    },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map((children) => new TableRow({ cantSplit: true, children })),
    ],
  });

const widths = (shares: readonly number[]): number[] =>
  shares.map((share) => Math.floor(share * TEXT_WIDTH));

const headShading = {
  type: ShadingType.CLEAR,
  color: 'auto',
  fill: hex(colour.page),
} as const;

const table = (block: Pick<ReportTable, 'columns' | 'rows'>): Table => {
  const shares = columnShares(block.columns, block.rows, TABLE_WIDTH, 1.2);
  const width = widths(shares);
  return grid(
    shares,
    block.columns.map(({ header, align }, index) =>
      cell({ text: header, align, width: width[index]!, header: true, shading: headShading }),
    ),
    block.rows.map((row) =>
      row.map(({ text }, index) =>
        cell({ text, align: block.columns[index]?.align ?? 'left', width: width[index]! }),
      ),
    ),
  );
};

const tones = {
  good: colour.good,
  watch: colour.watch,
  bad: colour.bad,
  plain: colour.text,
} as const;

const figuresTable = (items: readonly ReportFigure[], language: Language): Table => {
  const shares = [0.24, 0.2, 0.56];
  const width = widths(shares);
  const headers = [
    translate(language, 'retrospectives.metric'),
    translate(language, 'retrospectives.value'),
    translate(language, 'retrospectives.reason'),
  ];
  return grid(
    shares,
    headers.map((text, index) =>
      cell({
        text,
        align: index === 1 ? 'right' : 'left',
        width: width[index]!,
        header: true,
        shading: headShading,
      }),
    ),
    items.map((item) => [
      cell({ text: item.label, align: 'left', width: width[0]!, bold: true }),
      cell({
        text: item.value,
        align: 'right',
        width: width[1]!,
        bold: true,
        color: tones[item.tone],
      }),
      cell({ text: item.note, align: 'left', width: width[2]!, quiet: item.details }),
    ]),
  );
};

const chart = (drawn: ReportChart, alt: string, language: Language): (Paragraph | Table)[] => {
  const office = officeChart(drawn, translate(language, 'retrospectives.value'));
  if (office !== null)
    return [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new ChartRun(chartOptions(office, alt, language))],
      }),
    ];
  if (drawn.type === 'triangle')
    return [
      triangle(drawn),
      drawn.legend === '' ? gap() : new Paragraph({ style: 'Quiet', text: drawn.legend }),
    ];
  return [table(chartTable(drawn, chartWords(language))), gap()];
};

const chartOptions = (
  { type, title, categories, series }: OfficeChart,
  description: string,
  language: Language,
): ChartRunOptions => {
  const font = { name: officeFonts[language].chinese, color: hex(colour.secondary) };
  const lines = series.map((one) => ({
    name: one.name,
    values: one.values,
    color: hex(one.colour),
    ...(type === 'line' ? { markers: false, line: { color: hex(one.colour), width: 1.5 } } : {}),
  }));
  const common = {
    font,
    categories,
    series: lines,
    altText: { name: title, description },
    chartArea: { border: 'none' as const },
  };
  switch (type) {
    case 'line':
      return {
        ...common,
        type: 'line',
        markers: false,
        legend: { position: 'bottom' },
        valueAxis: { minimum: 0 },
        transformation: { width: CHART_WIDTH, height: 280 },
      };
    case 'bars':
      return {
        ...common,
        type: 'bar',
        legend: false,
        gapWidth: 60,
        categoryAxis: { reverseOrder: true },
        valueAxis: { visible: false, gridlines: false, minimum: 0, ...roomAtTheEnd(series) },
        dataLabels: { value: true, position: 'outsideEnd' },
        transformation: { width: CHART_WIDTH, height: 70 + categories.length * 42 },
      };
    default: {
      const never: never = type;
      return never;
    }
  }
};

/** Labels stand behind the bars: the longest one must not reach the border. */
export const roomAtTheEnd = (series: OfficeChart['series']): { maximum?: number } => {
  const most = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return most === 0 ? {} : { maximum: most * 1.6 };
};

/** How dark the darkest cell is: dark text stays readable on it. */
export const CELL_SHADE = 0.7;

const triangle = (drawn: Extract<ReportChart, { readonly type: 'triangle' }>): Table => {
  const columns = [drawn.rowHeader, drawn.sizeHeader, ...drawn.columns];
  const first = columns.length > 9 ? 0.2 : 0.3;
  const rest = (1 - first) / (columns.length - 1);
  const shares = columns.map((_, index) => (index === 0 ? first : rest));
  const width = widths(shares);
  return grid(
    shares,
    columns.map((text, index) =>
      cell({
        text,
        align: index === 0 ? 'left' : 'center',
        width: width[index]!,
        header: true,
        dense: true,
        shading: headShading,
      }),
    ),
    drawn.rows.map((row) => [
      cell({ text: row.label, align: 'left', width: width[0]!, dense: true }),
      cell({ text: row.size.text, align: 'center', width: width[1]!, dense: true }),
      ...drawn.columns.map((_, index) => {
        const one = row.cells[index];
        const fill = hex(shaded(seriesColours[4], (one?.share ?? 0) * CELL_SHADE));
        return cell({
          text: one?.text ?? '',
          align: 'center',
          width: width[index + 2]!,
          dense: true,
          ...(one === undefined || one.share === null
            ? {}
            : {
                shading: one.whole
                  ? { type: ShadingType.CLEAR, color: 'auto', fill }
                  : {
                      type: ShadingType.THIN_DIAGONAL_STRIPE,
                      color: hex(colour.strongLine),
                      fill,
                    },
              }),
        });
      }),
    ]),
  );
};
