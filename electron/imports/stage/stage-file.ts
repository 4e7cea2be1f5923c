import { WorkstationError } from '../../../shared/contract/errors.ts';
import type {
  ImportWarning,
  RowClass,
  SheetPlan,
  StagedSheet,
} from '../../../shared/contract/imports.ts';
import { cellText, isBlank, type SheetRow } from '../../../shared/domain/cells.ts';
import { fields, isRepeatable } from '../../../shared/domain/imports/fields.ts';
import { isTotalsRow } from '../../../shared/domain/imports/header-row.ts';
import { keepsColumns, type EntityName } from '../../../shared/domain/imports/kinds.ts';
import { tagSeparator } from '../../../shared/domain/values/texts.ts';
import type { ReadDb } from '../../store/db.ts';
import type { OpenedFile, SheetInfo } from '../read/open-file.ts';
import { defaultNamespace } from './default-namespace.ts';
import { createRepeatedRows } from './repeated-rows.ts';
import { createMender } from './mended-rows.ts';
import { createWishes, type KindStager, type Outcome, type StageSession } from './session.ts';
import { withPending } from './pending-view.ts';
import { createReader, type SheetReader } from './sheet-values.ts';
import { createStaging, type Staging } from './staging.ts';
import { stagerFor } from './stager-for.ts';
import { createStoreView, type StoreView } from './store-view.ts';

export interface StageOptions {
  readonly file: OpenedFile;
  readonly plan: SheetPlan;
  readonly workspace: ReadDb;
  readonly stagingPath: string;
  readonly nowMs: number;
  readonly onProgress: (fraction: number, rows: number) => void;
}

const emptyCounts = (): Record<RowClass, number> => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  conflicts: 0,
  rejected: 0,
  skipped: 0,
});

/**
 * Reads one sheet by its plan, holds every row against the workspace and writes what a commit would
 * do into the staging file. Nothing of the workspace changes.
 */
export const stageSheet = async (options: StageOptions): Promise<StagedSheet> => {
  const { file, plan, workspace } = options;
  const sheet = file.sheets.find((one) => one.name === plan.sheet);
  if (sheet === undefined) throw new WorkstationError('not-found', { what: plan.sheet });
  const stored = createStoreView(workspace);
  const staging = createStaging(options.stagingPath, workspace, stored.lastOperation);
  try {
    return await stageInto(options, sheet, withPending(stored, staging), staging);
  } catch (error) {
    staging.close();
    throw error;
  }
};

const stageInto = async (
  options: StageOptions,
  sheet: SheetInfo,
  store: StoreView,
  staging: Staging,
): Promise<StagedSheet> => {
  const { file, plan } = options;
  const warnings: ImportWarning[] = [];
  const sample = await sampleRows(file, sheet.index, plan);
  const separators = tagSeparators(sample, plan);
  const reader = createReader(
    plan.mapping.columns,
    plan.mapping.dateOrder,
    (index) => separators.get(index) ?? null,
  );
  const session: StageSession = {
    staging,
    store,
    reader,
    policy: plan.policy,
    wishes: createWishes(plan),
    nowMs: options.nowMs,
    source: { file: file.name, sheet: plan.sheet },
    sample,
    fullListAsOf: plan.fullListAsOf,
    warn: (warning) => warnings.push(warning),
    frame: {
      fileZone: plan.context.zone ?? store.zone,
      workspaceZone: store.zone,
      currency: plan.context.currency ?? store.currency,
      namespace:
        plan.context.namespace ??
        defaultNamespace(plan.mapping.columns.map((column) => column.header)),
      context: plan.context,
    },
  };
  const checked = sheet.splitText !== true ? asRead : widthCheck(plan.mapping.columns.length);
  const stager = stagerFor(plan.mapping.kind, session);
  const counts = emptyCounts();
  const isRepeated = createRepeatedRows();
  const mender = createMender(plan.overrides ?? []);
  for await (const batch of file.rows(sheet.index)) {
    for (const read of batch.rows) {
      const row = checked(mender.mend(read));
      if (
        row.number <= plan.mapping.headerRow ||
        (row.cells.length === 0 && row.problem === undefined)
      )
        continue;
      const outcome = stageRow(row, reader, stager, isRepeated);
      counts[outcome.class] += 1;
      note(staging, row, outcome);
    }
    options.onProgress(batch.fraction, sum(counts));
  }
  const ended = stager.end();
  warnings.unshift(
    ...file
      .warnings()
      .map(({ code, params }) => ({ code, row: null, column: null, params: { ...params } })),
  );
  warnings.push(...reader.warnings());
  const unmapped = plan.mapping.columns.filter(
    ({ field }) =>
      field === null || (isRepeatable(field) && !keepsColumns(plan.mapping.kind, field)),
  );
  if (unmapped.length > 0)
    warnings.push({
      code: 'columns-unmapped',
      row: null,
      column: null,
      params: {
        count: unmapped.length,
        names: unmapped
          .map((column) => column.header)
          .slice(0, 8)
          .join(' · '),
      },
    });
  const result: StagedSheet = {
    file: file.name,
    sheet: plan.sheet,
    kind: plan.mapping.kind,
    policy: plan.policy,
    rows: sum(counts),
    ...counts,
    ended,
    entities: entityCounts(staging),
    warnings,
  };
  staging.put('shownNames', reader.shownNames);
  staging.put('mended', mender.mended());
  staging.finish();
  return result;
};

