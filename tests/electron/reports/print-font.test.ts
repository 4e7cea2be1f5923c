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

/** How long the outline of each glyph is. */
const outlinesOf = (bytes: Buffer): number[] => {
  const tableAt = (tag: string): readonly [start: number, length: number] => {
    const entry = Array.from({ length: bytes.readUInt16BE(4) }, (_, n) => 12 + 16 * n).find(
      (at) => bytes.toString('latin1', at, at + 4) === tag,
    )!;
    return [bytes.readUInt32BE(entry + 8), bytes.readUInt32BE(entry + 12)];
  };
  const [loca, length] = tableAt('loca');
  expect(bytes.readInt16BE(tableAt('head')[0] + 50)).toBe(1);
  const starts = Array.from({ length: length / 4 }, (_, n) => bytes.readUInt32BE(loca + 4 * n));
  expect(starts.at(-1)).toBe(tableAt('glyf')[1]);
  return starts.slice(1).map((end, glyph) => end - starts[glyph]!);
};

it('keeps the outlines of the document and of what is no Han character', () => {
  const whole = mapOf(withCharactersOnly(font, '用户fiﬁ！龘'));
  const cut = withCharactersOnly(font, '用户');
  expect(cut.length).toBeLessThan(font.length / 8);
  const [before, after] = [outlinesOf(font), outlinesOf(cut)];
  expect(after.length).toBe(before.length);
  const kept = (character: string): boolean => {
    const glyph = whole.get(character)!;
    expect(before[glyph]).toBeGreaterThan(0);
    return after[glyph] === before[glyph];
  };
  expect([...'用户fiﬁ！'].map(kept)).toEqual(Array.from({ length: 6 }, () => true));
  expect(after[whole.get('龘')!]).toBe(0);
});

it('says that the font is missing where its file is cut short', () => {
  for (const bytes of [0, 4000])
    expect(() => withCharactersOnly(font.subarray(0, bytes), '用')).toThrow(
      expect.objectContaining({ code: 'missing-font' }),
    );
});
