import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { WorkstationError } from '../../shared/contract/errors.ts';
import {
  importPolicies,
  type ImportContext,
  type RecognisedFile,
  type RecognisedSheet,
  type SheetPlan,
  type StagedSheet,
} from '../../shared/contract/imports.ts';
import { isFieldId } from '../../shared/domain/imports/fields.ts';
import { importKinds, kindOrder } from '../../shared/domain/imports/kinds.ts';
import { isZone } from '../../shared/domain/values/zone.ts';
import { translateAny } from '../../shared/messages/translate.ts';
import { callerPath, resultOf, runCommand, type CommandContext } from './run.ts';

export interface ImportOptions {
  readonly json?: boolean;
  readonly as?: string;
  readonly sheet?: string;
  readonly dryRun?: boolean;
  readonly policy?: string;
  readonly encoding?: string;
  readonly dateOrder?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly namespace?: string;
  readonly map?: readonly string[];
  readonly event?: string;
  readonly community?: string;
  readonly group?: string;
  readonly fullListAsOf?: string;
}

interface Planned {
  readonly handle: string;
  readonly file: RecognisedFile;
  readonly plan: SheetPlan;
}

/** Imports files into a workspace, what others refer to first; makes the workspace when missing. */
export const importFiles = (
  workspace: string,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> =>
  runCommand({ json: options.json, readOnly: false }, async (command) => {
    checkOptions(options);
    const path = callerPath(workspace);
    // Looked at first: a file that cannot be read leaves no empty workspace behind.
    const fresh = !existsSync(path);
    const first = fresh ? await recogniseAll(command, files, options) : null;
    if (fresh)
      await command.program.create(
        path,
        options.timeZone === undefined ? {} : { zone: options.timeZone },
      );
    else await command.program.open(path);
    const planned = first ?? (await recogniseAll(command, files, options));
    planned.sort((a, b) => kindOrder[a.plan.mapping.kind] - kindOrder[b.plan.mapping.kind]);
    const imports: Awaited<ReturnType<typeof importOne>>[] = [];
    for (const one of planned) imports.push(await importOne(command, one, options));
    command.print({ imports }, () => imports.map((one) => peopleLine(command, one)).join('\n'));
    return 0;
  });

const checkOptions = (options: ImportOptions): void => {
  const refuse = (field: string, choices?: readonly string[]): never => {
    throw new WorkstationError('invalid-input', { field }, choices);
  };
  if (options.timeZone !== undefined && !isZone(options.timeZone)) refuse('--time-zone');
  if (options.as !== undefined && !(importKinds as readonly string[]).includes(options.as))
    refuse('--as', importKinds);
  if (
    options.policy !== undefined &&
    !(importPolicies as readonly string[]).includes(options.policy)
  )
    refuse('--policy', importPolicies);
  if (options.dateOrder !== undefined && !['dmy', 'mdy', 'ymd'].includes(options.dateOrder))
    refuse('--date-order', ['dmy', 'mdy', 'ymd']);
  if (options.fullListAsOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(options.fullListAsOf))
    refuse('--full-list-as-of');
  for (const pair of options.map ?? [])
    if (!isFieldId(pair.split('=')[0] ?? '')) refuse(`--map ${pair}`);
};

const recogniseAll = async (
  { client, context }: CommandContext,
  files: readonly string[],
  options: ImportOptions,
): Promise<Planned[]> => {
  const planned: Planned[] = [];
  for (const given of files) {
    const path = callerPath(given);
    if (!existsSync(path)) throw new WorkstationError('not-found', { what: given });
    const handle = context.files.adopt(path, basename(path));
    const ask = async (
      sheets: { sheet: string; headerRow: null; kind: SheetPlan['mapping']['kind'] }[],
    ): Promise<RecognisedFile> =>
      resultOf(
        await client.imports.recognise({ handle, encoding: options.encoding ?? null, sheets }),
      );
    let file = await ask([]);
    const kind = importKinds.find((one) => one === options.as);
    if (kind !== undefined)
      file = await ask(file.sheets.map(({ name }) => ({ sheet: name, headerRow: null, kind })));
    for (const sheet of chosenSheets(file, options))
      planned.push({ handle, file, plan: planOf(sheet, options) });
  }
  return planned;
};

/** The named sheet, else every visible one that holds rows. */
const chosenSheets = (file: RecognisedFile, options: ImportOptions): RecognisedSheet[] => {
  if (options.sheet !== undefined) {
    const found = file.sheets.filter((sheet) => sheet.name === options.sheet);
    if (found.length === 0)
      throw new WorkstationError(
        'ambiguous',
        { what: options.sheet },
        file.sheets.map((sheet) => sheet.name),
      );
    return found;
  }
  const filled = file.sheets.filter((sheet) => !sheet.hidden && sheet.rows > 0);
  return filled.length > 0 ? filled : file.sheets.slice(0, 1);
};

const planOf = (sheet: RecognisedSheet, options: ImportOptions): SheetPlan => {
  const mapped = (options.map ?? []).map((pair) => {
    const at = pair.indexOf('=');
    return { field: pair.slice(0, at), column: pair.slice(at + 1) };
  });
  const answered = new Set(mapped.map((one) => one.field));
  for (const question of sheet.questions) {
    if (question.code === 'date-order' && options.dateOrder !== undefined) continue;
    if (question.code === 'column' && answered.has(question.subject)) continue;
    throw new WorkstationError(
      'needs-decision',
      { what: question.code, subject: question.subject },
      question.choices,
    );
  }
  if (sheet.kind === null || sheet.headerRow === null)
    throw new WorkstationError(
      'needs-decision',
      { what: 'kind', subject: sheet.name },
      importKinds,
    );
  const { namespace, currency, event, community, group, timeZone } = options;
  const context: ImportContext = {
    ...sheet.rememberedContext,
    ...(namespace === undefined ? {} : { namespace }),
    ...(currency === undefined ? {} : { currency }),
    ...(event === undefined ? {} : { event }),
    ...(community === undefined ? {} : { community }),
    ...(group === undefined ? {} : { group }),
    ...(timeZone === undefined ? {} : { zone: timeZone }),
  };
  const missing = sheet.context.find(
    ({ name, required }) => required && context[name] === undefined,
  );
  if (missing !== undefined)
    throw new WorkstationError('needs-context', { what: missing.name, flag: `--${missing.name}` });
  return {
    sheet: sheet.name,
    mapping: {
      kind: sheet.kind,
      headerRow: sheet.headerRow,
      columns: sheet.columns.map(({ index, header, field }) => {
        const chosen = mapped.find((one) => one.column === header || one.column === String(index));
        if (chosen !== undefined && isFieldId(chosen.field))
          return { index, header, field: chosen.field };
        // A field given to another column by hand leaves this one.
        return { index, header, field: field !== null && answered.has(field) ? null : field };
      }),
      dateOrder:
        (['dmy', 'mdy', 'ymd'] as const).find((one) => one === options.dateOrder) ??
        sheet.dateOrder,
    },
    context,
    policy: importPolicies.find((one) => one === options.policy) ?? 'overwrite',
    fullListAsOf: options.fullListAsOf ?? null,
  };
};

interface Imported extends StagedSheet {
  readonly id: string | null;
  readonly file: string;
  readonly durationMs: number;
}

const importOne = async (
  { client, signal, program, language }: CommandContext,
  { handle, file, plan }: Planned,
  options: ImportOptions,
) => {
  const startedMs = program.nowMs();
  const { changeset, sheets } = await resultOf(
    await client.imports.stage(
      { handle, encoding: options.encoding ?? null, sheets: [plan] },
      { signal },
    ),
  );
  const staged = sheets[0]!;
  const worded = (sheet: StagedSheet) =>
    sheet.warnings.map(({ code, row, column, params }) => ({
      code,
      row,
      column,
      message: translateAny(language, `imports.warning-${code}`, params) ?? code,
    }));
  if (options.dryRun === true) {
    await client.imports.discard({ changeset });
    return {
      ...line(staged, null, file.name, program.nowMs() - startedMs),
      warnings: worded(staged),
    };
  }
  const { imports } = await resultOf(await client.imports.commit({ changeset }, { signal }));
  const done = imports[0]!;
  return {
    ...line(done, done.uid, file.name, program.nowMs() - startedMs),
    warnings: worded(done),
  };
};

const line = (
  sheet: StagedSheet,
  id: string | null,
  file: string,
  durationMs: number,
): Imported => ({
  id,
  file,
  sheet: sheet.sheet,
  kind: sheet.kind,
  policy: sheet.policy,
  rows: sheet.rows,
  created: sheet.created,
  updated: sheet.updated,
  unchanged: sheet.unchanged,
  conflicts: sheet.conflicts,
  rejected: sheet.rejected,
  skipped: sheet.skipped,
  ended: sheet.ended,
  entities: sheet.entities,
  warnings: sheet.warnings,
  durationMs,
});

const peopleLine = (
  { language }: CommandContext,
  one: Awaited<ReturnType<typeof importOne>>,
): string => {
  const counts = (['created', 'updated', 'unchanged', 'conflicts', 'rejected', 'skipped'] as const)
    .map((name) => `${translateAny(language, `imports.class-${name}`) ?? name} ${one[name]}`)
    .join(' · ');
  const remarks = one.warnings.map((warning) => `  ${warning.message}`);
  return [
    `${one.file} [${one.sheet}] ${one.rows}: ${counts}${one.id === null ? '' : ` (${one.id})`}`,
    ...remarks,
  ].join('\n');
};
