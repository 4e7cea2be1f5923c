import { implement } from '@orpc/server';
import { statSync, writeFileSync } from 'node:fs';
import { WorkstationError } from '../../shared/contract/errors.ts';
import {
  retrospectivesContract,
  type ReportFormat,
  type Retrospective,
} from '../../shared/contract/retrospectives.ts';
import { masked } from '../../shared/domain/report/blocks/people.ts';
import { brandOf } from '../../shared/domain/report/brand.ts';
import { comparisonDocument } from '../../shared/domain/report/compare-document.ts';
import { buildDocument } from '../../shared/domain/report/build.ts';
import { hideSmallGroups, isHidden } from '../../shared/domain/report/mask.ts';
import { isShown, shownFacts, shownPlaces } from '../../shared/domain/report/parts.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { RowsBehind } from '../reports/xlsx.ts';
import type { RoomContext } from './context.ts';
import { given } from './given.ts';
import { printDocument } from './print-document.ts';
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
  rows: os.rows.handler(({ input, context }) =>
    context.session().read('retrospectives.rows', { ...input, nowMs: context.program.nowMs() }),
  ),
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
  export: os.export.handler(async function* ({ input, context }) {
    yield { step: 'facts', fraction: null };
    const found = await open(context, input.campaignUid, input.version);
    const retrospective = input.mask ? masked(found) : found;
    yield { step: 'document', fraction: null };
    const name = fileName(retrospective, input.format, input.language);
    const { handle, path } = await writeOutput(context, name, (to) =>
      write(context, retrospective, input, to),
    );
    const { facts, parts } = retrospective;
    return {
      handle,
      name,
      bytes: statSync(path).size,
      figures: shownPlaces(facts, parts).filter(({ opens }) => opens).length,
    };
  }),
});

interface ExportWishes {
  readonly format: ReportFormat;
  readonly language: Language;
  readonly mask: boolean;
}

const write = async (
  context: RoomContext,
  retrospective: Retrospective,
  { format, language, mask }: ExportWishes,
  path: string,
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
    case 'html': {
      const { renderHtml } = await import('../reports/html.ts');
      return writeFileSync(path, renderHtml(document, { language, print: false }));
    }
    case 'pdf': {
      await printDocument(context, document, { language, landscape: false }, path);
      return;
    }
    case 'docx': {
      const { renderDocx } = await import('../reports/docx.ts');
      return writeFileSync(path, await renderDocx(document, language));
    }
    case 'pptx': {
      const { renderPptx } = await import('../reports/pptx.ts');
      return writeFileSync(path, await renderPptx(document, language));
    }
    case 'xlsx': {
      const { writeReportXlsx } = await import('../reports/xlsx.ts');
      const behind = await rowsBehind(context, retrospective, mask);
      return writeReportXlsx(path, document, retrospective, behind, { language, mask });
    }
    default: {
      const never: never = format;
      throw new WorkstationError('invalid-input', { field: String(never) });
    }
  }
};

/** Rows asked for at a time: each asking finds and orders all of them. */
const BLOCK = 100_000;

/** Every row behind the KPIs, as signed or as of now; masked reports leave the names out. */
const rowsBehind = async (
  context: RoomContext,
  { facts, parts, signedAtMs, version }: Retrospective,
  mask: boolean,
): Promise<RowsBehind[]> => {
  const behind: RowsBehind[] = [];
  if (!isShown(parts, 'kpis')) return behind;
  for (const { uid, actual } of facts.kpis) {
    if (actual === null || (mask && isHidden(actual))) continue;
    const rows: RowsBehind['rows'][number][] = [];
    for (;;) {
      const block = await context.session().read('retrospectives.rows', {
        campaignUid: facts.campaign.uid,
        version: signedAtMs === null ? null : version,
        key: `kpi.${uid}`,
        nowMs: facts.cutoffMs,
        offset: rows.length,
        limit: BLOCK,
      });
      for (const row of block.rows)
        rows.push(
          mask ? { ...row, title: actual.entity === 'order' ? row.title : null, uid: '' } : row,
        );
      if (rows.length >= block.total || block.rows.length === 0) break;
    }
    behind.push({ figure: actual, rows });
  }
  return behind;
};
