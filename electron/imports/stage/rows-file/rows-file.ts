import { createPageFile, PAGE_BYTES } from './pages.ts';
import { createRecordWriter, varintBytes, writeVarint } from './record.ts';
import { createLeaf, createTableWriter, type TableWriter } from './table.ts';

/**
 * A SQLite file in writing (format of https://sqlite.org/fileformat2.html): whole tables, row after
 * row, without a statement for each. Binding a million rows to statements costs ten times as much.
 */
export interface RowsFile {
  /** `sql`: the CREATE TABLE text; its first column is the INTEGER PRIMARY KEY. */
  readonly table: (name: string, sql: string, firstId: number) => TableWriter;
  readonly finish: () => void;
  /** Gives the file up as it is. */
  readonly close: () => void;
}

export const createRowsFile = (path: string): RowsFile => {
  const pages = createPageFile(path);
  const tables: { readonly name: string; readonly sql: string; readonly writer: TableWriter }[] =
    [];
  return {
    table: (name, sql, firstId) => {
      const writer = createTableWriter(pages, firstId);
      tables.push({ name, sql, writer });
      return writer;
    },
    finish: () => {
      const roots = tables.map(({ name, sql, writer }) => ({ name, sql, root: writer.finish() }));
      pages.finish(firstPage(roots, pages.next() - 1));
    },
    close: pages.close,
  };
};

const FILE_HEADER = 100;
/** SQLite 3.51: any version that knows the tables' STRICT will do. */
const WRITER_VERSION = 3_051_000;

/** The file header and the schema table, which has to fit here. */
const firstPage = (
  tables: readonly { readonly name: string; readonly sql: string; readonly root: number }[],
  pageCount: number,
): Buffer => {
  const leaf = createLeaf(FILE_HEADER);
  const records = createRecordWriter();
  for (const [index, { name, sql, root }] of tables.entries()) {
    const payload = records.encode(['table', name, name, root, sql]);
    const id = index + 1;
    const cell = varintBytes(payload) + varintBytes(id) + payload;
    if (!leaf.fits(cell)) throw new Error('the schema of a rows file has to fit on one page');
    let at = leaf.take(cell);
    at = writeVarint(leaf.page, at, payload);
    at = writeVarint(leaf.page, at, id);
    records.bytes().copy(leaf.page, at, 0, payload);
  }
  leaf.seal();
  const { page } = leaf;
  page.write('SQLite format 3\u0000', 0, 'latin1');
  page.writeUInt16BE(PAGE_BYTES, 16);
  page.set([1, 1, 0, 64, 32, 32], 18);
  page.writeUInt32BE(1, 24); // change counter
  page.writeUInt32BE(pageCount, 28);
  page.writeUInt32BE(1, 40); // schema cookie
  page.writeUInt32BE(4, 44); // schema format
  page.writeUInt32BE(1, 56); // UTF-8
  page.writeUInt32BE(1, 92); // change counter that the next line was true for
  page.writeUInt32BE(WRITER_VERSION, 96);
  return page;
};
