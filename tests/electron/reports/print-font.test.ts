import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { withCharactersOnly } from '../../../electron/reports/print-font.ts';

const font = readFileSync(
  createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  ),
);

/** Character → glyph of a font's only cmap, one group a character. */
const mapOf = (bytes: Buffer): Map<string, number> => {
  const at = Array.from({ length: bytes.readUInt16BE(4) }, (_, n) => 12 + 16 * n).find(
    (entry) => bytes.toString('latin1', entry, entry + 4) === 'cmap',
  )!;
  const table = bytes.readUInt32BE(at + 8) + 12;
  return new Map(
    Array.from({ length: bytes.readUInt32BE(table + 12) }, (_, n) => [
      String.fromCodePoint(bytes.readUInt32BE(table + 16 + 12 * n)),
      bytes.readUInt32BE(table + 24 + 12 * n),
    ]),
  );
};

it('maps the characters of the document and none of their doubles', () => {
  const map = mapOf(withCharactersOnly(font, '用户门风长 aA1用'));
  expect([...map.keys()]).toEqual([' ', '1', 'A', 'a', '户', '用', '长', '门', '风']);
  expect(new Set(map.values()).size).toBe(map.size);
  // The doubles that made it necessary: this font draws each pair with one glyph.
  const both = mapOf(withCharactersOnly(font, '户⼾门⻔风⻛长⻓'));
  for (const [character, double] of ['户⼾', '门⻔', '风⻛', '长⻓'])
    expect(both.get(character!)).toBe(both.get(double!));
});

it('leaves out what the font does not have, and the font itself as it is', () => {
  const before = Buffer.from(font);
  expect([...mapOf(withCharactersOnly(font, '一\u{10ffff}😀')).keys()]).toEqual(['一']);
  expect(font.equals(before)).toBe(true);
});

it('says that the font is missing where its file is cut short', () => {
  for (const bytes of [0, 4000])
    expect(() => withCharactersOnly(font.subarray(0, bytes), '用')).toThrow(
      expect.objectContaining({ code: 'missing-font' }),
    );
});
