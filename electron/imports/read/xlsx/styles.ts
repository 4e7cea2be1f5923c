import { attribute, elements } from './xml.ts';

/** How numbers of a cell style are meant. */
export type NumberKind = 'number' | 'date' | 'instant' | 'time' | 'duration' | 'text';

/** Built-in formats of dates and times, with the Chinese, Japanese and Korean ones (27–36, 50–58). */
export const builtInKind = (id: number): NumberKind => {
  if (id === 49) return 'text';
  if (id === 22) return 'instant';
  if (id >= 14 && id <= 17) return 'date';
  if ((id >= 18 && id <= 21) || id === 45) return 'time';
  if (id === 46 || id === 47) return 'duration';
  if ((id >= 32 && id <= 35) || id === 55 || id === 56) return 'time';
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  return 'number';
};

/** Kind of a custom format by its codes, literals and colours left out. */
export const formatKind = (code: string): NumberKind => {
  const [first = ''] = code.split(';');
  const plain = first
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\\./g, '')
    .replaceAll(/_./g, '')
    .replaceAll(/\[(?![hms]+\])[^\]]*\]/gi, '');
  if (plain.trim() === '@') return 'text';
  if (/\[(?:h+|m+|s+)\]/i.test(plain)) return 'duration';
  const lower = plain.toLowerCase().replaceAll(/general/g, '');
  const day = /[yd年月日]|e(?![+-])|m/.test(
    lower.replaceAll(/(h+[:：时時点]?)m+|m+(?=[:：分]?s)/g, '$1'),
  );
  const clock = /[hs时時]|am\/pm|上午\/下午/.test(lower);
  if (day && clock) return 'instant';
  if (clock) return 'time';
  return day && !/[0#?]/.test(lower.replaceAll(/s\.0+/g, '')) ? 'date' : 'number';
};

/** The number kind of each cell style, by its index. */
export const readStyles = (text: string): readonly NumberKind[] => {
  const custom = new Map<number, NumberKind>();
  for (const { tag } of elements(text, 'numFmt')) {
    const id = Number(attribute(tag, 'numFmtId'));
    const code = attribute(tag, 'formatCode');
    if (code !== null) custom.set(id, formatKind(code));
  }
  const [block] = [...elements(text, 'cellXfs')];
  if (block === undefined) return [];
  return [...elements(block.inner, 'xf')].map(({ tag }) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return custom.get(id) ?? builtInKind(id);
  });
};
