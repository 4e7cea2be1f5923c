import { pipeline, Readable } from 'node:stream';
import { closeSync, openSync, readSync, fstatSync } from 'node:fs';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { RATIO_GRACE_BYTES, type Caps } from '../caps.ts';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly headerAt: number;
}

/** The parts of a zip archive; names are only ever compared, never used as paths. */
export interface Archive {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** A whole part, for the small ones. */
  readonly read: (name: string) => Buffer;
  readonly stream: (name: string) => AsyncGenerator<Buffer, void>;
  /** As the archive's directory states it. */
  readonly unpackedBytes: (name: string) => number;
  readonly close: () => void;
}

const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const SMALL_PART_BYTES = 64 * 1024 * 1024;

/**
 * Opens a zip by its directory alone and refuses what no spreadsheet program writes: too many or
 * overlapping entries, encryption, sizes that do not fit the file. Throws `file-truncated`,
 * `zip-suspicious`, `password-protected`.
 */
export const openZip = (path: string, name: string, caps: Caps): Archive => {
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    const entries = readDirectory(file, size, name, caps);
    return archive(file, entries, name, caps);
  } catch (error) {
    closeSync(file);
    throw error;
  }
};

const readAt = (file: number, at: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  const got = readSync(file, buffer, 0, bytes, at);
  return buffer.subarray(0, got);
};

const readDirectory = (
  file: number,
  size: number,
  name: string,
  caps: Caps,
): ReadonlyMap<string, Entry> => {
  const truncated = (): never => {
    throw new WorkstationError('file-truncated', { file: name });
  };
  const suspicious = (why: string): never => {
    throw new WorkstationError('zip-suspicious', { file: name, why });
  };
  const tailAt = Math.max(0, size - END_BYTES - MAX_COMMENT);
  const tail = readAt(file, tailAt, size - tailAt);
  const endAt = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (endAt === -1 || endAt + END_BYTES > tail.length) return truncated();
  let count = tail.readUInt16LE(endAt + 10);
  let directoryBytes = tail.readUInt32LE(endAt + 12);
  let directoryAt = tail.readUInt32LE(endAt + 16);
  if (count === 0xffff || directoryAt === 0xffffffff || directoryBytes === 0xffffffff) {
    const locatorAt = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x06, 0x07]), endAt);
    if (locatorAt === -1) return truncated();
    const end64At = tail.readBigUInt64LE(locatorAt + 8);
    if (end64At > BigInt(size)) return truncated();
    const end64 = readAt(file, Number(end64At), 56);
    if (end64.length < 56 || end64.readUInt32LE(0) !== 0x06064b50) return truncated();
    count = Number(end64.readBigUInt64LE(32));
    directoryBytes = Number(end64.readBigUInt64LE(40));
    directoryAt = Number(end64.readBigUInt64LE(48));
  }
  if (count > caps.entries) return suspicious('entries');
  if (directoryAt + directoryBytes > size) return truncated();
  const directory = readAt(file, directoryAt, directoryBytes);
  const entries = new Map<string, Entry>();
  const spans: [number, number][] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return truncated();
    const flags = directory.readUInt16LE(at + 8);
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const commentBytes = directory.readUInt16LE(at + 32);
    if (flags & 1) throw new WorkstationError('password-protected', { file: name });
    const entry = withZip64(
      {
        name: entryName(
          directory.subarray(at + 46, at + 46 + nameBytes),
          (flags & UTF8_FLAG) !== 0,
        ),
        method: directory.readUInt16LE(at + 10),
        packed: directory.readUInt32LE(at + 20),
        unpacked: directory.readUInt32LE(at + 24),
        headerAt: directory.readUInt32LE(at + 42),
      },
      directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes),
    );
    if (entry.headerAt + entry.packed > size) return truncated();
    if (entry.method !== 0 && entry.method !== 8) return suspicious('method');
    if (entries.has(entry.name)) return suspicious('twice');
    entries.set(entry.name, entry);
    spans.push([entry.headerAt, entry.headerAt + 30 + entry.packed]);
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  spans.sort((a, b) => a[0] - b[0]);
  for (let n = 1; n < spans.length; n++)
    if (spans[n]![0] < spans[n - 1]![1]) return suspicious('overlap');
  return entries;
};

const UTF8_FLAG = 0x0800;

