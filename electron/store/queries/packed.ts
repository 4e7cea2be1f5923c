const ZERO = 48;
const NINE = 57;
const MINUS = 45;

/** SQL: the values of a group as one text of bytes; `null` of them stand as a lone minus. */
export const packed = (value: string): string =>
  `CAST(group_concat(coalesce(${value}, '-')) AS BLOB)`;

/**
 * Reads the whole numbers of such a text into `into`, which must hold `text.length / 2 + 1` of them,
 * and says how many there were; NaN = null. One text for a day of
 * rows crosses from SQLite several times faster than a row for each of them.
 */
export const readNumbers = (text: Uint8Array, into: Float64Array): number => {
  const { length } = text;
  let count = 0;
  let place = 0;
  while (place < length) {
    let byte = text[place]!;
    const isNegative = byte === MINUS;
    if (isNegative) byte = ++place < length ? text[place]! : 0;
    let value = 0;
    let digits = 0;
    while (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO;
      digits += 1;
      byte = ++place < length ? text[place]! : 0;
    }
    into[count++] = digits === 0 ? NaN : isNegative ? -value : value;
    place += 1;
  }
  return count;
};

/** A place for the numbers of texts, that grows with them and is used again and again. */
export const numberReader = (): ((text: Uint8Array) => Float64Array) => {
  let room = new Float64Array(1 << 12);
  return (text) => {
    if (room.length < text.length / 2 + 1) room = new Float64Array(text.length);
    return room.subarray(0, readNumbers(text, room));
  };
};
