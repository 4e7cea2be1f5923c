export type StoredValue = string | number | null;

/** A record of SQLite's file format, in the one scratch buffer of its writer: header, then body. */
export interface RecordWriter {
  /** Encodes values; the bytes stand in `bytes()` from 0 to the length that is returned. */
  readonly encode: (values: readonly StoredValue[]) => number;
  readonly bytes: () => Buffer;
}

// Serial types of the format: what a value is and how many bytes it takes.
const NULL = 0;
const ZERO = 8;
const ONE = 9;
const FLOAT = 7;
/** Bytes of the integer types 1 to 6. */
const integerBytes = [0, 1, 2, 3, 4, 6, 8];
const TEXT = 13;

const integerType = (value: number): number => {
  if (value === 0) return ZERO;
  if (value === 1) return ONE;
  const size = value < 0 ? -(value + 1) : value;
  if (size < 0x80) return 1;
  if (size < 0x8000) return 2;
  if (size < 0x800000) return 3;
  if (size < 0x80000000) return 4;
  return size < 0x800000000000 ? 5 : 6;
};

export const varintBytes = (value: number): number => {
  let bytes = 1;
  for (let left = value; left >= 0x80; left = Math.floor(left / 0x80)) bytes += 1;
  return bytes;
};

/** Writes a number of 0 to 2⁵⁰ as the format's big-endian base-128 number; answers where it ends. */
export const writeVarint = (target: Buffer, at: number, value: number): number => {
  if (value < 0x80) {
    target[at] = value;
    return at + 1;
  }
  const bytes = varintBytes(value);
  let left = value;
  for (let n = bytes - 1; n >= 0; n--) {
    target[at + n] = (left % 0x80) | (n === bytes - 1 ? 0 : 0x80);
    left = Math.floor(left / 0x80);
  }
  return at + bytes;
};

/** Short texts are written here, long ones by the runtime: a call costs more than 40 characters. */
const SHORT = 40;

/** Answers where the text ends. */
const writeShort = (target: Buffer, start: number, text: string): number => {
  let to = start;
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    if (code < 0x80) target[to++] = code;
    else if (code < 0x800) {
      target[to++] = 0xc0 | (code >> 6);
      target[to++] = 0x80 | (code & 0x3f);
    } else if (code < 0xd800 || code > 0xdfff) {
      target[to++] = 0xe0 | (code >> 12);
      target[to++] = 0x80 | ((code >> 6) & 0x3f);
      target[to++] = 0x80 | (code & 0x3f);
    } else return start + target.write(text, start, 'utf8');
  }
  return to;
};

/** Writes a safe integer of one of the types 1 to 6; answers where it ends. */
const writeInteger = (target: Buffer, at: number, value: number, type: number): number => {
  const size = integerBytes[type]!;
  if (size === 8) return target.writeBigInt64BE(BigInt(value), at);
  if (size === 6) return target.writeIntBE(value, at, 6);
  for (let n = size - 1, left = value; n >= 0; n--, left >>= 8) target[at + n] = left;
  return at + size;
};

export const createRecordWriter = (): RecordWriter => {
  let scratch = Buffer.allocUnsafe(1 << 16);
  let record = Buffer.allocUnsafe(1 << 16);
  const types = new Uint32Array(2048);

  const widened = (filled: number, room: number): Buffer<ArrayBuffer> => {
    const wider = Buffer.allocUnsafe(Math.max(scratch.length * 2, filled + room));
    scratch.copy(wider, 0, 0, filled);
    scratch = wider;
    return wider;
  };

  return {
    encode: (values) => {
      const { length } = values;
      let body = scratch;
      let at = 0;
      let headerBytes = 0;
      for (let n = 0; n < length; n++) {
        const value = values[n]!;
        let type = NULL;
        if (typeof value === 'string') {
          const room = value.length * 3 + 16;
          if (at + room > body.length) body = widened(at, room);
          const end =
            value.length > SHORT ? at + body.write(value, at, 'utf8') : writeShort(body, at, value);
          type = TEXT + (end - at) * 2;
          at = end;
        } else if (value !== null) {
          if (at + 16 > body.length) body = widened(at, 16);
          if (!Number.isSafeInteger(value)) {
            type = FLOAT;
            at = body.writeDoubleBE(value, at);
          } else {
            type = integerType(value);
            if (type < FLOAT) at = writeInteger(body, at, value, type);
          }
        }
        types[n] = type;
        headerBytes += type < 0x80 ? 1 : varintBytes(type);
      }
      // The header's own length counts itself.
      headerBytes += headerBytes < 0x7f ? 1 : 2;
      if (record.length < headerBytes + at) record = Buffer.allocUnsafe((headerBytes + at) * 2);
      const target = record;
      let to = writeVarint(target, 0, headerBytes);
      for (let n = 0; n < length; n++) {
        const type = types[n]!;
        if (type < 0x80) target[to++] = type;
        else to = writeVarint(target, to, type);
      }
      body.copy(target, to, 0, at);
      return to + at;
    },
    bytes: () => record,
  };
};

/** The values of a record, as `encode` took them. */
export const decodeRecord = (bytes: Buffer): StoredValue[] => {
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (;;) {
      const byte = bytes[at++]!;
      value = value * 0x80 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  const headerBytes = readVarint();
  const types: number[] = [];
  while (at < headerBytes) types.push(readVarint());
  return types.map((type) => {
    if (type === NULL) return null;
    if (type === ZERO || type === ONE) return type - ZERO;
    const from = at;
    if (type === FLOAT) {
      at += 8;
      return bytes.readDoubleBE(from);
    }
    if (type < FLOAT) {
      const size = integerBytes[type]!;
      at += size;
      return size === 8 ? Number(bytes.readBigInt64BE(from)) : bytes.readIntBE(from, size);
    }
    at += (type - TEXT) / 2;
    return bytes.toString('utf8', from, at);
  });
};
