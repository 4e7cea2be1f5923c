import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { importPolicy, type SheetPlan } from '../../shared/contract/imports.ts';
import { importKinds, kindOrder } from '../../shared/domain/imports/kinds.ts';
import { isZone } from '../../shared/domain/values/zone.ts';
import { launchStage } from '../imports/launch.ts';
import { openFile } from '../imports/read/open-file.ts';
import { recogniseFile, type FoundSheet } from '../imports/recognise-file.ts';
import { translateAny } from '../../shared/messages/translate.ts';
import { callerPath, runCommand } from './run.ts';

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
  readonly event?: string;
  readonly community?: string;
  readonly group?: string;
}

interface Job {
  readonly path: string;
  readonly plan: SheetPlan;
}

/** Imports files into a workspace, one operation a sheet, what others refer to first. */
export const importFiles = (
  workspace: string,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> =>
  runCommand({ json: options.json, readOnly: false }, async (command) => {
    const { program, print, signal, language } = command;
    if (options.timeZone !== undefined && !isZone(options.timeZone))
      throw new WorkstationError('invalid-input', { field: '--time-zone' });
    const jobs: Job[] = [];
    for (const file of files) jobs.push(...(await planFile(callerPath(file), options)));
    jobs.sort((a, b) => kindOrder[a.plan.mapping.kind] - kindOrder[b.plan.mapping.kind]);
    const path = callerPath(workspace);
    const zone = options.timeZone === undefined ? {} : { zone: options.timeZone };
    const session = existsSync(path) ? await program.open(path) : await program.create(path, zone);
    const folder = mkdtempSync(join(tmpdir(), 'workstation-import-'));
    try {
      const imports: (Record<string, unknown> & {
        id: string | null;
        file: string;
        kind: string;
      })[] = [];
      for (const [index, { path: file, plan }] of jobs.entries()) {
        const startedMs = program.nowMs();
        const staging = join(folder, `${index}.sqlite`);
        const output = await launchStage(
          {
            file,
            name: basename(file),
            encoding: options.encoding ?? null,
            plan,
            workspace: path,
            staging,
            zone: options.timeZone ?? session.zone(),
            currency: session.currency(),
          },
          () => undefined,
          signal,
        );
        const { kind } = plan.mapping;
        const committed =
          options.dryRun === true
            ? { uid: null }
            : await session.write('imports.commit', {
                staging,
                output,
                file: basename(file),
                sheet: plan.sheet,
                kind,
                policy: plan.policy,
                mapping: JSON.stringify({ ...plan.mapping, context: plan.context }),
                startedMs,
              });
        imports.push({
          id: committed.uid,
          file: basename(file),
          sheet: plan.sheet,
          kind,
          ...output.counts,
          entities: output.entities,
          ended: 0,
          warnings: output.warnings.map(({ code, row, column, params }) => ({
            code,
            row,
            column,
            message: translateAny(language, `imports.${code}`, params) ?? code,
          })),
          durationMs: program.nowMs() - startedMs,
        });
      }
      print({ imports }, () =>
        imports.map((one) => `${one.id ?? '-'}\t${one.file}\t${one.kind}`).join('\n'),
      );
      return 0;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

const planFile = async (path: string, options: ImportOptions): Promise<Job[]> => {
  const kind = importKinds.find((one) => one === options.as);
  if (options.as !== undefined && kind === undefined)
    throw new WorkstationError('invalid-input', { field: '--as' }, importKinds);
  const file = await openFile(
    path,
    basename(path),
    options.encoding === undefined ? {} : { encoding: options.encoding },
  );
  try {
    const found = await recogniseFile(file, kind === undefined ? {} : { kind });
    const wanted = found.filter((sheet) =>
      options.sheet === undefined
        ? !sheet.hidden && (sheet.rows > 0 || found.length === 1)
        : sheet.name === options.sheet,
    );
    if (wanted.length === 0) throw new WorkstationError('not-found', { what: options.sheet ?? '' });
    return wanted.map((sheet) => ({ path, plan: planSheet(sheet, options) }));
  } finally {
    file.close();
  }
};

const planSheet = (sheet: FoundSheet, options: ImportOptions): SheetPlan => {
  const dateOrder = (['dmy', 'mdy', 'ymd'] as const).find((one) => one === options.dateOrder);
  if (options.dateOrder !== undefined && dateOrder === undefined)
    throw new WorkstationError('invalid-input', { field: '--date-order' }, ['dmy', 'mdy', 'ymd']);
  const open = sheet.questions.find(
    ({ code }) => !(code === 'date-order' && dateOrder !== undefined),
  );
  if (open !== undefined || sheet.kind === null || sheet.headerRow === null)
    throw new WorkstationError(
      'needs-decision',
      { what: open?.code ?? 'kind', subject: open?.subject ?? sheet.name },
      open?.choices ?? importKinds,
    );
  const has = (field: string): boolean => sheet.columns.some((column) => column.field === field);
  if (sheet.kind === 'signups' && !has('event.key') && !has('event.name') && !options.event)
    throw new WorkstationError('needs-context', { what: 'event', flag: '--event' });
  if (sheet.kind === 'group-members' && !has('group.name') && !options.group)
    throw new WorkstationError('needs-context', { what: 'group', flag: '--group' });
  const policy = importPolicy.safeParse(options.policy ?? 'overwrite');
  if (!policy.success)
    throw new WorkstationError('invalid-input', { field: '--policy' }, importPolicy.options);
  const { namespace, currency, event, community, group } = options;
  return {
    sheet: sheet.name,
    mapping: {
      kind: sheet.kind,
      headerRow: sheet.headerRow,
      columns: sheet.columns.map(({ index, header, field }) => ({ index, header, field })),
      dateOrder: dateOrder ?? sheet.dateOrder,
    },
    context: {
      ...(namespace === undefined ? {} : { namespace }),
      ...(currency === undefined ? {} : { currency }),
      ...(event === undefined ? {} : { event }),
      ...(community === undefined ? {} : { community }),
      ...(group === undefined ? {} : { group }),
    },
    policy: policy.data,
    fullListAsOf: null,
  };
};
