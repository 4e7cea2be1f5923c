import { deflateRawSync } from 'node:zlib';
import type { ZipPart } from '../zip-bytes.ts';

export interface HostileFile {
  readonly what: string;
  readonly name: string;
  readonly bytes: () => Buffer;
  /** The code it ends with; null = it is read. */
  readonly code: string | null;
}

export const MIB = 1 << 20;

export interface Packed {
  readonly bytes: Buffer;
  readonly unpacked: number;
}

/** A start, a piece repeated, and an end as packed bytes; the piece is packed once. */
export const repeated = (
  start: string | Buffer,
  piece: Buffer,
  times: number,
  end: string,
): Packed => {
  const [first, last] = [Buffer.from(start), Buffer.from(end)];
  const packed = deflateRawSync(piece, { finishFlush: 2 });
  return {
    bytes: Buffer.concat([
      deflateRawSync(first, { finishFlush: 2 }),
      ...Array<Buffer>(times).fill(packed),
      deflateRawSync(last),
    ]),
    unpacked: first.length + piece.length * times + last.length,
  };
};

/** A mebibyte of text that packs to about a hundredth, so that no ratio gives it away. */
export const dull = (): Buffer => {
  const noise = Buffer.alloc(MIB, 'abcdefgh');
  for (let at = 0; at < MIB; at += 96) noise[at] = 0x61 + ((at * 7919) % 23);
  return noise;
};

/** A part whose packed bytes are given, as the zip helper stores it and the directory calls packed. */
export const packedPart = (name: string, { bytes, unpacked }: Packed): ZipPart => ({
  name,
  data: bytes,
  stored: true,
  lies: { method: 8, unpacked },
});

export const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length * 0.6));
