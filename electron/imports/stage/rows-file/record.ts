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

export const createRecordWriter = (): RecordWriter => {
  let body = Buffer.allocUnsafe(1 << 16);
  let record = Buffer.allocUnsafe(1 << 16);
  const types = new Float64Array(2048);
  let at = 0;

  const writeNumber = (value: number): number => {
    if (!Number.isSafeInteger(value)) {
      at = body.writeDoubleBE(value, at);
      return FLOAT;
    }
    const type = integerType(value);
    if (type >= ZERO) return type;
    if (type === 6) at = body.writeBigInt64BE(BigInt(value), at);
    else at = body.writeIntBE(value, at, integerBytes[type]!);
    return type;
  };
  const writeText = (text: string): number => {
    const { length } = text;
    if (at + length * 3 + 16 > body.length) {
      const wider = Buffer.allocUnsafe(Math.max(body.length * 2, at + length * 3 + 16));
      body.copy(wider, 0, 0, at);
      body = wider;
    }
    const start = at;
    if (length <= SHORT)
      for (let n = 0; n < length; n++) {
        const code = text.charCodeAt(n);
        if (code < 0x80) body[at++] = code;
        else if (code < 0x800) {
          body[at++] = 0xc0 | (code >> 6);
          body[at++] = 0x80 | (code & 0x3f);
        } else if (code < 0xd800 || code > 0xdfff) {
          body[at++] = 0xe0 | (code >> 12);
          body[at++] = 0x80 | ((code >> 6) & 0x3f);
          body[at++] = 0x80 | (code & 0x3f);
        } else {
          at = start + body.write(text, start, 'utf8');
          break;
        }
      }
    else at += body.write(text, at, 'utf8');
    return TEXT + (at - start) * 2;
  };

  return {
    encode: (values) => {
      at = 0;
      let headerBytes = 0;
      for (let n = 0; n < values.length; n++) {
        const value = values[n]!;
        const type =
          value === null ? NULL : typeof value === 'number' ? writeNumber(value) : writeText(value);
        types[n] = type;
        headerBytes += type < 0x80 ? 1 : varintBytes(type);
      }
      // The header's own length counts itself.
      headerBytes += headerBytes < 0x7f ? 1 : 2;
      if (record.length < headerBytes + at) record = Buffer.allocUnsafe((headerBytes + at) * 2);
      let to = writeVarint(record, 0, headerBytes);
      for (let n = 0; n < values.length; n++) to = writeVarint(record, to, types[n]!);
      body.copy(record, to, 0, at);
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
