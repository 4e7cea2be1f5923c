/**
 * The shared strings of a workbook as bytes: a million of them as JavaScript strings, each holding
 * on to the piece of XML it was cut from, would take several times the memory of the file.
 */
export interface StringStore {
  readonly add: (text: string) => void;
  /** null for an empty string and for a number that was never added. */
  readonly get: (index: number) => string | null;
}

const CHUNK_BYTES = 1 << 20;
/** Strings that were asked for last, by the end of their number: sexes and cities come back. */
const REMEMBERED = 4096;

export const createStringStore = (): StringStore => {
  const chunks: Buffer[] = [];
  let room = 0;
  let at = 0;
  let count = 0;
  // Where a string begins: its chunk and the place in it.
  let starts = new Uint32Array(1 << 12);
  let lengths = new Uint32Array(1 << 12);
  const texts = new Array<string | null>(REMEMBERED).fill(null);
  const numbers = new Int32Array(REMEMBERED).fill(-1);

  return {
    add: (text) => {
      if (count === starts.length) {
        const [oldStarts, oldLengths] = [starts, lengths];
        starts = new Uint32Array(count * 2);
        starts.set(oldStarts);
        lengths = new Uint32Array(count * 2);
        lengths.set(oldLengths);
      }
      const most = text.length * 3;
      if (at + most > room) {
        room = Math.max(CHUNK_BYTES, most);
        chunks.push(Buffer.allocUnsafeSlow(room));
        at = 0;
      }
      const length = chunks.at(-1)!.write(text, at, 'utf8');
      // A chunk that is larger than usual holds one string, at its beginning.
      starts[count] = (chunks.length - 1) * CHUNK_BYTES + at;
      lengths[count] = length;
      at = room > CHUNK_BYTES ? room : at + length;
      count += 1;
    },
    get: (index) => {
      if (!(index >= 0 && index < count)) return null;
      const slot = index & (REMEMBERED - 1);
      if (numbers[slot] === index) return texts[slot]!;
      const start = starts[index]!;
      const from = start % CHUNK_BYTES;
      const text =
        chunks[Math.floor(start / CHUNK_BYTES)]!.toString('utf8', from, from + lengths[index]!) ||
        null;
      numbers[slot] = index;
      texts[slot] = text;
      return text;
    },
  };
};