const sum = (counts: Readonly<Record<RowClass, number>>): number =>
  Object.values(counts).reduce((total, one) => total + one, 0);

/** What a row is called that was not read: the name it has for somebody, else what it begins with. */
const titleOf = ({ cells }: SheetRow, reader: SheetReader): string => {
  const column = reader.columnOf('member.name');
  const name = column === null ? '' : cellText(cells[column]).trim();
  return name === '' ? cellText(cells.find((cell) => cell !== null)) : name;
};

const stageRow = (
  row: SheetRow,
  reader: SheetReader,
  stager: KindStager,
  isRepeated: (row: SheetRow) => boolean,
): Outcome => {
  if (row.problem !== undefined) return { class: 'rejected', title: '', reason: row.problem };
  if (isTotalsRow(row))
    return { class: 'skipped', title: cellText(row.cells[0]), reason: 'totals-row' };
  if (isRepeated(row))
    return { class: 'skipped', title: titleOf(row, reader), reason: 'repeated-row' };
  const read = reader.read(row);
  if ('bad' in read)
    return {
      class: 'rejected',
      title: titleOf(row, reader),
      reason: read.bad.reason,
      column: read.bad.column,
      value: read.bad.value.slice(0, 200),
    };
  const outcome = stager.row(read.values);
  return outcome.class === 'created' ? { ...outcome, shown: read.values.shown } : outcome;
};

/** In a workbook what stands right of the header is a note beside the table. */
const asRead = (row: SheetRow): SheetRow => row;

/**
 * In a text file a row wider than its header has lost the quotes round a separator: its cells stand
 * in the wrong columns.
 */
const widthCheck =
  (width: number) =>
  (row: SheetRow): SheetRow =>
    row.cells.length > width && row.cells.findLastIndex((cell) => !isBlank(cell)) >= width
      ? { ...row, problem: 'row-too-wide' }
      : row;

const note = (staging: Staging, row: SheetRow, outcome: Outcome): void => {
  const keep = outcome.class === 'rejected' || outcome.class === 'conflicts';
  staging.note({
    row: row.number,
    class: outcome.class,
    title: outcome.title.slice(0, 200),
    reason: outcome.reason ?? null,
    column: outcome.column ?? null,
    params: outcome.params ?? {},
    value: outcome.value ?? null,
    cells: keep ? JSON.stringify(row.cells.map((cell) => cellText(cell))) : null,
    shown: outcome.shown === undefined ? null : outcome.shown(),
  });
};

const SAMPLE_ROWS = 200;

const tagColumns = (plan: SheetPlan) =>
  plan.mapping.columns.filter((column) => column.field !== null && fields[column.field] === 'tags');

/** The first rows below the header, where something is settled by looking at many of them. */
const sampleRows = async (
  file: OpenedFile,
  sheetIndex: number,
  plan: SheetPlan,
): Promise<readonly SheetRow[]> => {
  if (plan.mapping.kind !== 'surveys' && tagColumns(plan).length === 0) return [];
  let sample: readonly SheetRow[] = [];
  for await (const batch of file.rows(sheetIndex)) {
    const below = batch.rows.filter((row) => row.number > plan.mapping.headerRow);
    sample = [...sample, ...below.slice(0, SAMPLE_ROWS - sample.length)];
    if (sample.length >= SAMPLE_ROWS) break;
  }
  return sample;
};

/** The separator of each column of tags. */
const tagSeparators = (
  sample: readonly SheetRow[],
  plan: SheetPlan,
): ReadonlyMap<number, string | null> =>
  new Map(
    tagColumns(plan).map(({ index }) => [
      index,
      tagSeparator(sample.map((row) => row.cells[index] ?? null)),
    ]),
  );

const entityCounts = (staging: Staging): StagedSheet['entities'] => {
  const counts: Partial<Record<EntityName, { created: number; updated: number }>> = {};
  for (const { entity, created, updated } of staging.counts()) {
    const name = entityOfTable[entity];
    if (name !== undefined && created + updated > 0) counts[name] = { created, updated };
  }
  return counts;
};

/** What tables are called in counts and on the command line. */
const entityOfTable: Readonly<Partial<Record<string, EntityName>>> = {
  member: 'members',
  identity: 'identities',
  tag: 'tags',
  community: 'communities',
  chat_group: 'groups',
  membership: 'memberships',
  event: 'events',
  signup: 'signups',
  checkin: 'checkins',
  order_: 'orders',
  order_line: 'order_lines',
  interaction: 'interactions',
  points_entry: 'points',
  campaign: 'campaigns',
  kpi: 'kpis',
  content_item: 'contents',
  content_result: 'content_results',
  survey: 'surveys',
  question: 'questions',
  survey_response: 'survey_responses',
  answer: 'answers',
  cost_entry: 'costs',
  referral: 'referrals',
  group_day_stat: 'group_days',
  custom_field: 'custom_fields',
  custom_value: 'custom_values',
};
