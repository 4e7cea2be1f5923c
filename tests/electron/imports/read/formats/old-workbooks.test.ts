import { describe, expect, it } from 'vitest';
import { encodeChinese } from '../../../../support/encode.ts';
import {
  biff,
  biffStream,
  container,
  oldWorkbook,
  u16,
  workbookStream,
} from '../../../../support/old-workbook.ts';
import { readBytes } from '../../../../support/read-file.ts';

const book = oldWorkbook([
  {
    name: '会员',
    rows: [
      ['姓名', '备注'],
      ['王小明', '  两端空格 '],
      [13800138000, '13800138000', '007'],
      [
        { value: 46192, format: 'yyyy"年"m"月"d"日"' },
        { value: 46192.5, format: 'm/d/yy h:mm' },
      ],
      [
        { value: 0.75, format: 'h:mm:ss' },
        { value: 1.5, format: '[h]:mm:ss' },
      ],
      [
        { value: 59, format: 'm/d/yy' },
        { value: 61, format: 'm/d/yy' },
      ],
      [440106199001010000, { value: 440106199001010000, format: '@' }],
      [true, false, { error: 0x2a }, { error: 0x07 }],
      [],
      [null, '𠮷😀', 'a\nb', '长'.repeat(200)],
    ],
  },
  { name: '藏', rows: [['a']], hidden: true },
]);

it('reads an old workbook as it reads a new one', async () => {
  const { file, cells } = await readBytes('a.xls', book);
  expect(file.format).toBe('xls');
  expect(file.warnings()).toEqual([]);
  expect(file.sheets).toEqual([
    { index: 0, name: '会员', hidden: false },
    { index: 1, name: '藏', hidden: true },
  ]);
  expect(cells).toEqual([
    ['姓名', '备注'],
    ['王小明', '  两端空格 '],
    [13800138000, '13800138000', '007'],
    [
      { kind: 'date', text: '2026-06-19' },
      { kind: 'instant', text: '2026-06-19T12:00:00' },
    ],
    [
      { kind: 'time', text: '18:00:00' },
      { kind: 'duration', text: '36:00:00' },
    ],
    [
      { kind: 'date', text: '1900-02-28' },
      { kind: 'date', text: '1900-03-01' },
    ],
    [{ kind: 'long-number', text: '440106199001010000' }, '440106199001010000'],
    [true, false, { kind: 'error', text: '#N/A' }, { kind: 'error', text: '#DIV/0!' }],
    [],
    [null, '𠮷😀', 'a\nb', '长'.repeat(200)],
  ]);
});

it('counts from 1904 where the workbook says so, and reads what is named .et', async () => {
  const mac = oldWorkbook([{ name: 'S', rows: [[{ value: 44730, format: 'm/d/yy' }]] }], {
    date1904: true,
  });
  const { file, cells } = await readBytes('a.et', mac);
  expect(file.warnings()).toEqual([]);
  expect(cells).toEqual([[{ kind: 'date', text: '2026-06-19' }]]);
});

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const label = (row: number, column: number, isst: number): Buffer =>
  biff(0xfd, u16(row, column, 0, isst, 0));

