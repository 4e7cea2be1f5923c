import * as library from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { readFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { JobRequest } from '../../../store/threads/protocol.ts';
import { serveJobs } from '../../../store/threads/serve-jobs.ts';
import { sheetRows } from './rows.ts';
import type { XlsPage, XlsSheets, XlsWork } from './work.ts';

const ROWS_AT_ONCE = 2_000;
/** Formats of the Chinese built-in numbers, which the library does not know. */
const chineseFormats: readonly (readonly [code: string, ids: readonly number[]])[] = [
  ['yyyy"年"m"月"d"日"', [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]],
  ['h"时"mm"分"', [32, 33, 34, 35, 55, 56]],
];

/**
 * Reads an old workbook whole, in a thread with a heap of its own: the library holds all cells at
 * once, and a hostile file must end the thread and nothing else.
 */
serveJobs(() => {
  const { path, name, caps } = workerData as XlsWork;
  const book = parse(readFileSync(path), name);
  const sheets = book.SheetNames.map((sheetName, index) => ({
    name: sheetName,
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
  }));
  const readers = new Map<number, ReturnType<typeof sheetRows>>();
  const rows = (index: number, from: number): XlsPage => {
    if (from === 0 || !readers.has(index))
      readers.set(index, sheetRows(book, book.Sheets[book.SheetNames[index] ?? ''], name, caps));
    return readers.get(index)!(from, ROWS_AT_ONCE);
  };
  return {
    run: ({ name: job, args }: JobRequest) => ({
      result:
        job === 'sheets'
          ? (sheets satisfies XlsSheets)
          : rows(...(args as readonly [index: number, from: number])),
      operations: [],
    }),
    close: () => undefined,
  };
});

/** Throws `password-protected`, `not-a-spreadsheet`, `file-truncated`. */
function parse(bytes: Buffer, file: string): library.WorkBook {
  library.set_cptable(codePages);
  for (const [code, ids] of chineseFormats) for (const id of ids) library.SSF.load(code, id);
  const container = bytes[0] === 0xd0;
  try {
    if (container) refuseOthers(library.CFB.read(bytes, { type: 'buffer' }), file);
    return library.read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
    });
  } catch (error) {
    if (error instanceof WorkstationError) throw error;
    // The library throws texts as well as errors.
    const said = error instanceof Error ? error.message : String(error);
    throw new WorkstationError(
      /password|encryption scheme/i.test(said) ? 'password-protected' : 'file-truncated',
      { file },
    );
  }
}

/** Encrypted workbooks and other programs' documents come in the same container. */
function refuseOthers(container: ReturnType<typeof library.CFB.read>, file: string): void {
  const has = (stream: string): boolean => library.CFB.find(container, stream) !== null;
  if (has('EncryptedPackage')) throw new WorkstationError('password-protected', { file });
  if (!has('/Workbook') && !has('/Book')) throw new WorkstationError('not-a-spreadsheet', { file });
}
