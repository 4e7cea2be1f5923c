import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

interface Part {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/** Writes a zip file part by part; each part is given in pieces and packed as it comes. */
export interface ZipWriter {
  readonly add: (name: string, pieces: Iterable<string | Uint8Array>) => void;
  readonly begin: (name: string) => {
    readonly write: (piece: string) => void;
    readonly end: () => void;
  };
  readonly finish: () => void;
}

const DOS_TIME = 0;
/** 1980-01-01: the same content gives the same file. */
const DOS_DATE = 33;
const DESCRIPTOR_FLAG = 0x0808;
const PIECE_BYTES = 1 << 18;

export const createZip = (path: string): ZipWriter => {
  const file = openSync(path, 'w', 0o600);
  const parts: Part[] = [];
  let at = 0;
  const put = (bytes: Uint8Array): void => {
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    at += bytes.length;
  };

  const begin: ZipWriter['begin'] = (name) => {
    const started = at;
    const nameBytes = Buffer.from(name, 'utf8');
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(DESCRIPTOR_FLAG, 6);
    header.writeUInt16LE(8, 8);
    header.writeUInt16LE(DOS_TIME, 10);
    header.writeUInt16LE(DOS_DATE, 12);
    header.writeUInt16LE(nameBytes.length, 26);
    put(Buffer.concat([header, nameBytes]));
    let crc = 0;
    let packed = 0;
    let unpacked = 0;
    let pending: string[] = [];
    let pendingLength = 0;
    const flush = (last: boolean): void => {
      const bytes = Buffer.from(pending.join(''), 'utf8');
      pending = [];
      pendingLength = 0;
      crc = crc32(bytes, crc);
      unpacked += bytes.length;
      // Pieces are packed on their own and follow each other as blocks of one deflate stream.
      const data = last ? deflateRawSync(bytes) : withoutEnd(bytes);
      packed += data.length;
      put(data);
    };
    return {
      write: (piece) => {
        pending.push(piece);
        pendingLength += piece.length;
        if (pendingLength >= PIECE_BYTES) flush(false);
      },
      end: () => {
        flush(true);
        const descriptor = Buffer.alloc(16);
        descriptor.writeUInt32LE(0x08074b50, 0);
        descriptor.writeUInt32LE(crc, 4);
        descriptor.writeUInt32LE(packed, 8);
        descriptor.writeUInt32LE(unpacked, 12);
        put(descriptor);
        parts.push({ name: nameBytes, crc, packed, unpacked, at: started });
      },
    };
  };

  return {
    begin,
    add: (name, pieces) => {
      const part = begin(name);
      for (const piece of pieces)
        part.write(typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8'));
      part.end();
    },
    finish: () => {
      const directoryAt = at;
      for (const part of parts) put(directoryEntry(part));
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50, 0);
      end.writeUInt16LE(parts.length, 8);
      end.writeUInt16LE(parts.length, 10);
      end.writeUInt32LE(at - directoryAt, 12);
      end.writeUInt32LE(directoryAt, 16);
      put(end);
      closeSync(file);
    },
  };
};

const SYNC_FLUSH = 2;

/** Packed bytes that end on a byte border without closing the stream. */
const withoutEnd = (bytes: Buffer): Buffer => deflateRawSync(bytes, { finishFlush: SYNC_FLUSH });

const directoryEntry = (part: Part): Buffer => {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(DESCRIPTOR_FLAG, 8);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt16LE(DOS_TIME, 12);
  entry.writeUInt16LE(DOS_DATE, 14);
  entry.writeUInt32LE(part.crc, 16);
  entry.writeUInt32LE(part.packed, 20);
  entry.writeUInt32LE(part.unpacked, 24);
  entry.writeUInt16LE(part.name.length, 28);
  entry.writeUInt32LE(part.at, 42);
  return Buffer.concat([entry, part.name]);
};
