import type { RecordReader } from './records.ts';

/** Reads on from one record into those that continue it. */
export interface Cursor {
  readonly ended: () => boolean;
  readonly u8: () => number;
  readonly u16: () => number;
  readonly u32: () => number;
  readonly skip: (bytes: number) => void;
  /** Characters of a text; each continuing record says anew how wide they are. */
  readonly characters: (count: number, wide: boolean) => string;
}

export const createCursor = (first: Buffer, reader: Pick<RecordReader, 'more'>): Cursor => {
  let data = first;
  let at = 0;
  const refill = (): boolean => {
    while (at >= data.length) {
      const more = reader.more();
      if (more === null) return false;
      data = more;
      at = 0;
    }
    return true;
  };
  const u8 = (): number => (refill() ? data[at++]! : 0);
  const u16 = (): number => u8() | (u8() << 8);
  return {
    ended: () => !refill(),
    u8,
    u16,
    u32: () => u16() + u16() * 0x10000,
    skip: (bytes) => {
      for (let left = bytes; left > 0 && refill();) {
        const step = Math.min(left, data.length - at);
        at += step;
        left -= step;
      }
    },
    characters: (count, wide) => {
      const pieces: string[] = [];
      let broad = wide;
      for (let left = count; left > 0;) {
        if (at >= data.length) {
          if (!refill()) break;
          broad = (data[at++]! & 1) !== 0;
          continue;
        }
        const width = broad ? 2 : 1;
        const fit = Math.min(left, Math.floor((data.length - at) / width));
        // Half a character at a record's end: nothing writes that, and it must not stop us.
        if (fit === 0) {
          at = data.length;
          continue;
        }
        pieces.push(data.toString(broad ? 'utf16le' : 'latin1', at, at + fit * width));
        at += fit * width;
        left -= fit;
      }
      return pieces.join('');
    },
  };
};

const WIDE = 1;
const PHONETIC = 4;
const RICH = 8;

/** A text of BIFF 8 after its count of characters; runs and phonetic guides are left out. */
export const unicodeText = (cursor: Cursor, count: number): string => {
  const flags = cursor.u8();
  const runs = (flags & RICH) !== 0 ? cursor.u16() : 0;
  const phonetic = (flags & PHONETIC) !== 0 ? cursor.u32() : 0;
  const text = cursor.characters(count, (flags & WIDE) !== 0);
  cursor.skip(runs * 4 + phonetic);
  return text;
};

/** The shared texts of a workbook; never more than the file has bytes for. */
export const sharedTexts = (first: Buffer, reader: RecordReader): string[] => {
  const cursor = createCursor(first, reader);
  cursor.u32();
  const count = cursor.u32();
  const texts: string[] = [];
  while (texts.length < count && !cursor.ended()) texts.push(unicodeText(cursor, cursor.u16()));
  return texts;
};

const codePages: Readonly<Record<number, string>> = {
  367: 'utf-8',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  10008: 'gb18030',
  32768: 'macintosh',
  32769: 'windows-1252',
  65001: 'utf-8',
};

/** Decodes texts of BIFF 5 by the workbook's code page; without one they are UTF-8 or GBK. */
export const byteDecoder = (codePage: number | null): ((bytes: Buffer) => string) => {
  const label =
    codePage === null
      ? null
      : (codePages[codePage] ??
        (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : null));
  if (label !== null) {
    const decoder = new TextDecoder(label);
    return (bytes) => decoder.decode(bytes);
  }
  const strict = new TextDecoder('utf-8', { fatal: true });
  const chinese = new TextDecoder('gb18030');
  return (bytes) => {
    try {
      return strict.decode(bytes);
    } catch {
      return chinese.decode(bytes);
    }
  };
};
