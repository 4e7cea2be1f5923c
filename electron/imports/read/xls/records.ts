import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Stream } from './container.ts';

export interface BiffRecord {
  readonly type: number;
  readonly data: Buffer;
}

/** The records of a stream from a place on, one by one. */
export interface RecordReader {
  readonly next: () => BiffRecord | null;
  /** The data of the next record if it goes on with this one, which is then taken. */
  readonly more: () => Buffer | null;
  readonly at: () => number;
}

const CONTINUE = 0x3c;
const WINDOW_BYTES = 1 << 18;
const HEAD_BYTES = 4;

/** Throws `file-truncated` where a record goes beyond the stream. */
export const createRecordReader = (stream: Stream, from: number, file: string): RecordReader => {
  let window: Buffer = Buffer.alloc(0);
  let windowAt = from;
  let at = from;
  /** Bytes at the reader's place, at least that many unless the stream ends. */
  const ahead = (bytes: number): Buffer => {
    if (at + bytes > windowAt + window.length) {
      window = stream.read(at, Math.max(WINDOW_BYTES, bytes));
      windowAt = at;
    }
    return window.subarray(at - windowAt);
  };
  const next = (): BiffRecord | null => {
    const head = ahead(HEAD_BYTES);
    if (head.length < HEAD_BYTES) return null;
    const type = head.readUInt16LE(0);
    const length = head.readUInt16LE(2);
    const whole = ahead(HEAD_BYTES + length);
    if (whole.length < HEAD_BYTES + length) throw new WorkstationError('file-truncated', { file });
    at += HEAD_BYTES + length;
    return { type, data: whole.subarray(HEAD_BYTES, HEAD_BYTES + length) };
  };
  return {
    next,
    more: () => {
      const head = ahead(HEAD_BYTES);
      return head.length >= HEAD_BYTES && head.readUInt16LE(0) === CONTINUE ? next()!.data : null;
    },
    at: () => at,
  };
};
