import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { defaultCaps } from '../../electron/imports/read/caps.ts';
import { openZip } from '../../electron/imports/read/xlsx/zip.ts';

// Every reader and writer in a process of its own: `readers.ts NAME FILE` prints what it took.

type Read = (path: string) => Promise<{ readonly rows: number; readonly cells: number }>;

const ours: Read = async (path) => {
  const { openFile } = await import('../../electron/imports/read/open-file.ts');
  const file = await openFile(path, path);
  let rows = 0;
  let cells = 0;
  for await (const batch of file.rows(0))
    for (const row of batch.rows) {
      rows += 1;
      cells += row.cells.length;
    }
  file.close();
  return { rows, cells };
};

/** What one would put together from parts: the zip reader of the program and a SAX parser. */
const saxes: Read = async (path) => {
  const { SaxesParser } = await import('saxes');
  const archive = openZip(path, path, defaultCaps);
  const strings: string[] = [];
  let text = '';
  let cell = '';
  let row: string[] = [];
  let rows = 0;
  let cells = 0;
  const parse = async (part: string, close: (name: string) => void): Promise<void> => {
    const parser = new SaxesParser();
    parser.on('opentag', (tag) => {
      if (tag.name === 't' || tag.name === 'v') text = '';
      else if (tag.name === 'c') cell = tag.attributes['t'] ?? 'n';
      else if (tag.name === 'row') row = [];
    });
    parser.on('text', (piece) => (text += piece));
    parser.on('closetag', (tag) => close(tag.name));
    const decoder = new TextDecoder();
    for await (const chunk of archive.stream(part))
      parser.write(decoder.decode(chunk, { stream: true }));
    parser.close();
  };
  if (archive.has('xl/sharedStrings.xml'))
    await parse('xl/sharedStrings.xml', (name) => {
      if (name === 'si') strings.push(text);
    });
  await parse('xl/worksheets/sheet1.xml', (name) => {
    if (name === 'c') row.push(cell === 's' ? strings[Number(text)]! : text);
    else if (name === 'row') {
      rows += 1;
      cells += row.length;
    }
  });
  archive.close();
  return { rows, cells };
};

const hucre: Read = async (path) => {
  const { read } = await import('hucre');
  const book = await read(readFileSync(path));
  const { rows } = book.sheets[0]!;
  return { rows: rows.length, cells: rows.reduce((sum, row) => sum + row.length, 0) };
};

const exceljs: Read = async (path) => {
  const { default: ExcelJS } = await import('exceljs');
  let rows = 0;
  let cells = 0;
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(createReadStream(path), {});
  for await (const sheet of reader)
    for await (const row of sheet) {
      rows += 1;
      cells += (row.values as unknown[]).length - 1;
    }
  return { rows, cells };
};

const sheetjs: Read = async (path) => {
  const { read, utils } = await import('@e965/xlsx');
  const book = read(readFileSync(path), { dense: true });
  const sheet = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
  return { rows: sheet.length, cells: sheet.reduce((sum, row) => sum + row.length, 0) };
};

const udsv: Read = async (path) => {
  const { inferSchema, initParser } = await import('udsv');
  const text = readFileSync(path, 'utf8');
  const rows = initParser(inferSchema(text)).stringArrs(text);
  return { rows: rows.length + 1, cells: rows.reduce((sum, row) => sum + row.length, 0) };
};

const papaparse: Read = async (path) => {
  const { default: Papa } = await import('papaparse');
  return new Promise((resolve, reject) => {
    let rows = 0;
    let cells = 0;
    Papa.parse<string[]>(createReadStream(path, 'utf8'), {
      step: ({ data }) => {
        rows += 1;
        cells += data.length;
      },
      complete: () => resolve({ rows, cells }),
      error: reject,
    });
  });
};

const WRITTEN_ROWS = 100_000;
const writtenRow = (n: number): readonly (string | number)[] => [
  `M${n}`,
  '张明晨',
  `138${String(n).padStart(8, '0')}`,
  '上海',
  '老客、团长',
  n,
  n / 7,
  '门店扫码',
  '2026-01-02 10:00',
  '=HYPERLINK("x")',
  '',
  `订单 ${n}`,
];
const wrote = { rows: WRITTEN_ROWS, cells: WRITTEN_ROWS * 12 };
const headers = Array.from({ length: 12 }, (_, n) => `列${n}`);

const writeOurs: Read = async (path) => {
  const { createXlsx } = await import('../../electron/imports/write/xlsx-writer.ts');
  const book = createXlsx(path);
  const sheet = book.sheet(
    'Sheet1',
    headers.map((header) => ({ header })),
  );
  for (let n = 0; n < WRITTEN_ROWS; n++) sheet.row(writtenRow(n));
  sheet.close();
  book.finish();
  return wrote;
};

const writeHucre: Read = async (path) => {
  const { write } = await import('hucre');
  const rows: unknown[][] = [headers];
  for (let n = 0; n < WRITTEN_ROWS; n++) rows.push([...writtenRow(n)]);
  writeFileSync(path, await write({ sheets: [{ name: 'Sheet1', rows: rows as never }] }));
  return wrote;
};

const writeExceljs: Read = async (path) => {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path });
  const sheet = book.addWorksheet('Sheet1');
  sheet.addRow(headers).commit();
  for (let n = 0; n < WRITTEN_ROWS; n++) sheet.addRow([...writtenRow(n)]).commit();
  await book.commit();
  return wrote;
};

const readers: Readonly<Record<string, Read>> = {
  ours,
  saxes,
  hucre,
  exceljs,
  sheetjs,
  udsv,
  papaparse,
  'write-ours': writeOurs,
  'write-hucre': writeHucre,
  'write-exceljs': writeExceljs,
};

const [name, path] = process.argv.slice(2);
const start = performance.now();
const found = await readers[name!]!(path!);
console.log(
  JSON.stringify({
    ...found,
    ms: performance.now() - start,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
);
