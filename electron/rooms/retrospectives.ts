import { implement } from '@orpc/server';
import { statSync } from 'node:fs';
import {
  retrospectivesContract,
  type ReportFormat,
  type Retrospective,
} from '../../shared/contract/retrospectives.ts';
import { masked } from '../../shared/domain/report/blocks/people.ts';
import { brandOf } from '../../shared/domain/report/brand.ts';
import { comparisonDocument } from '../../shared/domain/report/compare-document.ts';
import { hideSmallGroups } from '../../shared/domain/report/mask.ts';
import { shownPlaces } from '../../shared/domain/report/parts.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import { fileError } from '../reports/file-error.ts';
import type { RoomContext } from './context.ts';
import { given } from './given.ts';
import { reported } from './reported.ts';
import { startPrinter } from './printer.ts';
import { writeReport } from './retrospective-files.ts';
import { freezeStarted } from './started-campaigns.ts';
import { writeComparison } from './write-comparison.ts';
import { writeOutput } from './write-output.ts';

const os = implement(retrospectivesContract).$context<RoomContext>();

const open = async (
  context: RoomContext,
  campaignUid: string,
  version: number | null,
): Promise<Retrospective> => {
  const nowMs = context.program.nowMs();
  await freezeStarted(context.session(), nowMs);
  return context.session().read('retrospectives.open', { campaignUid, version, nowMs });
};

/** A file name that says what it is: `秋季新品季 活动复盘.pdf`. */
const fileName = (retrospective: Retrospective, format: ReportFormat, language: Language): string =>
  `${retrospective.facts.campaign.name} ${translate(language, 'retrospectives.document-title')}.${format}`;

export const retrospectivesRoom = os.router({
  list: os.list.handler(({ context }) =>
    context.session().read('retrospectives.list', { nowMs: context.program.nowMs() }),
  ),
  search: os.search.handler(({ input, context }) =>
    context.session().read('retrospectives.search', input),
  ),
  compare: os.compare.handler(async ({ input, context }) => {
    const nowMs = context.program.nowMs();
    await freezeStarted(context.session(), nowMs);
    return context.session().read('retrospectives.compare', { ...input, nowMs });
  }),
  exportComparison: os.exportComparison.handler(async function* ({ input, context }) {
    yield { step: 'facts', fraction: null };
    const { campaignUids, language, mask, format } = input;
    const nowMs = context.program.nowMs();
    const session = context.session();
    await freezeStarted(session, nowMs);
    const campaigns = await session.read('retrospectives.compare', { campaignUids, nowMs });
    yield { step: 'document', fraction: null };
    const brand = brandOf(await session.read('workspace.settings', {}));
    const whole = comparisonDocument(campaigns, language, brand);
    const document = mask ? hideSmallGroups(whole, language) : whole;
    const title = translate(language, 'words.compare-file', { count: campaigns.length });
    const name = `${title}.${format}`;
    const { handle, path } = await writeOutput(context, name, (to) =>
      writeComparison(context, document, { language, format, landscape: campaigns.length > 2 }, to),
    );
    return { handle, name, bytes: statSync(path).size };
  }),
  open: os.open.handler(({ input, context }) => open(context, input.campaignUid, input.version)),
  setPassage: os.setPassage.handler(({ input, context }) =>
    context.session().write('retrospectives.setPassage', input),
  ),
  addAction: os.addAction.handler(({ input, context }) =>
    context.session().write('retrospectives.addAction', input),
  ),
  updateAction: os.updateAction.handler(({ input, context }) =>
    context
      .session()
      .write('retrospectives.updateAction', { uid: input.uid, fields: given(input.fields) }),
  ),
  removeAction: os.removeAction.handler(({ input, context }) =>
    context.session().write('retrospectives.removeAction', input),
  ),
  moveAction: os.moveAction.handler(({ input, context }) =>
    context.session().write('retrospectives.moveAction', input),
  ),
  words: os.words.handler(({ input, context }) =>
    context.session().read('retrospectives.words', input),
  ),
  setPart: os.setPart.handler(({ input, context }) => {
    const { campaignUid, key, ...rest } = input;
    return context.session().write('retrospectives.setPart', { campaignUid, key, ...given(rest) });
  }),
  setLimit: os.setLimit.handler(({ input, context }) =>
    context.session().write('retrospectives.setLimit', input),
  ),
  addWhy: os.addWhy.handler(({ input, context }) =>
    context.session().write('retrospectives.addWhy', input),
  ),
  updateWhy: os.updateWhy.handler(({ input, context }) => {
    const { uid, ...rest } = input;
    return context.session().write('retrospectives.updateWhy', { uid, ...given(rest) });
  }),
  moveWhy: os.moveWhy.handler(({ input, context }) =>
    context.session().write('retrospectives.moveWhy', input),
  ),
  removeWhy: os.removeWhy.handler(({ input, context }) =>
    context.session().write('retrospectives.removeWhy', input),
  ),
  sign: os.sign.handler(({ input, context }) =>
    context.session().write('retrospectives.sign', input),
  ),
  recompute: os.recompute.handler(async ({ input, context }) => {
    const nowMs = context.program.nowMs();
    await freezeStarted(context.session(), nowMs);
    return context.session().read('retrospectives.recompute', { ...input, nowMs });
  }),
  export: os.export.handler(async function* ({ input, context, signal }) {
    const printer = input.format === 'pdf' ? startPrinter(context, { landscape: false }) : null;
    let output: ReturnType<RoomContext['files']['output']> | null = null;
    try {
      yield { step: 'facts', fraction: null };
      const found = await open(context, input.campaignUid, input.version);
      const retrospective = input.mask ? masked(found) : found;
      yield { step: 'document', fraction: null };
      const name = fileName(retrospective, input.format, input.language);
      output = context.files.output(name);
      const { handle, path } = output;
      const steps = reported((report) =>
        writeReport(context, retrospective, input, path, { printer, ...given({ signal, report }) }),
      );
      for (;;) {
        const next = await steps.next();
        if (next.done === true) break;
        yield { step: 'document', fraction: next.value };
      }
      const { facts, parts } = retrospective;
      return {
        handle,
        name,
        bytes: statSync(path).size,
        figures: shownPlaces(facts, parts).filter(({ opens }) => opens).length,
      };
    } catch (error) {
      if (output !== null) context.files.release(output.handle);
      throw fileError(error, output?.path ?? '');
    } finally {
      printer?.end();
    }
  }),
});
