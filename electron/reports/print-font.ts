import { WorkstationError } from '../../shared/contract/errors.ts';

/**
 * Fonts draw several characters with one glyph (门 and the radical ⻔, 户 and ⼾), and a printed PDF
 * then remembers the glyph's first character: text copied or searched would come out as another.
 * A font that maps only the characters of the document has no such doubles. Throws `missing-font` for
 * a file that is cut short.
 */
export const withCharactersOnly = (font: Buffer, text: string): Buffer => {
  try {
    return cut(font, text);
  } catch (error) {
    if (error instanceof RangeError) throw new WorkstationError('missing-font');
    throw error;
  }
};

const cut = (font: Buffer, text: string): Buffer => {
  const directory = tableEntry(font, 'cmap');
  if (directory === null) return font;
  const glyphOf = readCmap(font, font.readUInt32BE(directory + 8));
  if (glyphOf === null) return font;
  const wanted = [...new Set(text)].map((character) => character.codePointAt(0)!);
  const map = writeCmap(
    wanted
      .map((code) => [code, glyphOf(code)] as const)
      .filter(([, glyph]) => glyph !== 0)
      .toSorted(([a], [b]) => a - b),
  );
  // The new table goes to the end; the directory leads there and the old one is left unused.
  const start = Math.ceil(font.length / 4) * 4;
  const out = Buffer.alloc(start + map.length);
  font.copy(out);
  map.copy(out, start);
  out.writeUInt32BE(checksum(map), directory + 4);
  out.writeUInt32BE(start, directory + 8);
  out.writeUInt32BE(map.length, directory + 12);
  return out;
};

/** Place of a table's entry in the font's directory: tag, checksum, offset, length. */
const tableEntry = (font: Buffer, tag: string): number | null => {
  for (let n = 0; n < font.readUInt16BE(4); n++) {
    const at = 12 + 16 * n;
    if (font.toString('latin1', at, at + 4) === tag) return at;
  }
  return null;
};

type GlyphOf = (code: number) => number;

/** Reads the full Unicode map (format 12) or that of the basic plane (format 4); null = neither. */
const readCmap = (font: Buffer, cmap: number): GlyphOf | null => {
  let basic: GlyphOf | null = null;
  for (let n = 0; n < font.readUInt16BE(cmap + 2); n++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + 8 * n + 4);
    const format = font.readUInt16BE(table);
    if (format === 12) return groupsAt(font, table);
    if (format === 4) basic = segmentsAt(font, table);
  }
  return basic;
};

const groupsAt =
  (font: Buffer, table: number): GlyphOf =>
  (code) => {
    let [low, high] = [0, font.readUInt32BE(table + 12) - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = table + 16 + 12 * middle;
      if (code < font.readUInt32BE(group)) high = middle - 1;
      else if (code > font.readUInt32BE(group + 4)) low = middle + 1;
      else return font.readUInt32BE(group + 8) + code - font.readUInt32BE(group);
    }
    return 0;
  };

const segmentsAt =
  (font: Buffer, table: number): GlyphOf =>
  (code) => {
    const doubled = font.readUInt16BE(table + 6);
    const [ends, starts] = [table + 14, table + 16 + doubled];
    for (let at = 0; at < doubled; at += 2) {
      if (code > font.readUInt16BE(ends + at)) continue;
      const start = font.readUInt16BE(starts + at);
      if (code < start) return 0;
      const delta = font.readUInt16BE(starts + doubled + at);
      const offsetAt = starts + 2 * doubled + at;
      const offset = font.readUInt16BE(offsetAt);
      if (offset === 0) return (code + delta) & 0xffff;
      const glyph = font.readUInt16BE(offsetAt + offset + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };

/** A cmap of one format-12 table for Unicode (platform 3, encoding 10), each character a group. */
const writeCmap = (glyphs: readonly (readonly [code: number, glyph: number])[]): Buffer => {
  const length = 16 + 12 * glyphs.length;
  const map = Buffer.alloc(12 + length);
  map.writeUInt16BE(1, 2);
  map.writeUInt16BE(3, 4);
  map.writeUInt16BE(10, 6);
  map.writeUInt32BE(12, 8);
  map.writeUInt16BE(12, 12);
  map.writeUInt32BE(length, 16);
  map.writeUInt32BE(glyphs.length, 24);
  glyphs.forEach(([code, glyph], index) => {
    map.writeUInt32BE(code, 28 + 12 * index);
    map.writeUInt32BE(code, 32 + 12 * index);
    map.writeUInt32BE(glyph, 36 + 12 * index);
  });
  return map;
};

/** Sum of the table's 32-bit words; its length is a multiple of four. */
const checksum = (table: Buffer): number => {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
};
