import { chartTable } from '../../shared/domain/report/chart-table.ts';
import type {
  ReportBlock,
  ReportChart,
  ReportDocument,
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

const POINTS = 72;
const LINE = 1.3;

export type Piece =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly quiet: boolean;
      readonly bullet: boolean;
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

export interface Placed {
  readonly piece: Piece;
  readonly y: number;
  readonly height: number;
}

export interface Page {
  readonly kicker: string;
  readonly title: string;
  /** Size of the title's type. */
  readonly size: number;
  readonly placed: readonly Placed[];
}

const textHeight = (text: string, size: number, width: number): number =>
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

const piecesOf = (block: ReportBlock, language: Language): Piece[] => {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind: 'text', text: block.text, quiet: block.quiet === true, bullet: false }];
    case 'list':
      return block.items.map((text) => ({ kind: 'text', text, quiet: false, bullet: true }));
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

const GAP = 0.14;
const LEAST_CHART = 3;

const heightOf = (piece: Piece): number => {
  switch (piece.kind) {
    case 'text':
      return textHeight(
        piece.text,
        piece.quiet ? slide.quiet : slide.text,
        slide.wide - (piece.bullet ? 0.4 : 0.1),
      );
    case 'figures':
      return slide.card;
    case 'chart':
      return LEAST_CHART;
    case 'table':
      return piece.heights.reduce((sum, height) => sum + height, 0);
    default: {
      const never: never = piece;
      return never;
    }
  }
};

/** As many rows of a table as there is room for, and the rest. */
const splitTable = (
  piece: Extract<Piece, { readonly kind: 'table' }>,
  room: number,
): [Piece, Piece] | null => {
  let used = piece.heights[0]!;
  let rows = 0;
  while (rows < piece.rows.length && used + piece.heights[rows + 1]! <= room) {
    used += piece.heights[rows + 1]!;
    rows += 1;
  }
  if (rows === 0 || rows === piece.rows.length) return null;
  const part = (from: number, to?: number): Piece => ({
    ...piece,
    rows: piece.rows.slice(from, to),
    heights: [piece.heights[0]!, ...piece.heights.slice(from + 1, to && to + 1)],
    shade: piece.shade === null ? null : piece.shade.slice(from, to),
  });
  return [part(0, rows), part(rows)];
};

/** Text longer than a slide goes on at the end of a sentence, or where it must. */
const splitText = (
  piece: Extract<Piece, { readonly kind: 'text' }>,
  room: number,
): [Piece, Piece] | null => {
  const sentences = piece.text.match(/[^。！？.!?\n]+[。！？.!?\n]*|[。！？.!?\n]+/g) ?? [];
  const fits = (count: number): boolean =>
    heightOf({ ...piece, text: sentences.slice(0, count).join('') }) <= room;
  let count = sentences.length;
  while (count > 0 && !fits(count)) count -= 1;
  if (count === sentences.length) return null;
  const characters = [...piece.text];
  let cut = [...sentences.slice(0, count).join('')].length;
  if (count === 0)
    for (cut = characters.length; cut > 1; cut = Math.floor(cut * 0.8))
      if (heightOf({ ...piece, text: characters.slice(0, cut).join('') }) <= room) break;
  return [
    { ...piece, text: characters.slice(0, cut).join('').trim() },
    { ...piece, text: characters.slice(cut).join('').trim() },
  ];
};

const split = (piece: Piece, room: number): [Piece, Piece] | null =>
  piece.kind === 'table'
    ? splitTable(piece, room)
    : piece.kind === 'text'
      ? splitText(piece, room)
      : null;

/** Puts pieces under each other, page by page; what is too long goes on on the next one. */
const place = (pieces: readonly Piece[], top: number): Placed[][] => {
  const pages: Placed[][] = [];
  let page: Placed[] = [];
  let y = top;
  const turn = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    y = top;
  };
  const waiting = [...pieces];
  for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
    const height = heightOf(piece);
    if (page.length > 0 && (piece.kind === 'chart' || piece.kind === 'table') && y > top + 2)
      turn();
    if (y + height > slide.bottom) {
      const isLong = page.length === 0 || height > slide.bottom - top;
      const parts = isLong ? split(piece, slide.bottom - y) : null;
      if (parts === null || (parts[0].kind === 'text' && parts[0].text === '')) {
        if (page.length > 0) {
          waiting.unshift(piece);
          turn();
          continue;
        }
      } else {
        page.push({ piece: parts[0], y, height: heightOf(parts[0]) });
        waiting.unshift(parts[1]);
        turn();
        continue;
      }
    }
    page.push({ piece, y, height });
    y += height + GAP;
  }
  turn();
  return pages.map(stretched);
};

