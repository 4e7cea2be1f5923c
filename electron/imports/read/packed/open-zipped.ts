import { extname } from 'node:path';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { FileWarning } from '../gate.ts';
import type { Opened, SheetInfo, Source } from '../opened.ts';
import { openXlsx } from '../xlsx/open.ts';
import { openZip, type Archive } from '../xlsx/zip.ts';
import { createScratch } from './scratch.ts';

export type OpenInner = (
  source: Omit<Source, 'bytes'>,
  nested: boolean,
) => Promise<Opened & { readonly bytes: number }>;

/** A zip file: a workbook of one of the formats that are zips themselves, or files packed together. */
export const openZipped = async (
  source: Source,
  nested: boolean,
  openInner: OpenInner,
): Promise<Opened> => {
  const { path, name: file, caps } = source;
  const archive = openZip(path, file, caps);
  try {
    if (archive.has('_rels/.rels') || archive.has('[Content_Types].xml'))
      return openXlsx(archive, source);
    if (archive.has('content.xml'))
      return await (await import('../ods/open.ts')).openOds(archive, source);
    if (archive.names.some((one) => one.endsWith('.iwa') || one === 'Index.zip'))
      throw new WorkstationError('format-not-supported', { file, format: 'Numbers' });
    if (nested) throw new WorkstationError('zip-nested', { file });
    return await openPacked(archive, source, openInner);
  } catch (error) {
    archive.close();
    throw error;
  }
};

const spreadsheets: ReadonlySet<string> = new Set(
  '.xlsx .xlsm .xltx .xls .xlt .et .ods .csv .tsv .tab .txt .html .htm'.split(' '),
);
const archives: ReadonlySet<string> = new Set('.zip .gz .tgz .rar .7z .tar'.split(' '));
/** What systems put into archives by themselves. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/)|~\$)|(?:^|\/)(?:Thumbs\.db|desktop\.ini)$|\/$/i;

const openPacked = async (
  archive: Archive,
  source: Source,
  openInner: OpenInner,
): Promise<Opened> => {
  const { name: file, caps } = source;
  const entries = archive.names.filter((one) => !litter.test(one));
  const extensionOf = (entry: string): string => extname(entry).toLowerCase();
  if (entries.some((entry) => archives.has(extensionOf(entry))))
    throw new WorkstationError('zip-nested', { file });
  const chosen = entries.filter((entry) => spreadsheets.has(extensionOf(entry)));
  if (chosen.length === 0) throw new WorkstationError('zip-without-spreadsheet', { file });
  if (chosen.length > caps.innerFiles)
    throw new WorkstationError('zip-suspicious', { file, why: 'entries' });
  const left = entries.filter((entry) => !chosen.includes(entry));
  const scratch = createScratch(source.scratch);
  const inner: Opened[] = [];
  const close = (): void => {
    for (const one of inner) one.close();
    scratch.remove();
    archive.close();
  };
  try {
    const sheets: (SheetInfo & { readonly of: Opened; readonly at: number })[] = [];
    const warnings: FileWarning[] = left.map((entry) => ({
      code: 'entry-skipped',
      params: { entry },
    }));
    for (const entry of chosen) {
      const path = await scratch.write(archive.stream(entry));
      const base = (inner.length + 1) * SHEETS_OF_A_FILE;
      const opened = await openInner(
        {
          ...source,
          path,
          name: `${file} › ${entry}`,
          caps: { ...caps, fileBytes: caps.outputBytes },
          countOf: (sheet) => source.countOf(base + sheet),
        },
        true,
      );
      inner.push(opened);
      warnings.push(...(opened.warnings ?? []));
      for (const sheet of opened.sheets)
        sheets.push({
          index: sheets.length,
          name: isBook(opened) ? `${entry} › ${sheet.name}` : entry,
          hidden: sheet.hidden,
          splitText: sheet.splitText === true,
          of: opened,
          at: sheet.index,
        });
    }
    const encodings = new Set(inner.flatMap(({ encoding }) => encoding ?? []));
    return {
      format: 'zip',
      // One choice for all: where the texts agree it can be shown and changed.
      encoding: encodings.size === 1 ? [...encodings][0]! : null,
      delimiter: null,
      sheets: sheets.map(({ of: _of, at: _at, ...sheet }) => sheet),
      warnings,
      close,
      async *rows(index) {
        const sheet = sheets[index];
        if (sheet === undefined) throw new WorkstationError('not-found', { what: String(index) });
        yield* sheet.of.rows(sheet.at);
      },
    };
  } catch (error) {
    close();
    throw error;
  }
};

/** Keeps the counts of one file's sheets apart from the next one's. */
const SHEETS_OF_A_FILE = 100_000;
/** Whether a format has sheets with names of their own. */
const isBook = ({ format }: Opened): boolean =>
  format === 'xlsx' || format === 'xls' || format === 'ods' || format === 'xml';
