import { writeFileSync } from 'node:fs';
import type { ReportDocument } from '../../shared/domain/report/document.ts';
import type { Language } from '../../shared/messages/languages.ts';
import type { RoomContext } from './context.ts';

/** Prints a document to PDF; throws `missing-font`, and `no-printer` where nothing can print. */
export const printDocument = async (
  { files, shell }: Pick<RoomContext, 'files' | 'shell'>,
  document: ReportDocument,
  { language, landscape }: { readonly language: Language; readonly landscape: boolean },
  path: string,
): Promise<void> => {
  const { renderHtml } = await import('../reports/html.ts');
  const source = files.output('print.html');
  try {
    writeFileSync(source.path, renderHtml(document, { language, print: true }));
    await shell.printPdf(source.path, path, { paper: 'A4', landscape, footer: '' });
  } finally {
    files.release(source.handle);
  }
};