it('keeps shared texts whole wherever a record ends and another goes on', async () => {
  const text = '王小明abc𠮷会员';
  const narrow = 'Anna Smith';
  // Each text once cut at each of its characters; the second half may be written wide or narrow.
  const cuts = [...Array(text.length - 1).keys()].map((n) => n + 1);
  const records: Buffer[] = [];
  let pending: Buffer = Buffer.concat([u16(2 * cuts.length, 0, 2 * cuts.length, 0)]);
  let type = 0xfc;
  const cut = (rest: Buffer): void => {
    records.push(biff(type, pending));
    type = 0x3c;
    pending = Buffer.from(rest);
  };
  for (const at of cuts) {
    // Rich (one run) with a phonetic guide of four bytes.
    pending = Buffer.concat([pending, u16(text.length), Buffer.from([13]), u16(1, 4, 0)]);
    pending = Buffer.concat([pending, wide(text.slice(0, at))]);
    cut(Buffer.concat([Buffer.from([1]), wide(text.slice(at)), u16(0, 0), Buffer.from('ruby')]));
    const half = at % narrow.length;
    pending = Buffer.concat([pending, u16(narrow.length), Buffer.from([0])]);
    pending = Buffer.concat([pending, Buffer.from(narrow.slice(0, half), 'latin1')]);
    cut(Buffer.concat([Buffer.from([1]), wide(narrow.slice(half))]));
  }
  records.push(biff(type, pending));
  const { cells } = await readBytes(
    'a.xls',
    container({
      Workbook: biffStream(
        records,
        cuts.map((_, n) => Buffer.concat([label(n, 0, 2 * n), label(n, 1, 2 * n + 1)])),
      ),
    }),
  );
  expect(cells).toEqual(cuts.map(() => [text, narrow]));
});

it('reads numbers of every form, texts of formulas and rows out of order', async () => {
  const double = (value: number): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value, 0);
    return bytes;
  };
  const rk = (bits: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(bits, 0);
    return bytes;
  };
  const fraction = (value: number): number => double(value).readInt32LE(4) & ~3;
  const formula = (row: number, column: number, result: Buffer): Buffer =>
    biff(0x06, u16(row, column, 0), result, u16(0, 0, 0, 0), [0x1e, 1, 0]);
  const special = (kind: number, value: number): Buffer =>
    Buffer.from([kind, 0, value, 0, 0, 0, 0xff, 0xff]);
  const stream = biffStream(
    [],
    [
      biff(0x203, u16(3, 0, 0), double(-1.5)),
      biff(0x27e, u16(1, 0, 0), rk((12345 << 2) | 2)),
      biff(0x27e, u16(1, 1, 0), rk((-12345 << 2) | 3)),
      biff(0xbd, u16(1, 2, 0), rk(fraction(0.75)), u16(0), rk(fraction(1250) | 1), u16(3)),
      formula(2, 0, double(42)),
      formula(2, 1, special(0, 0)),
      biff(0x4bc, u16(0, 0, 0, 0, 0)),
      biff(0x207, u16(4), [1], wide('甲乙丙丁').subarray(0, 4)),
      biff(0x3c, [1], wide('丙丁')),
      formula(2, 2, special(1, 1)),
      formula(2, 3, special(2, 0x17)),
      formula(2, 4, special(3, 0)),
      // A chart inside the sheet has records of its own.
      biff(0x809, u16(0x600, 0x20, 0, 0)),
      biff(0x203, u16(9, 9, 0), double(7)),
      biff(0x0a),
      biff(0x205, u16(2, 5, 0), [1, 0]),
    ],
  );
  expect((await readBytes('a.xls', container({ Workbook: stream }))).cells).toEqual([
    [],
    [12345, -123.45, 0.75, 12.5],
    [42, '甲乙丙丁', true, { kind: 'error', text: '#REF!' }, null, true],
    [-1.5],
  ]);
});

it('reads GBK of older workbooks, and of the simplest writers without a container', async () => {
  const bytes = (text: string): Buffer => encodeChinese('gb18030', text);
  const cell = (row: number, column: number, text: string): Buffer =>
    biff(0x204, u16(row, column, 0, bytes(text).length), bytes(text));
  const cells = [cell(0, 0, '姓名'), cell(0, 1, '城市'), cell(1, 0, '王小明'), cell(1, 1, '上海')];
  const expected = [
    ['姓名', '城市'],
    ['王小明', '上海'],
  ];
  const five = biffStream([biff(0x42, u16(936))], cells, { version: 5, name: bytes('会员') });
  const { file, cells: read } = await readBytes('a.xls', container({ Book: five }));
  expect(file.sheets[0]!.name).toBe('会员');
  expect(read).toEqual(expected);
  const bare = Buffer.concat([biff(0x809, u16(0, 0x10, 0, 0)), ...cells, biff(0x0a)]);
  const simple = await readBytes('名单.xls', bare);
  expect(simple.file.sheets[0]!.name).toBe('名单');
  expect(simple.cells).toEqual(expected);
});

