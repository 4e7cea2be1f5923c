/** How wide texts are, guessed by kind of character: office programs lay them out, not we. */

const isWide = (character: string): boolean =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
    character,
  ) || character.codePointAt(0)! >= 0x20000;

/** Of a letter of a western font in parts of its size, on the safe side. */
const LETTER = 0.56;

/** In parts of the font's size. */
export const textWidth = (text: string): number => {
  let width = 0;
  for (const character of text) width += isWide(character) ? 1 : LETTER;
  return width;
};

/** Lines that a text takes in a box so wide, in parts of the font's size. */
export const lineCount = (text: string, width: number): number => {
  let lines = 0;
  for (const line of text.split('\n')) {
    let here = 0;
    lines += 1;
    // Words of letters are not broken; every wide character may be.
    for (const word of line.match(/[^\s\u2e80-\uffef]+\s?|\s|[\s\S]/gu) ?? []) {
      const wide = textWidth(word);
      if (here > 0 && here + wide > width) {
        lines += 1;
        here = 0;
      }
      here += wide;
      while (here > width && here > 1) {
        lines += 1;
        here -= width;
      }
    }
  }
  return lines;
};

/** Of the longest stretch that is not broken. */
const unbroken = (text: string): number =>
  Math.max(0, ...text.split(/\s|(?<=[\u2e80-\uffef])/u).map(textWidth));

/**
 * Shares of a table's width, given in parts of the font's size with the room beside each text.
 * Numbers are not broken while there is room; long words get what is left.
 */
export const columnShares = (
  columns: readonly { readonly header: string; readonly align: 'left' | 'right' }[],
  rows: readonly (readonly { readonly text: string }[])[],
  width: number,
  beside: number,
): number[] => {
  const wishes = columns.map(({ header, align }, index) => {
    const texts = rows.map((row) => row[index]?.text ?? '');
    const whole = Math.max(...texts.map(textWidth), textWidth(header));
    const least = Math.max(3, unbroken(header), ...texts.map(unbroken));
    // Headers of numbers may take two lines, numbers may not.
    const firm =
      align === 'right' ? Math.max(least, Math.min(12, Math.max(...texts.map(textWidth)))) : least;
    return { least: Math.min(firm, 16) + beside, whole: Math.min(whole, 40) + beside };
  });
  const sum = (of: (wish: (typeof wishes)[number]) => number): number =>
    wishes.reduce((total, wish) => total + of(wish), 0);
  const [least, whole] = [sum((wish) => wish.least), sum((wish) => wish.whole)];
  if (whole <= width) return wishes.map((wish) => wish.whole / whole);
  if (least >= width) return wishes.map((wish) => wish.least / least);
  const more = (width - least) / (whole - least);
  return wishes.map((wish) => (wish.least + (wish.whole - wish.least) * more) / width);
};
