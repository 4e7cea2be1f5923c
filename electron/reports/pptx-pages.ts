import type { ReportBlock, ReportDocument } from '../../shared/domain/report/document.ts';
import { byPart } from '../../shared/domain/report/parts.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import { lineCount } from './office/text-size.ts';
import { LINE, piecesOf, POINTS, slide, textHeight, type Piece } from './pptx-pieces.ts';

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
  /** Remarks for which there was no room: the speaker has them. */
  readonly spoken: readonly string[];
}

const GAP = 0.14;
const LEAST_CHART = 3;

/** In inches. */
export const indentOf = ({ level = 0 }: { readonly level?: number }): number =>
  Math.min(level, 8) * 0.4;

const heightOf = (piece: Piece): number => {
  switch (piece.kind) {
    case 'text':
      return textHeight(
        piece.text,
        piece.quiet ? slide.quiet : slide.text,
        slide.wide - (piece.bullet ? 0.4 : 0.1) - indentOf(piece),
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

const isRemark = ({ piece }: Placed): boolean => piece.kind === 'text' && piece.quiet;

interface Filled {
  readonly placed: readonly Placed[];
  readonly spoken: readonly string[];
}

/** Remarks alone make no slide: they go to the notes of the one before. */
const withoutRemarkPages = (pages: readonly Placed[][]): Filled[] =>
  pages.reduce<Filled[]>((kept, placed) => {
    const before = kept.at(-1);
    if (before === undefined || !placed.every(isRemark)) return [...kept, { placed, spoken: [] }];
    const texts = placed.flatMap(({ piece }) => (piece.kind === 'text' ? [piece.text] : []));
    return [...kept.slice(0, -1), { ...before, spoken: [...before.spoken, ...texts] }];
  }, []);

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

const titleOf = (part: readonly ReportBlock[], heading: string): string => {
  for (const block of part) if (block.message !== undefined) return block.message;
  for (const block of part) {
    if (block.kind === 'table' || block.kind === 'tree') return block.title;
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
    byPart(blocks).flatMap((part) => {
      const title = titleOf(part, heading);
      const pieces = part.flatMap((block) => piecesOf(block, language));
      const { size, bottom } = titleBox(`${title} (9/9)`);
      const pages = withoutRemarkPages(place(pieces, bottom + 0.3));
      return pages.map(({ placed, spoken }, index) => ({
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
        spoken,
      }));
    }),
  );
