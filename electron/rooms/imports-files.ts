import { basename, extname } from 'node:path';
import type { ImportKind } from '../../shared/domain/imports/kinds.ts';
import { templates } from '../../shared/domain/imports/templates.ts';
import { languages } from '../../shared/messages/languages.ts';
import { translateAny } from '../../shared/messages/translate.ts';
import { createCsv, type TableWriter } from '../imports/write/csv-writer.ts';
import { createXlsx, type OutColumn } from '../imports/write/xlsx-writer.ts';
import type { KeptRows } from '../store/queries/imports.ts';
import type { RoomContext } from './context.ts';

/** The rows an import did not take, as read, each with its reason; ready to be mended and dropped in again. */
export const writeKeptRows = (
  context: RoomContext,
  kept: KeptRows,
  format: 'xlsx' | 'csv',
): { readonly handle: string } => {
  const language = context.language();
  const word = (key: string, values = {}): string =>
    translateAny(language, `imports.${key}`, values) ?? key;
  const title = word('file-rejected');
  const name = `${basename(kept.file, extname(kept.file))} ${title}.${format}`;
  const { handle, path } = context.files.output(name);
  const columns = [
    ...kept.headers.map((header) => ({ header })),
    { header: word('file-reason'), width: 40 },
    { header: word('file-row') },
  ];
  const writer = format === 'xlsx' ? oneSheet(path, title, columns) : plainRows(path, columns);
  for (const { row, reason, column, cells } of kept.rows) {
    const padded = kept.headers.map((_, index) => cells[index] ?? '');
    const said = word(`reason-${reason}`);
    writer.row([
      ...padded,
      column === null
        ? said
        : word('file-reason-at', { reason: said, column: kept.headers[column] ?? '' }),
      row,
    ]);
  }
  writer.finish();
  return { handle };
};

/** A workbook of one sheet. */
const oneSheet = (path: string, title: string, columns: readonly OutColumn[]): TableWriter => {
  const book = createXlsx(path);
  const sheet = book.sheet(title, columns);
  return {
    row: sheet.row,
    finish: () => {
      sheet.close();
      book.finish();
    },
  };
};

const plainRows = (path: string, columns: readonly OutColumn[]): TableWriter =>
  createCsv(
    path,
    columns.map(({ header }) => header),
  );

/** An empty list of a kind with the headers that it is recognised by. */
export const writeTemplate = (
  context: RoomContext,
  kind: ImportKind,
): { readonly handle: string } => {
  const language = context.language();
  const title = translateAny(language, `imports.kind-${kind}`) ?? kind;
  const { handle, path } = context.files.output(`${title}.xlsx`);
  const book = createXlsx(path);
  const at = 1 + languages.indexOf(language);
  const sheet = book.sheet(
    title,
    templates[kind].map((column) => ({ header: column[at] ?? column[1], width: 18 })),
  );
  sheet.close();
  book.finish();
  return { handle };
};
