import { implement } from '@orpc/server';
import { statSync, writeFileSync } from 'node:fs';
import { WorkstationError } from '../../shared/contract/errors.ts';
import {
  retrospectivesContract,
  type Facts,
  type ReportFormat,
  type Retrospective,
} from '../../shared/contract/retrospectives.ts';
import { isMetricId } from '../../shared/domain/metrics/registry.ts';
import { buildDocument, type BuildOptions } from '../../shared/domain/report/build.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { RowsBehind } from '../reports/xlsx.ts';
import type { RoomContext } from './context.ts';
import { given } from './given.ts';

const os = implement(retrospectivesContract).$context<RoomContext>();

const open = (
  context: RoomContext,
  campaignUid: string,
  version: number | null,
): Promise<Retrospective> =>
  context
    .session()
    .read('retrospectives.open', { campaignUid, version, nowMs: context.program.nowMs() });

/** A file name that says what it is: `秋季新品季 活动复盘.pdf`. */
const fileName = (
  retrospective: Retrospective,
  format: ReportFormat,
  options: BuildOptions,
): string =>
  `${retrospective.facts.campaign.name} ${translate(options.language, 'retrospectives.document-title')}.${format}`;

export const retrospectivesRoom = os.router({
  list: os.list.handler(({ context }) =>
    context.session().read('retrospectives.list', { nowMs: context.program.nowMs() }),
  ),
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
  sign: os.sign.handler(({ input, context }) =>
    context.session().write('retrospectives.sign', input),
  ),
  recompute: os.recompute.handler(async ({ input, context }) => {
    const signed = await open(context, input.campaignUid, input.version);
    const now = await context.session().read('retrospectives.facts', {
      campaignUid: input.campaignUid,
      nowMs: context.program.nowMs(),
    });
    return differences(signed.facts, now);
  }),
  export: os.export.handler(async function* ({ input, context }) {
    yield { step: 'facts', fraction: null };
    const retrospective = await open(context, input.campaignUid, input.version);
    yield { step: 'document', fraction: null };
    const options = { language: input.language, mask: input.mask };
    const name = fileName(retrospective, input.format, options);
    const { handle, path } = context.files.output(name);
    await write(context, retrospective, input.format, options, path);
    const { facts } = retrospective;
    return {
      handle,
      name,
      bytes: statSync(path).size,
      figures:
        facts.kpis.filter((kpi) => kpi.actual !== null).length +
        3 * facts.comparison.length +
        facts.events.length,
    };
  }),
});

const write = async (
  context: RoomContext,
  retrospective: Retrospective,
  format: ReportFormat,
  options: BuildOptions,
  path: string,
): Promise<void> => {
  const document = buildDocument(retrospective, options);
  switch (format) {
    case 'json':
      return writeFileSync(path, `${JSON.stringify({ ...retrospective, document }, null, 2)}\n`);
    case 'html': {
      const { renderHtml } = await import('../reports/html.ts');
      return writeFileSync(
        path,
        renderHtml(document, { language: options.language, print: false }),
      );
    }
    case 'pdf': {
      const { renderHtml } = await import('../reports/html.ts');
      const source = context.files.output('print.html');
      writeFileSync(source.path, renderHtml(document, { language: options.language, print: true }));
      const footer = translate(options.language, 'retrospectives.footer', { name: document.title });
      try {
        await context.shell.printPdf(source.path, path, { paper: 'A4', landscape: false, footer });
      } finally {
        context.files.release(source.handle);
      }
      return;
    }
    case 'xlsx': {
      const { writeReportXlsx } = await import('../reports/xlsx.ts');
      const behind = await rowsBehind(context, retrospective.facts, options);
      return writeReportXlsx(path, document, retrospective.facts, behind, options.language);
    }
    default: {
      const never: never = format;
      throw new WorkstationError('invalid-input', { field: String(never) });
    }
  }
};

const BLOCK = 500;

/** Every row behind the KPIs; masked reports leave the names out. */
const rowsBehind = async (
  context: RoomContext,
  facts: Facts,
  { mask }: BuildOptions,
): Promise<RowsBehind[]> => {
  const scope = {
    ...facts.during,
    communityUid: null,
    eventUid: null,
    campaignUid: facts.campaign.uid,
  };
  const behind: RowsBehind[] = [];
  for (const kpi of facts.kpis) {
    if (!isMetricId(kpi.metric)) continue;
    const rows: RowsBehind['rows'][number][] = [];
    for (let offset = 0; ; offset += BLOCK) {
      const block = await context.session().read('figures.rows', {
        scope,
        id: kpi.metric,
        offset,
        limit: BLOCK,
        nowMs: facts.cutoffMs,
      });
      rows.push(...block.rows.map((row) => (mask ? { ...row, title: null } : row)));
      if (rows.length >= block.total || block.rows.length === 0) break;
    }
    behind.push({ metric: kpi.metric, rows });
  }
  return behind;
};

/** Figures whose value today is not the one that was signed. */
const differences = (then: Facts, now: Facts) => {
  const list = (facts: Facts) => [
    ...facts.kpis.flatMap((kpi) =>
      kpi.actual === null ? [] : [{ label: 'kpi', metric: kpi.metric, value: kpi.actual.value }],
    ),
    ...facts.comparison.flatMap((one) =>
      (['before', 'during', 'after'] as const).map((label) => ({
        label,
        metric: one[label].id as string,
        value: one[label].value,
      })),
    ),
  ];
  const today = new Map(list(now).map((one) => [`${one.label} ${one.metric}`, one.value]));
  return list(then)
    .map(({ label, metric, value }) => ({
      label,
      metric,
      then: value,
      now: today.get(`${label} ${metric}`) ?? null,
    }))
    .filter((one) => one.then !== one.now);
};
