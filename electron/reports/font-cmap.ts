/** Glyph of a character by its code; 0 = the font has none. */
export type GlyphOf = (code: number) => number;

/** Reads the full Unicode map (format 12) or that of the basic plane (format 4); null = neither. */
export const readCmap = (font: Buffer, cmap: number): GlyphOf | null => {
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
export const writeCmap = (glyphs: readonly (readonly [code: number, glyph: number])[]): Buffer => {
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
