let table: Map<string, number> | null = null;

/** GBK bytes of a text; throws for a character that GBK does not have. */
export const encodeGbk = (text: string): Buffer => {
  table ??= buildTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = table.get(character);
    if (pair === undefined) throw new Error(`GBK has no ${character}`);
    bytes.push(pair >> 8, pair & 0xff);
  }
  return Buffer.from(bytes);
};

/** Node decodes GBK and does not encode it: the table is the decoder turned round. */
const buildTable = (): Map<string, number> => {
  const decoder = new TextDecoder('gbk');
  const map = new Map<string, number>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && character !== '\ufffd' && !map.has(character))
        map.set(character, (high << 8) | low);
    }
  return map;
};
