/** Encodings that Node reads but does not write. */
export type ChineseEncoding = 'gb18030' | 'big5' | 'shift_jis';

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

const FIRST_SUPPLEMENTARY = 0x10000;

/** Characters beyond the BMP have four bytes in GB18030, counted from 0x90308130. */
const fourBytes = (code: number): Buffer => {
  const n = code - FIRST_SUPPLEMENTARY;
  return Buffer.from([
    0x90 + Math.floor(n / 12_600),
    0x30 + (Math.floor(n / 1_260) % 10),
    0x81 + (Math.floor(n / 10) % 126),
    0x30 + (n % 10),
  ]);
};

/** Text as a file of that encoding has it; throws for a character that it lacks. */
export const encodeChinese = (encoding: ChineseEncoding, text: string): Buffer => {
  const table = tableOf(encoding);
  return Buffer.concat(
    [...text].map((character) => {
      const code = character.codePointAt(0)!;
      if (code < 0x80) return Buffer.from(character);
      const bytes = table.get(character);
      if (bytes !== undefined) return bytes;
      if (encoding !== 'gb18030' || code < FIRST_SUPPLEMENTARY)
        throw new Error(`${character} is not in ${encoding}`);
      return fourBytes(code);
    }),
  );
};

export const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

export const utf32 = (text: string, order: 'le' | 'be'): Buffer => {
  const characters = [...text];
  const bytes = Buffer.alloc(characters.length * 4);
  characters.forEach((character, index) => {
    const code = character.codePointAt(0)!;
    if (order === 'le') bytes.writeUInt32LE(code, index * 4);
    else bytes.writeUInt32BE(code, index * 4);
  });
  return bytes;
};
