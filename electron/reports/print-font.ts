import { WorkstationError } from '../../shared/contract/errors.ts';
import { readCmap, writeCmap, type GlyphOf } from './font-cmap.ts';

/**
 * The font with no other characters than those of the document. Fonts draw several characters with one
 * glyph (门 and the radical ⻔, 户 and ⼾), and a printed PDF then remembers the glyph's first character:
 * text copied or searched would come out as another. The outlines of other Han characters, nearly all
 * of the font, go as well: a browser takes seconds to read them. Other outlines stay, since the font
 * may put one in the place of another. Throws `missing-font` for a file that is cut short.
 */
export const withCharactersOnly = (font: Buffer, text: string): Buffer => {
  try {
    return cutTo(font, text);
  } catch (error) {
    if (error instanceof RangeError) throw new WorkstationError('missing-font');
    throw error;
  }
};

const cutTo = (font: Buffer, text: string): Buffer => {
  const tables = readTables(font);
  const [cmap, glyf, loca, head] = ['cmap', 'glyf', 'loca', 'head'].map((tag) => tables.get(tag));
  const glyphOf = cmap === undefined ? null : readCmap(font, cmap.byteOffset - font.byteOffset);
  if (glyphOf === null) return font;
  const wanted = [...new Set(text)].map((character) => character.codePointAt(0)!);
  const glyphs = wanted
    .map((code) => [code, glyphOf(code)] as const)
    .filter(([, glyph]) => glyph !== 0)
    .toSorted(([a], [b]) => a - b);
  tables.set('cmap', writeCmap(glyphs));
  if (glyf !== undefined && loca !== undefined && head !== undefined) {
    const outlines = { glyf, starts: readStarts(loca, head.readInt16BE(LOCA_FORMAT) === 1) };
    const dropped = unwantedHan(glyphOf, outlines, glyphs);
    const cut = withoutOutlines(outlines, dropped);
    const longHead = Buffer.from(head);
    longHead.writeInt16BE(1, LOCA_FORMAT);
    tables.set('glyf', cut.glyf).set('loca', cut.loca).set('head', longHead);
  }
  return writeTables(font.readUInt32BE(0), tables);
};

/** Where the head says whether places of outlines are written long. */
const LOCA_FORMAT = 50;

/** Blocks of Han characters and their radicals. */
const HAN = [
  [0x2e80, 0x2fdf],
  [0x3400, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x3ffff],
] as const;

interface Outlines {
  readonly glyf: Buffer;
  /** Where the outline of each glyph begins; the last is the end. */
  readonly starts: readonly number[];
}

const readTables = (font: Buffer): Map<string, Buffer> =>
  new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, n) => {
      const at = 12 + 16 * n;
      const start = font.readUInt32BE(at + 8);
      return [
        font.toString('latin1', at, at + 4),
        font.subarray(start, start + font.readUInt32BE(at + 12)),
      ];
    }),
  );

const readStarts = (loca: Buffer, isLong: boolean): number[] =>
  Array.from({ length: loca.length / (isLong ? 4 : 2) }, (_, n) =>
    isLong ? loca.readUInt32BE(4 * n) : 2 * loca.readUInt16BE(2 * n),
  );

/** Glyphs of Han characters that are not wanted, nor a piece of one that stays. */
const unwantedHan = (
  glyphOf: GlyphOf,
  outlines: Outlines,
  wanted: readonly (readonly [code: number, glyph: number])[],
): ReadonlySet<number> => {
  const dropped = new Set<number>();
  for (const [from, to] of HAN)
    for (let code = from; code <= to; code += 1) dropped.add(glyphOf(code));
  dropped.delete(0);
  const keep = (glyph: number): void => {
    if (!dropped.delete(glyph)) return;
    piecesOf(outlines, glyph).forEach(keep);
  };
  for (const [, glyph] of wanted) keep(glyph);
  for (let glyph = 0; glyph < outlines.starts.length - 1; glyph += 1)
    if (!dropped.has(glyph)) piecesOf(outlines, glyph).forEach(keep);
  return dropped;
};

const MORE_PIECES = 0x20;
/** Bytes after a piece's number, by its flags: two arguments, and what turns or stretches it. */
const argumentBytes = (flags: number): number =>
  ((flags & 0x01) !== 0 ? 4 : 2) +
  ((flags & 0x08) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0);

/** Glyphs that an outline is put together of. */
const piecesOf = ({ glyf, starts }: Outlines, glyph: number): number[] => {
  const [start, end] = [starts[glyph]!, starts[glyph + 1]!];
  if (start === end || glyf.readInt16BE(start) >= 0) return [];
  const pieces: number[] = [];
  for (let at = start + 10; ;) {
    const flags = glyf.readUInt16BE(at);
    pieces.push(glyf.readUInt16BE(at + 2));
    if ((flags & MORE_PIECES) === 0) return pieces;
    at += 4 + argumentBytes(flags);
  }
};

const withoutOutlines = (
  { glyf, starts }: Outlines,
  dropped: ReadonlySet<number>,
): { readonly glyf: Buffer; readonly loca: Buffer } => {
  const loca = Buffer.alloc(4 * starts.length);
  const kept: Buffer[] = [];
  let length = 0;
  for (let glyph = 0; glyph < starts.length - 1; glyph += 1) {
    loca.writeUInt32BE(length, 4 * glyph);
    if (dropped.has(glyph)) continue;
    const outline = glyf.subarray(starts[glyph], starts[glyph + 1]);
    kept.push(outline);
    length += outline.length;
  }
  loca.writeUInt32BE(length, 4 * (starts.length - 1));
  return { glyf: Buffer.concat(kept), loca };
};

const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** A font file of these tables, whose sums stand in its directory. */
const writeTables = (version: number, tables: ReadonlyMap<string, Buffer>): Buffer => {
  const start = 12 + 16 * tables.size;
  const total = [...tables.values()].reduce((sum, { length }) => sum + padded(length), start);
  const out = Buffer.alloc(total);
  const power = 2 ** Math.floor(Math.log2(tables.size));
  out.writeUInt32BE(version, 0);
  out.writeUInt16BE(tables.size, 4);
  out.writeUInt16BE(16 * power, 6);
  out.writeUInt16BE(Math.log2(power), 8);
  out.writeUInt16BE(16 * (tables.size - power), 10);
  let at = start;
  [...tables].forEach(([tag, table], n) => {
    table.copy(out, at);
    const entry = 12 + 16 * n;
    out.write(tag, entry, 'latin1');
    out.writeUInt32BE(checksum(out, at, at + padded(table.length)), entry + 4);
    out.writeUInt32BE(at, entry + 8);
    out.writeUInt32BE(table.length, entry + 12);
    at += padded(table.length);
  });
  return out;
};

/** Sum of the 32-bit words of a part. */
const checksum = (bytes: Buffer, from: number, to: number): number => {
  let sum = 0;
  for (let at = from; at < to; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
};