it('opens small streams, chains in any order, and refuses chains that run in a circle', async () => {
  const small = container({
    Workbook: workbookStream(oldWorkbook([{ name: 'S', rows: [['a']] }])),
  });
  expect((await readBytes('a.xls', small)).cells).toEqual([['a']]);
  const circle = Buffer.from(book);
  // The first sector of the table of sectors: each sector is said to follow itself.
  const table = 512 * (1 + circle.readUInt32LE(76));
  for (let at = 0; at < 400; at += 4) circle.writeUInt32LE(at >> 2, table + at);
  await expect(readBytes('a.xls', circle)).rejects.toMatchObject({ code: 'file-truncated' });
});

it('reads the Chinese date formats that are known by number alone', async () => {
  const stream = workbookStream(
    oldWorkbook([{ name: 'S', rows: [[{ value: 46192, format: 'yyyy-mm-dd' }]] }]),
  );
  // The cell's style names its format by number; 31 has no code anywhere in the file.
  let changed = 0;
  for (let at = 0; at + 4 < stream.length; at += 4 + stream.readUInt16LE(at + 2))
    if (stream.readUInt16LE(at) === 0xe0 && stream.readUInt16LE(at + 6) > 0) {
      stream.writeUInt16LE(31, at + 6);
      changed += 1;
    }
  expect(changed).toBeGreaterThan(0);
  const { cells } = await readBytes('a.xls', container({ Workbook: stream }));
  expect(cells).toEqual([[{ kind: 'date', text: '2026-06-19' }]]);
});

describe('what it refuses', () => {
  /** A FilePass record right behind the first BOF, as every encrypted workbook has it. */
  const encrypted = (): Buffer => {
    const stream = workbookStream(book);
    const bof = 4 + stream.readUInt16LE(2);
    const filePass = Buffer.alloc(4 + 54);
    filePass.writeUInt16LE(0x2f, 0);
    filePass.writeUInt16LE(54, 2);
    filePass.writeUInt16LE(1, 4);
    filePass.writeUInt16LE(1, 6);
    filePass.writeUInt16LE(1, 8);
    return container({
      Workbook: Buffer.concat([stream.subarray(0, bof), filePass, stream.subarray(bof)]),
    });
  };
  it.each<readonly [string, string, () => Buffer, string]>([
    [
      'a new workbook with a password',
      'a.xlsx',
      () =>
        container({
          EncryptionInfo: Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]),
          EncryptedPackage: Buffer.alloc(5000, 7),
        }),
      'password-protected',
    ],
    ['an old one with a password', 'a.xls', encrypted, 'password-protected'],
    [
      'a letter',
      'a.doc',
      () => container({ WordDocument: Buffer.alloc(5000, 1) }),
      'not-a-spreadsheet',
    ],
    [
      'a workbook of 1992',
      'a.xls',
      () => oldWorkbook([{ name: 'Sheet1', rows: [['a', 5]] }], { type: 'biff2' }),
      'format-not-supported',
    ],
    [
      'a sheet without its end',
      'a.xls',
      () => container({ Workbook: biffStream([], [label(0, 0, 0)]).subarray(0, -6) }),
      'file-truncated',
    ],
    ['half a workbook', 'a.xls', () => book.subarray(0, book.length >> 1), 'file-truncated'],
  ])('%s', async (_what, name, bytes, code) => {
    await expect(readBytes(name, bytes())).rejects.toMatchObject({ code, params: { file: name } });
  });
});
