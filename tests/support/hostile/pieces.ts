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

/** Packed bytes of a start, a piece repeated, and an end; the piece is packed once. */
export const repeated = (start: string, piece: Buffer, times: number, end: string): Buffer => {
  const packed = deflateRawSync(piece, { finishFlush: 2 });
  return Buffer.concat([
    deflateRawSync(Buffer.from(start), { finishFlush: 2 }),
    ...Array<Buffer>(times).fill(packed),
    deflateRawSync(Buffer.from(end)),
  ]);
};

/** A mebibyte of text that packs to about a hundredth, so that no ratio gives it away. */
export const dull = (): Buffer => {
  const noise = Buffer.alloc(MIB, 'abcdefgh');
  for (let at = 0; at < MIB; at += 96) noise[at] = 0x61 + ((at * 7919) % 23);
  return noise;
};

/** A part whose packed bytes are given, as the zip helper stores it and the directory calls packed. */
export const packedPart = (name: string, packed: Buffer, unpacked = packed.length): ZipPart => ({
  name,
  data: packed,
  stored: true,
  lies: { method: 8, unpacked },
});

export const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length * 0.6));
