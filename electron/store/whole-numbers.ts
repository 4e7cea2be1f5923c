/**
 * Columns of whole numbers as bytes: seven bits a byte, the lowest first, the eighth says that more
 * follow (LEB128). Small numbers take one byte, and SQLite hands values over page by page.
 */

const MORE = 0x80;
const SEVEN = 0x7f;
/** Values of so many bytes hold what a double holds. */
const MOST_BYTES = 8;

/** Puts a number that is not negative at a place and says where the next one goes. */
const put = (bytes: Uint8Array, at: number, value: number): number => {
  let place = at;
  let rest = value;
  while (rest > SEVEN) {
    bytes[place++] = (rest % MORE) + MORE;
    rest = Math.floor(rest / MORE);
  }
  bytes[place++] = rest;
  return place;
};

const room = (values: ArrayLike<number>): Uint8Array =>
  new Uint8Array((values.length + 2) * MOST_BYTES);

/** Numbers from 0 on that never get less, such as ids in their order: each as the step to it. */
export const packAscending = (values: ArrayLike<number>): Uint8Array => {
  const bytes = room(values);
  let at = 0;
  let before = 0;
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place]!;
    at = put(bytes, at, value - before);
    before = value;
  }
  return bytes.slice(0, at);
};

/** Puts them into a place of `into` and says after which place they end. */
export const unpackAscending = (bytes: Uint8Array, into: Int32Array, start = 0): number => {
  const { length } = bytes;
  let place = start;
  let value = 0;
  let at = 0;
  while (at < length) {
    let byte = bytes[at++]!;
    if (byte < MORE) value += byte;
    else {
      let step = byte & SEVEN;
      for (let shift = 7; byte >= MORE; shift += 7) {
        byte = bytes[at++]!;
        step |= (byte & SEVEN) << shift;
      }
      value += step;
    }
    into[place++] = value;
  }
  return place;
};

/** Any whole numbers, NaN for what nobody knows: each by how far it lies above the least. */
export const packAny = (values: ArrayLike<number>): Uint8Array => {
  let least = Infinity;
  for (let place = 0; place < values.length; place += 1)
    if (values[place]! < least) least = values[place]!;
  const base = least === Infinity ? 0 : least;
  const bytes = room(values);
  let at = put(bytes, 0, base < 0 ? 1 : 0);
  at = put(bytes, at, Math.abs(base));
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place]!;
    at = put(bytes, at, Number.isNaN(value) ? 0 : value - base + 1);
  }
  return bytes.slice(0, at);
};

/** Puts them into a place of `into`, `unknown` for NaN, and says after which place they end. */
export const unpackAny = (
  bytes: Uint8Array,
  into: Int32Array | Float64Array,
  unknown: number,
  start = 0,
): number => {
  const { length } = bytes;
  let at = 0;
  const next = (): number => {
    let byte = bytes[at++]!;
    let value = byte & SEVEN;
    for (let scale = MORE; byte >= MORE; scale *= MORE) {
      byte = bytes[at++]!;
      value += (byte & SEVEN) * scale;
    }
    return value;
  };
  const sign = next() === 1 ? -1 : 1;
  const above = sign * next() - 1;
  let place = start;
  while (at < length) {
    const byte = bytes[at]!;
    if (byte >= MORE) into[place++] = next() + above;
    else {
      at += 1;
      into[place++] = byte === 0 ? unknown : byte + above;
    }
  }
  return place;
};
