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
  /** Closes the file as it is: no zip, to be deleted. */
  readonly discard: () => void;
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
    const pending = Buffer.allocUnsafe(PIECE_BYTES);
    let filled = 0;
    const flush = (last: boolean): void => {
      const bytes = pending.subarray(0, filled);
      filled = 0;
      crc = crc32(bytes, crc);
      unpacked += bytes.length;
      // Pieces are packed on their own and follow each other as blocks of one deflate stream.
      const data = deflateRawSync(bytes, last ? PACKING : { ...PACKING, finishFlush: SYNC_FLUSH });
      packed += data.length;
      put(data);
    };
    const take = (piece: string): void => {
      // A character takes three bytes at most.
      if (piece.length * 3 > PIECE_BYTES - filled) flush(false);
      if (piece.length * 3 <= PIECE_BYTES) filled += pending.write(piece, filled);
      else for (const part of halvesOf(piece)) take(part);
    };
    return {
      write: take,
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
    discard: () => closeSync(file),
  };
};

/** Ends packed bytes on a byte border without closing their stream. */
const SYNC_FLUSH = 2;
/** Tables pack well at any level; the higher ones take several times as long for a tenth less. */
const PACKING = { level: 3 } as const;

/** Two parts of a text, cut between characters. */
const halvesOf = (text: string): readonly [string, string] => {
  const middle = text.length >> 1;
  const at = /[\udc00-\udfff]/.test(text[middle]!) ? middle + 1 : middle;
  return [text.slice(0, at), text.slice(at)];
};

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
