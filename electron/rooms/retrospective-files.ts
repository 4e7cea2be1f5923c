import { writeFileSync } from 'node:fs';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { ReportFormat, Retrospective } from '../../shared/contract/retrospectives.ts';
import { brandOf } from '../../shared/domain/report/brand.ts';
import { buildDocument } from '../../shared/domain/report/build.ts';
import { hideSmallGroups } from '../../shared/domain/report/mask.ts';
import { shownFacts } from '../../shared/domain/report/parts.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { runReport } from '../reports/run-report.ts';
import { giveMemoryBack } from '../store/threads/garbage.ts';
import type { Following } from '../store/threads/host.ts';
import type { RoomContext } from './context.ts';
import type { Printer } from './printer.ts';

interface ReportWishes {
  readonly format: ReportFormat;
  readonly language: Language;
  readonly mask: boolean;
}

/** Writes a retrospective as a file; of a masked one no name is in it, and no number of few people. */
export const writeReport = async (
  context: RoomContext,
  retrospective: Retrospective,
  { format, language, mask }: ReportWishes,
  path: string,
  { printer, ...following }: Following & { readonly printer: Printer | null },
): Promise<void> => {
  const brand = brandOf(await context.session().read('workspace.settings', {}));
  const whole = buildDocument(retrospective, language, brand);
  const document = mask ? hideSmallGroups(whole, language) : whole;
  switch (format) {
    case 'json': {
      // The facts have every number: whoever may not see them gets what the document says.
      const { facts, ...rest } = retrospective;
      const parts = rest.parts.map((part) => (part.shown ? part : { ...part, comment: '' }));
      const told = mask
        ? { ...rest, parts, document }
        : { ...rest, parts, facts: shownFacts(facts, parts), document };
      return writeFileSync(path, `${JSON.stringify(told, null, 2)}\n`);
    }
    case 'pdf':
      return printer!.print(document, language, path);
    case 'html':
    case 'docx':
    case 'pptx':
      return runReport('document', { document, language, format, path }, following);
    case 'xlsx': {
      const workspace = context.session().path;
      const args = { workspace, path, retrospective, document, language, mask };
      // Of this thread, before a workbook takes more than all that was done until now.
      giveMemoryBack();
      return runReport('workbook', args, following);
    }
    default: {
      const never: never = format;
      throw new WorkstationError('invalid-input', { field: String(never) });
    }
  }
};
