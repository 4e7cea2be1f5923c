import { PAGE_BYTES, type PageFile } from './pages.ts';
import {
  createRecordWriter,
  decodeRecord,
  varintBytes,
  writeVarint,
  type StoredValue,
} from './record.ts';

const LEAF = 0x0d;
const INTERIOR = 0x05;
const LEAF_HEADER = 8;
const INTERIOR_HEADER = 12;
// From this length a record goes on in overflow pages; the shares are the format's own.
const MAX_LOCAL = PAGE_BYTES - 35;
const MIN_LOCAL = Math.floor(((PAGE_BYTES - 12) * 32) / 255) - 23;
const OVERFLOW_BYTES = PAGE_BYTES - 4;

const localBytes = (payload: number): number => {
  if (payload <= MAX_LOCAL) return payload;
  const local = MIN_LOCAL + ((payload - MIN_LOCAL) % OVERFLOW_BYTES);
  return local <= MAX_LOCAL ? local : MIN_LOCAL;
};

/** A table of a file in writing: rows get ascending ids without gaps, and stay as they are. */
export interface TableWriter {
  /** Adds a row (the id column is null in it) and answers its id. */
  readonly add: (values: readonly StoredValue[]) => number;
  readonly rows: () => number;
  readonly read: (id: number) => StoredValue[];
  /** Completes the table and answers its root page. */
  readonly finish: () => number;
}

/** `headerAt`: where the page header stands, behind the file header on page 1. */
export const createLeaf = (headerAt = 0) => {
  const page = Buffer.alloc(PAGE_BYTES);
  let cells = 0;
  let contentAt = PAGE_BYTES;
  return {
    page,
    cells: () => cells,
    fits: (bytes: number): boolean => headerAt + LEAF_HEADER + (cells + 1) * 2 + bytes <= contentAt,
    /** Takes room for a cell and answers where it goes. */
    take: (bytes: number): number => {
      contentAt -= bytes;
      page.writeUInt16BE(contentAt, headerAt + LEAF_HEADER + cells * 2);
      cells += 1;
      return contentAt;
    },
    seal: (): void => {
      page[headerAt] = LEAF;
      page.writeUInt16BE(0, headerAt + 1);
      page.writeUInt16BE(cells, headerAt + 3);
      page.writeUInt16BE(contentAt, headerAt + 5);
      page[headerAt + 7] = 0;
    },
    clear: (): void => {
      cells = 0;
      contentAt = PAGE_BYTES;
    },
  };
};

