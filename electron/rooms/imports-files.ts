import { basename, extname } from 'node:path';
import type { ImportKind } from '../../shared/domain/imports/kinds.ts';
import { templates } from '../../shared/domain/imports/templates.ts';
import { languages } from '../../shared/messages/languages.ts';
import { translateAny } from '../../shared/messages/translate.ts';
import { createXlsx } from '../imports/write/xlsx-writer.ts';
import type { KeptRows } from '../store/queries/imports.ts';
import type { RoomContext } from './context.ts';

/** The rows an import did not take, as read, each with its reason; ready to be mended and dropped in again. */
export const writeKeptRows = (
  context: RoomContext,
  kept: KeptRows,
): { readonly handle: string } => {
  const language = context.language();
  const word = (key: string, values = {}): string =>
    translateAny(language, `imports.${key}`, values) ?? key;
  const name = `${basename(kept.file, extname(kept.file))} ${word('file-rejected')}.xlsx`;
  const { handle, path } = context.files.output(name);
  const book = createXlsx(path);
  const sheet = book.sheet(word('file-rejected'), [
    ...kept.headers.map((header) => ({ header })),
    { header: word('file-reason'), width: 40 },
    { header: word('file-row') },
  ]);
  for (const { row, reason, column, cells } of kept.rows) {
    const padded = kept.headers.map((_, index) => cells[index] ?? '');
    const said = word(`reason-${reason}`);
    sheet.row([
      ...padded,
      column === null
        ? said
        : word('file-reason-at', { reason: said, column: kept.headers[column] ?? '' }),
      row,
    ]);
  }
  sheet.close();
  book.finish();
  return { handle };
};

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
