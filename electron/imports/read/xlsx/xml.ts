import { WorkstationError } from '../../../../shared/contract/errors.ts';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Text of XML with its entities resolved; only the five of XML and numbers exist. */
const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(
        /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
        (all, hex: string, decimal: string, name: string) => {
          if (name !== undefined) return named[name] ?? all;
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
        },
      )
    : text;

/** `_x000D_` stands for a character that XML cannot hold; `_x005F_` for a literal underscore. */
const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-fA-F]{4})_/g, (_all, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;

/** Attribute of a start tag by its local name; null when absent. */
export const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found === null ? null : decodeEntities(found[1] ?? found[2] ?? '');
};

/** The text of a part; byte-order marks decide, else UTF-8. Document types are refused. */
export const partText = (bytes: Buffer, file: string): string => {
  const encoding = partEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  refuseDoctype(text, file);
  return withoutPrefixes(text);
};

export const partEncoding = (head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  return 'utf-8';
};

/** Document types and entity declarations have no place in a spreadsheet; UTF-7 would hide them. */
export const refuseDoctype = (text: string, file: string): void => {
  if (
    /<!(?:DOCTYPE|ENTITY)/i.test(text) ||
    /^<\?xml[^>]*encoding\s*=\s*["'](?!utf-?(?:8|16)\b|us-ascii|ascii)/i.test(text)
  )
    throw new WorkstationError('doctype-refused', { file });
};

/** Some writers give every element a prefix (`x:row`); names are compared without it. */
export const withoutPrefixes = (text: string): string =>
  /<\/?\w+:(?:worksheet|workbook|sst|styleSheet|Relationships)\b/.test(text)
    ? text.replaceAll(/<(\/?)\w+:(?=[A-Za-z])/g, '<$1')
    : text;

/** Every start tag `<name …>` of a text, with what stands between it and its end tag. */
export function* elements(
  text: string,
  name: string,
): Generator<{ readonly tag: string; readonly inner: string }, void> {
  const open = new RegExp(`<${name}(?=[\\s/>])[^>]*>`, 'g');
  // Looked for once and used until it is passed: a hostile part has a million starts and one end.
  let end = 0;
  for (let found = open.exec(text); found !== null; found = open.exec(text)) {
    const tag = found[0];
    if (tag.endsWith('/>')) {
      yield { tag, inner: '' };
      continue;
    }
    if (end < open.lastIndex) {
      const close = text.indexOf(`</${name}>`, open.lastIndex);
      end = close === -1 ? text.length : close;
    }
    yield { tag, inner: text.slice(open.lastIndex, end) };
  }
}

/** The characters of an element that holds text: CDATA kept, entities and escapes resolved. */
export const elementText = (inner: string): string => {
  if (!inner.includes('<![CDATA[')) return decodeEscapes(decodeEntities(inner));
  return inner
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((piece) =>
      piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : decodeEscapes(decodeEntities(piece)),
    )
    .join('');
};

/** Text of a rich string: its runs in order, phonetic guides left out. */
export const richText = (inner: string): string => {
  let text = '';
  for (const { inner: run } of elements(withoutGuides(inner), 't')) text += elementText(run);
  return text;
};

const GUIDE_END = '</rPh>';

const withoutGuides = (inner: string): string => {
  if (!inner.includes('<rPh')) return inner;
  let out = '';
  let at = 0;
  for (let start = inner.indexOf('<rPh'); start !== -1; start = inner.indexOf('<rPh', at)) {
    // `<rPhPr>` and the like are something else.
    const guide = /[\s>]/.test(inner.charAt(start + 4));
    const end = guide ? inner.indexOf(GUIDE_END, start) : start + 4;
    out += inner.slice(at, guide ? start : end);
    at = guide ? end + GUIDE_END.length : end;
    if (end === -1) return out;
  }
  return out + inner.slice(at);
};
