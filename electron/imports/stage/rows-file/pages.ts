import { closeSync, openSync, readSync, writeSync } from 'node:fs';

export const PAGE_BYTES = 32_768;
/** The page that holds byte 2³⁰ belongs to SQLite's locks: no data may stand there. */
const LOCK_PAGE = 2 ** 30 / PAGE_BYTES + 1;
const PAGES_A_WRITE = 32;

/** The pages of a file that is written from front to back; page 1 comes last. */
export interface PageFile {
  /** Puts a page behind the others and answers its number. */
  readonly append: (page: Buffer) => number;
  /** The number that the next page will get. */
  readonly next: () => number;
  /** A page that was appended; the buffer is good until the next call. */
  readonly page: (number: number) => Buffer;
  /** Writes page 1 and closes the file. */
  readonly finish: (first: Buffer) => void;
  readonly close: () => void;
}

export const createPageFile = (path: string): PageFile => {
  const file = openSync(path, 'w+');
  let open = true;
  const waiting = Buffer.alloc(PAGES_A_WRITE * PAGE_BYTES);
  let firstWaiting = 2;
  let count = 0;
  const seen = Buffer.alloc(PAGE_BYTES);
  let seenNumber = 0;

  const writeOut = (): void => {
    let from = 0;
    const until = count * PAGE_BYTES;
    const place = (firstWaiting - 1) * PAGE_BYTES;
    while (from < until) from += writeSync(file, waiting, from, until - from, place + from);
    firstWaiting += count;
    count = 0;
  };
  const put = (page: Buffer): number => {
    page.copy(waiting, count * PAGE_BYTES);
    const number = firstWaiting + count;
    count += 1;
    if (count === PAGES_A_WRITE) writeOut();
    return number;
  };
  const close = (): void => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    append: (page) => {
      if (firstWaiting + count === LOCK_PAGE) put(Buffer.alloc(PAGE_BYTES));
      return put(page);
    },
    next: () => {
      const number = firstWaiting + count;
      return number === LOCK_PAGE ? number + 1 : number;
    },
    page: (number) => {
      if (number >= firstWaiting) {
        const from = (number - firstWaiting) * PAGE_BYTES;
        return waiting.subarray(from, from + PAGE_BYTES);
      }
      if (number !== seenNumber) readSync(file, seen, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES);
      seenNumber = number;
      return seen;
    },
    finish: (first) => {
      writeOut();
      writeSync(file, first, 0, PAGE_BYTES, 0);
      close();
    },
    close,
  };
};