/** A name for comparing and showing. Chinese systems write GBK and leave the flag of UTF-8 out. */
const entryName = (bytes: Buffer, utf8: boolean): string => {
  const decoded = (encoding: string): string =>
    new TextDecoder(encoding, { fatal: encoding === 'utf-8' && !utf8 }).decode(bytes);
  let name: string;
  try {
    name = decoded('utf-8');
  } catch {
    name = decoded('gb18030');
  }
  return name.replaceAll('\\', '/').replace(/^\//, '');
};

/** Sizes of 4 GiB and more stand in an extra field. */
const withZip64 = (entry: Entry, extra: Buffer): Entry => {
  for (let at = 0; at + 4 <= extra.length;) {
    const id = extra.readUInt16LE(at);
    const bytes = extra.readUInt16LE(at + 2);
    if (id === 1) {
      let from = at + 4;
      const next = (value: number): number => {
        if (value !== 0xffffffff || from + 8 > extra.length) return value;
        from += 8;
        return Number(extra.readBigUInt64LE(from - 8));
      };
      const unpacked = next(entry.unpacked);
      const packed = next(entry.packed);
      return { ...entry, unpacked, packed, headerAt: next(entry.headerAt) };
    }
    at += 4 + bytes;
  }
  return entry;
};

const archive = (
  file: number,
  entries: ReadonlyMap<string, Entry>,
  name: string,
  caps: Caps,
): Archive => {
  let open = true;
  let output = 0;
  const meter = (entry: Entry, produced: number, ofEntry: number): void => {
    output += produced;
    const ratioBroken = ofEntry > RATIO_GRACE_BYTES && ofEntry > entry.packed * caps.ratio;
    // Some writers leave the size out; one that is far from true was written to get past the gate.
    const understated = entry.unpacked > 0 && ofEntry > entry.unpacked + RATIO_GRACE_BYTES;
    if (output > caps.outputBytes || ratioBroken || understated)
      throw new WorkstationError('output-too-large', { file: name, limit: caps.outputBytes });
  };
  const find = (part: string): Entry => {
    const entry = entries.get(part);
    if (entry === undefined) throw new WorkstationError('file-truncated', { file: name });
    return entry;
  };
  const dataAt = (entry: Entry): number => {
    const header = readAt(file, entry.headerAt, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
      throw new WorkstationError('file-truncated', { file: name });
    return entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  };
  async function* stream(part: string): AsyncGenerator<Buffer, void> {
    const entry = find(part);
    const start = dataAt(entry);
    let ofEntry = 0;
    const pieces = function* (): Generator<Buffer, void> {
      for (let at = 0; at < entry.packed; at += 1 << 18)
        yield readAt(file, start + at, Math.min(1 << 18, entry.packed - at));
    };
    if (entry.method === 0) {
      for (const piece of pieces()) {
        meter(entry, piece.length, (ofEntry += piece.length));
        yield piece;
      }
      return;
    }
    const inflate = createInflateRaw({ chunkSize: 1 << 18 });
    // Read as it is unpacked, never the whole part ahead of it; a failure shows below.
    pipeline(Readable.from(pieces()), inflate, () => undefined);
    try {
      for await (const chunk of inflate as AsyncIterable<Buffer>) {
        meter(entry, chunk.length, (ofEntry += chunk.length));
        yield chunk;
      }
    } catch (error) {
      if (error instanceof WorkstationError) throw error;
      throw new WorkstationError('file-truncated', { file: name });
    } finally {
      inflate.destroy();
    }
  }
  return {
    names: [...entries.keys()],
    has: (part) => entries.has(part),
    unpackedBytes: (part) => find(part).unpacked,
    stream,
    read: (part) => {
      const entry = find(part);
      const packed = readAt(file, dataAt(entry), entry.packed);
      try {
        const data =
          entry.method === 0
            ? packed
            : inflateRawSync(packed, { maxOutputLength: SMALL_PART_BYTES });
        meter(entry, data.length, data.length);
        return data;
      } catch (error) {
        if (error instanceof WorkstationError) throw error;
        const tooLarge =
          error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
        throw new WorkstationError(tooLarge ? 'output-too-large' : 'file-truncated', {
          file: name,
          limit: SMALL_PART_BYTES,
        });
      }
    },
    close: () => {
      if (open) closeSync(file);
      open = false;
    },
  };
};
