import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { cleanText, type TextCounts } from '../text-rows.ts';
import { createStringStore, type StringStore } from './string-store.ts';
import { partEncoding, refuseDoctype, richText, withoutPrefixes } from './xml.ts';
import type { Archive } from './zip.ts';

/** XML of one item: the longest text that a cell may hold, each character a run of its own. */
const MAX_PENDING = 16 * 1024 * 1024;
const MAX_TAG = 1024 * 1024;

/** The shared strings of a workbook, in order. */
export const readSharedStrings = async (
  archive: Archive,
  part: string,
  file: string,
  counts: TextCounts,
): Promise<StringStore> => {
  const strings = createStringStore();
  let rest = '';
  for await (const text of xmlPieces(archive, part, file)) {
    const all = rest + text;
    let at = 0;
    for (;;) {
      const start = nextItem(all, at);
      if (start === -1) break;
      const tagEnd = all.indexOf('>', start);
      if (tagEnd === -1) break;
      if (all.charCodeAt(tagEnd - 1) === 0x2f) {
        strings.add('');
        at = tagEnd + 1;
        continue;
      }
      const end = all.indexOf('</si>', tagEnd);
      if (end === -1) break;
      strings.add(cleanText(richText(all.slice(tagEnd + 1, end)), counts));
      at = end + 5;
    }
    rest = all.slice(at);
    if (rest.length > MAX_PENDING)
      throw new WorkstationError('output-too-large', { file, limit: MAX_PENDING });
  }
  return strings;
};

const nextItem = (text: string, from: number): number => {
  for (let at = text.indexOf('<si', from); at !== -1; at = text.indexOf('<si', at + 3)) {
    const code = text.charCodeAt(at + 3);
    if (code === 0x3e || code === 0x20 || code === 0x2f) return at;
  }
  return -1;
};

/** A part's XML in decoded pieces, element prefixes taken off, document types refused. */
export async function* xmlPieces(
  archive: Archive,
  part: string,
  file: string,
): AsyncGenerator<string, void> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let prefixed = false;
  let carry = '';
  for await (const chunk of archive.stream(part)) {
    const first: boolean = decoder === null;
    decoder ??= new TextDecoder(partEncoding(chunk));
    let text = carry + decoder.decode(chunk, { stream: true });
    carry = '';
    if (first) {
      refuseDoctype(text.slice(0, 8192), file);
      prefixed = withoutPrefixes(text.slice(0, 8192)) !== text.slice(0, 8192);
    } else if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) refuseDoctype(text, file);
    if (prefixed) {
      // A tag cut by the border of a piece waits for its other half.
      const open = text.lastIndexOf('<');
      if (open > text.lastIndexOf('>')) {
        carry = text.slice(open);
        if (carry.length > MAX_TAG)
          throw new WorkstationError('output-too-large', { file, limit: MAX_TAG });
        text = text.slice(0, open);
      }
      text = text.replaceAll(/<(\/?)\w+:(?=[A-Za-z])/g, '<$1');
    }
    yield text;
  }
  if (decoder !== null) yield carry + decoder.decode();
}
