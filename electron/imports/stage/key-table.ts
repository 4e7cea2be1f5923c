/** 64 bits of a text as two halves; the halves of the last text hashed stay in `hashed`. */
export const hashed = new Uint32Array(2);

/** Hashes a text (cyrb53's mixing, all 64 bits kept) into `hashed`; `seed` tells families apart. */
export const hashText = (text: string, seed = 0): void => {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  hashed[0] = a;
  hashed[1] = b;
};

/** A number of 53 bits that stands for a text; 0 stands for the empty one alone. */
export const textNumber = (text: string): number => {
  if (text === '') return 0;
  hashText(text, 1);
  return hashed[0]! * 0x200000 + (hashed[1]! >>> 11) || 1;
};

/**
 * Numbers by text for millions of texts: 12 bytes a slot instead of a string and a map entry. Two
 * texts are taken for one once in 2⁶⁴; callers that cannot bear it check what they find.
 */
export interface KeyTable {
  /** 0 when the text is not there. */
  readonly get: (text: string) => number;
  /** Puts a number other than 0. */
  readonly set: (text: string, value: number) => void;
  /** Puts one for the text that `get` was last asked for. */
  readonly put: (value: number) => void;
}

const FULL = 0.7;

export const createKeyTable = (): KeyTable => {
  let size = 1 << 12;
  let keys = new Uint32Array(size * 2);
  let values = new Int32Array(size);
  let used = 0;

  /** The slot of a key, or the free one where it belongs. */
  const slotOf = (a: number, b: number): number => {
    let slot = (a ^ (b >>> 7)) & (size - 1);
    while (values[slot] !== 0 && (keys[slot * 2] !== a || keys[slot * 2 + 1] !== b))
      slot = (slot + 1) & (size - 1);
    return slot;
  };
  const put = (a: number, b: number, value: number): void => {
    const slot = slotOf(a, b);
    if (values[slot] === 0) used += 1;
    keys[slot * 2] = a;
    keys[slot * 2 + 1] = b;
    values[slot] = value;
  };
  const grow = (): void => {
    const [oldKeys, oldValues] = [keys, values];
    size *= 2;
    keys = new Uint32Array(size * 2);
    values = new Int32Array(size);
    used = 0;
    for (let slot = 0; slot < oldValues.length; slot++)
      if (oldValues[slot] !== 0) put(oldKeys[slot * 2]!, oldKeys[slot * 2 + 1]!, oldValues[slot]!);
  };
  let askedA = 0;
  let askedB = 0;
  const putAsked = (value: number): void => {
    put(askedA, askedB, value);
    if (used > size * FULL) grow();
  };
  const ask = (text: string): void => {
    hashText(text);
    askedA = hashed[0]!;
    askedB = hashed[1]!;
  };
  return {
    get: (text) => {
      ask(text);
      return values[slotOf(askedA, askedB)]!;
    },
    set: (text, value) => {
      ask(text);
      putAsked(value);
    },
    put: putAsked,
  };
};
