import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import type { ReportDocument } from '../../shared/domain/report/document.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { openReader, translated } from '../store/open.ts';
import type { Report } from '../store/report.ts';
import { collectGarbage, giveMemoryBack } from '../store/threads/garbage.ts';
import { serveJobs, type Thread } from '../store/threads/serve-jobs.ts';
import { fileError } from './file-error.ts';
import type { writeWorkbook } from './workbook.ts';

interface DocumentWishes {
  readonly document: ReportDocument;
  readonly language: Language;
  /** `print`: the page that is printed to PDF; `xlsx`: its tables alone. */
  readonly format: 'html' | 'print' | 'docx' | 'pptx' | 'xlsx';
  readonly path: string;
}

const writeDocument = async ({
  document,
  language,
  format,
  path,
}: DocumentWishes): Promise<null> => {
  switch (format) {
    case 'html':
    case 'print': {
      const { renderHtml } = await import('./html.ts');
      writeFileSync(path, renderHtml(document, { language, print: format === 'print' }));
      return null;
    }
    case 'docx': {
      const { renderDocx } = await import('./docx.ts');
      writeFileSync(path, await renderDocx(document, language));
      return null;
    }
    case 'pptx': {
      const { renderPptx } = await import('./pptx.ts');
      writeFileSync(path, await renderPptx(document, language));
      return null;
    }
    case 'xlsx': {
      const { writeDocumentXlsx } = await import('./document-xlsx.ts');
      writeDocumentXlsx(path, document);
      return null;
    }
  }
};

type WorkbookWishes = Parameters<typeof writeWorkbook>[1] & { readonly workspace: string };

/** Reports of a workbook between two of which what is garbage is given back: some 100,000 rows. */
const TIDY_EVERY = 50;

/** A workbook reads the rows behind every number: on a connection of its own, nobody waits for it. */
const writeRows = async (
  { workspace, ...wishes }: WorkbookWishes,
  report: Report,
): Promise<null> => {
  const { writeWorkbook } = await import('./workbook.ts');
  // What loading it left behind, before the people of the campaign come.
  giveMemoryBack();
  const { db, close } = openReader(workspace);
  try {
    let reports = 0;
    return writeWorkbook(db, wishes, (fraction) => {
      // The first time what counting left behind.
      if (fraction > 0 && reports++ % TIDY_EVERY === 0) collectGarbage();
      report(fraction);
    });
  } catch (error) {
    throw translated(fileError(error, wishes.path), workspace);
  } finally {
    close();
  }
};

/** Files of a retrospective; each says what failed as the operator is told. */
export const reportJobs = {
  document: (args: DocumentWishes, _: Report): Promise<null> =>
    writeDocument(args).catch((error: unknown) => {
      throw fileError(error, args.path);
    }),
  workbook: writeRows,
};

/** Makes one file: what that takes of memory goes with the thread. */
export const startReport = (): Thread => ({
  run: async ({ name, args }, report) => {
    if (!Object.hasOwn(reportJobs, name)) throw new Error(`no report job ${name}`);
    const job = reportJobs[name as keyof typeof reportJobs] as (
      args: unknown,
      report: Report,
    ) => Promise<null>;
    return { result: await job(args, report), operations: [] };
  },
  close: () => undefined,
});

if (!isMainThread) serveJobs(startReport);
