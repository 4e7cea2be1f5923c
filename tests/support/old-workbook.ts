import * as library from '@e965/xlsx';

export type OldCell =
  | string
  | number
  | boolean
  | null
  | { readonly value: number; readonly format: string }
  | { readonly error: number };

/** A workbook of an old binary format, written by the library that also reads it. */
export const oldWorkbook = (
  sheets: readonly {
    readonly name: string;
    readonly rows: readonly (readonly OldCell[])[];
    readonly hidden?: boolean;
  }[],
  { type = 'biff8' as library.BookType, date1904 = false } = {},
): Buffer => {
  const book = library.utils.book_new();
  for (const { name, rows } of sheets) {
    const sheet: library.WorkSheet = library.utils.aoa_to_sheet(
      rows.map((row) =>
        row.map((cell) =>
          cell === null || typeof cell !== 'object'
            ? cell
            : 'error' in cell
              ? { t: 'e', v: cell.error }
              : { t: 'n', v: cell.value, z: cell.format },
        ),
      ),
    );
    library.utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = {
    WBProps: { date1904 },
    Sheets: sheets.map(({ hidden = false }) => ({ Hidden: hidden ? 1 : 0 })),
  };
  return Buffer.from(library.write(book, { type: 'buffer', bookType: type }) as Uint8Array);
};

/** A file in the container of old Office programs, with these streams. */
export const container = (streams: Readonly<Record<string, Buffer>>): Buffer => {
  const box = library.CFB.utils.cfb_new();
  for (const [name, data] of Object.entries(streams))
    library.CFB.utils.cfb_add(box, `/${name}`, data as unknown as number[]);
  return Buffer.from(library.CFB.write(box, { type: 'buffer' }) as Uint8Array);
};

/** The stream of a workbook inside its container. */
export const workbookStream = (file: Buffer): Buffer =>
  Buffer.from(
    library.CFB.find(library.CFB.read(file, { type: 'buffer' }), '/Workbook')!
      .content as unknown as Uint8Array,
  );

/** One record of a stream. */
export const biff = (type: number, ...data: readonly (Buffer | readonly number[])[]): Buffer => {
  const bytes = Buffer.concat(data.map((piece) => Buffer.from(piece)));
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(bytes.length, 2);
  return Buffer.concat([head, bytes]);
};
export const u16 = (...numbers: readonly number[]): Buffer<ArrayBuffer> => {
  const bytes = Buffer.alloc(numbers.length * 2);
  numbers.forEach((number, index) => bytes.writeUInt16LE(number, index * 2));
  return bytes;
};

/** The stream of a workbook of one sheet from its records; `version` is 5 or 8. */
export const biffStream = (
  globals: readonly Buffer[],
  cells: readonly Buffer[],
  {
    version = 8,
    name = Buffer.from('S'),
  }: { readonly version?: 5 | 8; readonly name?: Buffer } = {},
): Buffer => {
  const vers = version === 8 ? 0x600 : 0x500;
  const before = [biff(0x809, u16(vers, 5, 0, 0)), ...globals];
  const sheetRecord = (at: number): Buffer => {
    const place = Buffer.alloc(6);
    place.writeUInt32LE(at, 0);
    return biff(0x85, place, [name.length], version === 8 ? [0] : [], name);
  };
  const eof = biff(0x0a);
  const start = Buffer.concat(before).length + sheetRecord(0).length + eof.length;
  return Buffer.concat([
    ...before,
    sheetRecord(start),
    eof,
    biff(0x809, u16(vers, 0x10, 0, 0)),
    ...cells,
    eof,
  ]);
};
