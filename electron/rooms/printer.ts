import { renameSync } from 'node:fs';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { ReportDocument } from '../../shared/domain/report/document.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { runReport } from '../reports/run-report.ts';
import type { RoomContext } from './context.ts';

export interface Printer {
  /** Prints a document to a file; throws `missing-font`, and `no-printer` where nothing can print. */
  readonly print: (document: ReportDocument, language: Language, path: string) => Promise<void>;
  /** Gives up what was not printed. */
  readonly end: () => void;
}

/** Has what prints start while the document is made. */
export const startPrinter = (
  { files, shell }: Pick<RoomContext, 'files' | 'shell'>,
  { landscape }: { readonly landscape: boolean },
): Printer => {
  const source = files.output('print.html');
  const target = files.output('print.pdf');
  const html = Promise.withResolvers<string>();
  const options = { paper: 'A4', landscape, footer: '' } as const;
  const printed = shell.printPdf(html.promise, target.path, options);
  const over = printed.finally(() => files.release(source.handle));
  // Who gives up does not hear of it.
  over.catch(() => undefined);
  html.promise.catch(() => undefined);
  return {
    print: async (document, language, path) => {
      await runReport('document', { document, language, format: 'print', path: source.path });
      html.resolve(source.path);
      await over;
      renameSync(target.path, path);
    },
    end: () => {
      html.reject(new WorkstationError('cancelled'));
      void over.catch(() => undefined).finally(() => files.release(target.handle));
    },
  };
};
