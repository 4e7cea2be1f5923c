const SLOTS = 1 << 13;
const SLOT_BYTES = 24;

export interface ByteTexts {
  /** The text of `bytes[from, to)`, UTF-8. */
  readonly text: (bytes: Buffer, from: number, to: number, ascii: boolean) => string;
}

/**
 * Decodes short texts, remembering the latest by their bytes: most columns of an export repeat a
 * few values, and the same string object again costs neither a call nor memory.
 */
export const createByteTexts = (): ByteTexts => {
  const known = Buffer.alloc(SLOTS * SLOT_BYTES);
  const lengths = new Uint8Array(SLOTS);
  const values: string[] = new Array<string>(SLOTS).fill('');
  return {
    text: (bytes, from, to, ascii) => {
      const length = to - from;
      if (length > SLOT_BYTES)
        return ascii ? bytes.toString('latin1', from, to) : bytes.toString('utf8', from, to);
      let hash = length;
      for (let at = from; at < to; at++) hash = Math.imul(hash, 31) + bytes[at]!;
      const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
      const base = slot * SLOT_BYTES;
      let same = lengths[slot] === length;
      for (let n = 0; same && n < length; n++) same = known[base + n] === bytes[from + n];
      if (same) return values[slot]!;
      const value = ascii ? bytes.toString('latin1', from, to) : bytes.toString('utf8', from, to);
      for (let n = 0; n < length; n++) known[base + n] = bytes[from + n]!;
      lengths[slot] = length;
      values[slot] = value;
      return value;
    },
  };
};