/** A chart takes the room that is left on its slide. */
const stretched = (page: Placed[]): Placed[] => {
  const at = page.findIndex(({ piece }) => piece.kind === 'chart');
  if (at === -1) return page;
  const last = page.at(-1)!;
  const more = Math.min(2, slide.bottom - (last.y + last.height));
  return page.map((one, index) =>
    index === at
      ? { ...one, height: one.height + more }
      : index > at
        ? { ...one, y: one.y + more }
        : one,
  );
};

/** Blocks of one part stand together under its message. */
const partsOf = (blocks: readonly ReportBlock[]): ReportBlock[][] => {
  const parts: ReportBlock[][] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (last !== undefined && last[0]!.key === block.key) last.push(block);
    else parts.push([block]);
  }
  return parts;
};

const titleOf = (part: readonly ReportBlock[], heading: string): string => {
  for (const block of part) if (block.message !== undefined) return block.message;
  for (const block of part) {
    if (block.kind === 'table') return block.title;
    if (block.kind === 'chart') return block.chart.title;
  }
  return heading;
};

/** The largest size in which a title takes no more than two lines, and where it ends. */
const titleBox = (title: string): { readonly size: number; readonly bottom: number } => {
  // Bold type is wider.
  const lines = (size: number): number => lineCount(title, (slide.wide * POINTS) / size / 1.25);
  const size = [24, 20, 18, 16, 14].find((one) => lines(one) <= 2) ?? 12;
  return { size, bottom: slide.title + (lines(size) * size * LINE) / POINTS };
};

/** The slides of a report: one message each, what belongs to it below. */
export const pagesOf = (document: ReportDocument, language: Language): Page[] =>
  document.sections.flatMap(({ heading, blocks }) =>
    partsOf(blocks).flatMap((part) => {
      const title = titleOf(part, heading);
      const pieces = part.flatMap((block) => piecesOf(block, language));
      const { size, bottom } = titleBox(`${title} (9/9)`);
      const pages = place(pieces, bottom + 0.3);
      return pages.map((placed, index) => ({
        kicker: title === heading ? '' : heading,
        title:
          pages.length === 1
            ? title
            : translate(language, 'exports.part-of', {
                title,
                part: index + 1,
                parts: pages.length,
              }),
        size,
        placed,
      }));
    }),
  );

const openingsOf = (piece: Piece): readonly ReportOpening[] => {
  switch (piece.kind) {
    case 'figures':
      return piece.items;
    case 'chart':
      return piece.openings;
    case 'table':
      return piece.rows.flatMap((row) => row.flatMap(({ opening }) => opening ?? []));
    default:
      return [];
  }
};

/** What a group of figures with one definition has in common in its names. */
const commonName = (names: readonly string[]): string => {
  const [first = '', ...rest] = names.map((name) => name.split(' · '));
  if (first === '') return '';
  return first.filter((part) => rest.every((other) => other.includes(part))).join(' · ');
};

/** What the speaker needs to answer questions: the definition of every figure on the slide. */
export const notesOf = ({ placed }: Page, language: Language): string => {
  const lines: string[] = [];
  const defined = new Map<string, string[]>();
  for (const { piece } of placed) {
    if (piece.kind === 'chart') lines.push(piece.alt);
    for (const opening of openingsOf(piece)) {
      if (piece.kind !== 'table')
        lines.push(`${opening.label} ${opening.value}`, ...opening.details);
      else if (opening.details[0] !== undefined) {
        const names = defined.get(opening.details[0]) ?? [];
        defined.set(opening.details[0], [...names, opening.label]);
      }
    }
  }
  for (const [definition, names] of defined) {
    const name = commonName(names);
    lines.push(name === '' ? definition : `${name} – ${definition}`);
  }
  return lines.length === 0 ? '' : [translate(language, 'exports.notes'), ...lines].join('\n');
};
