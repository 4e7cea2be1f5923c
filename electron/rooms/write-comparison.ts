import type { ReportDocument } from '../../shared/domain/report/document.ts';
import type { comparisonFormats } from '../../shared/contract/retrospectives.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { runReport } from '../reports/run-report.ts';
import type { RoomContext } from './context.ts';
import { startPrinter } from './printer.ts';

interface Wishes {
  readonly language: Language;
  readonly format: (typeof comparisonFormats)[number];
  /** Many campaigns need the width. */
  readonly landscape: boolean;
}

/** Campaigns side by side as a file. */
export const writeComparison = async (
  context: Pick<RoomContext, 'files' | 'shell'>,
  document: ReportDocument,
  { language, format, landscape }: Wishes,
  path: string,
): Promise<void> => {
  switch (format) {
    case 'pdf': {
      const printer = startPrinter(context, { landscape });
      try {
        return await printer.print(document, language, path);
      } finally {
        printer.end();
      }
    }
    case 'html':
    case 'xlsx':
      return runReport('document', { document, language, format, path });
  }
};
