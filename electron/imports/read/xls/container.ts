import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { WorkstationError } from '../../../../shared/contract/errors.ts';

/** Bytes of one stream, read where they are wanted; fewer than asked for at its end. */
export interface Stream {
  readonly bytes: number;
  readonly read: (at: number, length: number) => Buffer;
}

/** The container of old Office programs: a small file system of sectors in one file. */
export interface Container {
  readonly stream: (name: string) => Stream | null;
  readonly close: () => void;
}

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const HEADER_BYTES = 512;
const LITTLE_ENDIAN = 0xfffe;
/** Sector numbers from here on are marks: end of a chain, free, the table itself. */
const LAST_SECTOR = 0xfffffffa;
const ENTRY_BYTES = 128;
const HEADER_TABLES = 109;

/** Throws `file-truncated` where the tables do not fit the file. */
export const openContainer = (path: string, name: string): Container => {
  const file = openSync(path, 'r');
  try {
    return { ...read(file, name), close: () => closeSync(file) };
  } catch (error) {
    closeSync(file);
    throw error;
  }
};

const read = (file: number, name: string): Pick<Container, 'stream'> => {
  const broken = (): never => {
    throw new WorkstationError('file-truncated', { file: name });
  };
  const size = fstatSync(file).size;
  const bytesAt = (at: number, length: number): Buffer => {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(file, buffer, 0, length, at));
  };
  const head = bytesAt(0, HEADER_BYTES);
  if (head.length < HEADER_BYTES || !head.subarray(0, 8).equals(SIGNATURE)) return broken();
  const shift = head.readUInt16LE(30);
  if (head.readUInt16LE(28) !== LITTLE_ENDIAN || (shift !== 9 && shift !== 12)) return broken();
  const sectorBytes = 1 << shift;
  const sectors = Math.ceil(size / sectorBytes);
  const sectorAt = (sector: number): number => (sector + 1) * sectorBytes;
  const sector = (number: number): Buffer => {
    const data = bytesAt(sectorAt(number), sectorBytes);
    return data.length === sectorBytes ? data : Buffer.concat([data], sectorBytes);
  };

  /** Where each sector's chain goes on; sectors that no table covers end theirs. */
  const next = new Uint32Array(sectors).fill(LAST_SECTOR);
  let covered = 0;
  const addTable = (number: number): void => {
    if (number >= LAST_SECTOR || covered >= sectors) return;
    if (number >= sectors) return broken();
    const table = sector(number);
    for (let at = 0; at < sectorBytes && covered < sectors; at += 4)
      next[covered++] = table.readUInt32LE(at);
  };
  for (let n = 0; n < HEADER_TABLES; n++) addTable(head.readUInt32LE(76 + 4 * n));
  let more = head.readUInt32LE(68);
  for (let n = 0; more < LAST_SECTOR && n < sectors; n++) {
    if (more >= sectors) return broken();
    const list = sector(more);
    for (let at = 0; at < sectorBytes - 4; at += 4) addTable(list.readUInt32LE(at));
    more = list.readUInt32LE(sectorBytes - 4);
  }

  const chain = (first: number, table: Uint32Array): number[] => {
    const list: number[] = [];
    for (let at = first; at < LAST_SECTOR; at = table[at]!) {
      // Beyond the table, or in a circle.
      if (at >= table.length || list.length >= table.length) return broken();
      list.push(at);
    }
    return list;
  };
  const streamOf = (
    list: readonly number[],
    bytes: number,
    unit: number,
    unitBytes: (index: number, from: number, length: number) => Buffer,
  ): Stream => ({
    bytes: Math.min(bytes, list.length * unit),
    read: (at, length) => {
      const pieces: Buffer[] = [];
      const end = Math.min(at + length, bytes, list.length * unit);
      for (let from = at; from < end;) {
        const inside = from % unit;
        const part = Math.min(unit - inside, end - from);
        pieces.push(unitBytes(list[Math.floor(from / unit)]!, inside, part));
        from += part;
      }
      return Buffer.concat(pieces);
    },
  });
  const large = (first: number, bytes: number): Stream =>
    streamOf(chain(first, next), bytes, sectorBytes, (number, from, length) =>
      bytesAt(sectorAt(number) + from, length),
    );

  const directory = large(head.readUInt32LE(48), Infinity);
  const entries = new Map<string, { readonly first: number; readonly bytes: number }>();
  let root = { first: LAST_SECTOR, bytes: 0 };
  for (let at = 0; at + ENTRY_BYTES <= directory.bytes; at += ENTRY_BYTES) {
    const entry = directory.read(at, ENTRY_BYTES);
    if (entry.length < ENTRY_BYTES) return broken();
    const nameBytes = Math.max(0, Math.min(64, entry.readUInt16LE(64)) - 2);
    const place = { first: entry.readUInt32LE(116), bytes: entry.readUInt32LE(120) };
    if (entry[66] === 5) root = place;
    else if (entry[66] === 2) entries.set(entry.toString('utf16le', 0, nameBytes), place);
  }

  const miniLimit = head.readUInt32LE(56);
  const miniBytes = 1 << Math.min(12, head.readUInt16LE(32));
  const mini = (first: number, bytes: number): Stream => {
    const host = large(root.first, root.bytes);
    const table = large(head.readUInt32LE(60), Infinity);
    const data = table.read(0, table.bytes);
    const links = new Uint32Array(data.length >> 2);
    for (let n = 0; n < links.length; n++) links[n] = data.readUInt32LE(4 * n);
    return streamOf(chain(first, links), bytes, miniBytes, (number, from, length) =>
      host.read(number * miniBytes + from, length),
    );
  };
  return {
    stream: (wanted) => {
      const entry = entries.get(wanted);
      if (entry === undefined) return null;
      return entry.bytes < miniLimit
        ? mini(entry.first, entry.bytes)
        : large(entry.first, entry.bytes);
    },
  };
};
