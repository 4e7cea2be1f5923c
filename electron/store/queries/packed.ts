const ZERO = 48;
const NINE = 57;

/**
 * Calls `each` for every whole number of a text such as `group_concat(id)` makes, given as bytes. One
 * text for a day of rows crosses from SQLite several times faster than a row for each of them.
 */
export const eachNumber = (text: Uint8Array, each: (value: number) => void): void => {
  let value = 0;
  let isOpen = false;
  for (let place = 0; place < text.length; place += 1) {
    const byte = text[place]!;
    if (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO;
      isOpen = true;
    } else if (isOpen) {
      each(value);
      value = 0;
      isOpen = false;
    }
  }
  if (isOpen) each(value);
};