export const createTableWriter = (pages: PageFile, firstId: number): TableWriter => {
  const records = createRecordWriter();
  const leaf = createLeaf();
  let nextId = firstId;
  // The leaves that are written: number of the page, last id on it.
  const leaves: { readonly page: number; readonly lastId: number }[] = [];
  let leafFirstId = firstId;

  const writeLeaf = (): void => {
    leaf.seal();
    leaves.push({ page: pages.append(leaf.page), lastId: nextId - 1 });
    leaf.clear();
    leafFirstId = nextId;
  };

  const writeOverflow = (bytes: Buffer, from: number, until: number): number => {
    const first = pages.next();
    const page = Buffer.alloc(PAGE_BYTES);
    for (let at = from; at < until; at += OVERFLOW_BYTES) {
      const end = Math.min(until, at + OVERFLOW_BYTES);
      const behind = pages.next() + 1;
      page.fill(0);
      bytes.copy(page, 4, at, end);
      // Numbers follow each other, but for the page that may hold nothing.
      page.writeUInt32BE(end === until ? 0 : afterLock(behind), 0);
      pages.append(page);
    }
    return first;
  };

  const add = (values: readonly StoredValue[]): number => {
    const payload = records.encode(values);
    const bytes = records.bytes();
    const local = localBytes(payload);
    const cell = varintBytes(payload) + varintBytes(nextId) + local + (local < payload ? 4 : 0);
    if (!leaf.fits(cell)) writeLeaf();
    const overflow = local < payload ? writeOverflow(bytes, local, payload) : 0;
    const { page } = leaf;
    let at = leaf.take(cell);
    at = writeVarint(page, at, payload);
    at = writeVarint(page, at, nextId);
    bytes.copy(page, at, 0, local);
    if (overflow > 0) page.writeUInt32BE(overflow, at + local);
    return nextId++;
  };

  const read = (id: number): StoredValue[] => {
    if (id < firstId || id >= nextId) throw new RangeError(`no row ${id} was written`);
    const inHand = id >= leafFirstId;
    const index = inHand ? 0 : leafOf(leaves, id);
    const first = inHand ? leafFirstId : index === 0 ? firstId : leaves[index - 1]!.lastId + 1;
    const page = inHand ? leaf.page : pages.page(leaves[index]!.page);
    let at = page.readUInt16BE(LEAF_HEADER + (id - first) * 2);
    let payload = 0;
    for (let byte = 0x80; byte >= 0x80; at++) {
      byte = page[at]!;
      payload = payload * 0x80 + (byte & 0x7f);
    }
    while (page[at]! >= 0x80) at++;
    at++;
    const local = localBytes(payload);
    if (local === payload) return decodeRecord(page.subarray(at, at + payload));
    const whole = Buffer.alloc(payload);
    let filled = page.copy(whole, 0, at, at + local);
    let next = page.readUInt32BE(at + local);
    while (next !== 0) {
      const overflow = pages.page(next);
      filled += overflow.copy(whole, filled, 4, 4 + Math.min(OVERFLOW_BYTES, payload - filled));
      next = overflow.readUInt32BE(0);
    }
    return decodeRecord(whole);
  };

  return {
    add,
    rows: () => nextId - firstId,
    read,
    finish: () => {
      if (leaf.cells() > 0 || leaves.length === 0) writeLeaf();
      let level = leaves;
      while (level.length > 1) level = writeInteriors(pages, level);
      return level[0]!.page;
    },
  };
};

const lockPage = 2 ** 30 / PAGE_BYTES + 1;
const afterLock = (page: number): number => (page === lockPage ? page + 1 : page);

const leafOf = (leaves: readonly { readonly lastId: number }[], id: number): number => {
  let low = 0;
  let high = leaves.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (leaves[middle]!.lastId < id) low = middle + 1;
    else high = middle;
  }
  return low;
};

interface Child {
  readonly page: number;
  readonly lastId: number;
}

/** One level of the tree over its children, none with fewer than two of them. */
const writeInteriors = (pages: PageFile, children: readonly Child[]): Child[] => {
  // Child number, last id of nine bytes at most, pointer.
  const perPage = Math.floor((PAGE_BYTES - INTERIOR_HEADER) / 15);
  const groups = Math.ceil(children.length / perPage);
  const level: Child[] = [];
  for (let group = 0; group < groups; group++) {
    const from = Math.floor((children.length * group) / groups);
    const until = Math.floor((children.length * (group + 1)) / groups);
    const page = Buffer.alloc(PAGE_BYTES);
    let contentAt = PAGE_BYTES;
    // The last child hangs on the header: it needs no key.
    for (let n = from; n < until - 1; n++) {
      const { page: child, lastId } = children[n]!;
      contentAt -= 4 + varintBytes(lastId);
      page.writeUInt32BE(child, contentAt);
      writeVarint(page, contentAt + 4, lastId);
      page.writeUInt16BE(contentAt, INTERIOR_HEADER + (n - from) * 2);
    }
    const last = children[until - 1]!;
    page[0] = INTERIOR;
    page.writeUInt16BE(until - 1 - from, 3);
    page.writeUInt16BE(contentAt, 5);
    page.writeUInt32BE(last.page, 8);
    level.push({ page: pages.append(page), lastId: last.lastId });
  }
  return level;
};
