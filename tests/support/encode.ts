/** Double-byte encodings that Node reads but does not write. */
export type ChineseEncoding = 'gb18030' | 'big5';

const tables = new Map<ChineseEncoding, Map<string, Buffer>>();

const tableOf = (encoding: ChineseEncoding): Map<string, Buffer> => {
  let table = tables.get(encoding);
  if (table === undefined) {
    table = new Map();
    const decoder = new TextDecoder(encoding);
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const bytes = Buffer.from([lead, trail]);
        const text = decoder.decode(bytes);
        if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
      }
    tables.set(encoding, table);
  }
  return table;
};

/** Text as a file of that encoding has it; throws for a character that it lacks. */
export const encodeChinese = (encoding: ChineseEncoding, text: string): Buffer => {
  const table = tableOf(encoding);
  return Buffer.concat(
    [...text].map((character) => {
      if (character.charCodeAt(0) < 0x80) return Buffer.from(character);
      const bytes = table.get(character);
      if (bytes === undefined) throw new Error(`${character} is not in ${encoding}`);
      return bytes;
    }),
  );
};

export const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
