import { existsSync } from 'node:fs';
import { kindOrder } from '../../shared/domain/imports/kinds.ts';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { ImportResult, StagedSheet } from '../../shared/contract/imports.ts';
import type { WorkspaceSession } from '../rooms/context.ts';
import type { RoomsClient } from '../rpc/in-process.ts';
import { removeWorkspace } from '../store/remove.ts';
import { importLine, importText, type ImportLine } from './import/line.ts';
import { checkOptions, type ImportOptions } from './import/options.ts';
import { planFile, type PlannedSheet } from './import/plan.ts';
import { openScratch } from './import/scratch.ts';
import { uniqueByName } from './names.ts';
import { callerPath, readableFile } from './paths.ts';
import { resultOf, runCommand, type CommandContext } from './run.ts';

export type { ImportOptions };

/** Where the imports go: the workspace, or an empty one where a dry run finds none. */
interface Place {
  readonly client: RoomsClient;
  readonly session: WorkspaceSession;
  readonly close: () => Promise<void>;
}

/** Imports files into a workspace as one batch; makes the workspace when missing. */
export const importFiles = (
  workspace: string,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> =>
  runCommand({ json: options.json, readOnly: options.dryRun === true }, async (command) => {
    checkOptions(options);
    const path = callerPath(workspace);
    const fresh = !existsSync(path);
    const settings = options.timeZone === undefined ? {} : { zone: options.timeZone };
    const { program, context, client, signal } = command;
    const open = async (): Promise<Place> => {
      const session = await (fresh ? program.create(path, settings) : program.open(path));
      return { client, session, close: () => Promise.resolve() };
    };
    const adopted = files.map((given) => {
      const { path: file, name } = readableFile(given);
      return { handle: context.files.adopt(file, name), name };
    });
    const planAll = async (using: RoomsClient): Promise<PlannedSheet[]> => {
      const planned: PlannedSheet[] = [];
      for (const file of adopted)
        planned.push(...(await planFile(using, file, options, command.language, signal)));
      return planned.sort(
        (a, b) => kindOrder[a.plan.mapping.kind] - kindOrder[b.plan.mapping.kind],
      );
    };

    if (options.dryRun === true) {
      const place = fresh ? await openScratch(context, settings) : await open();
      try {
        await importAll(command, place, await planAll(place.client), options);
      } finally {
        await place.close();
      }
      return 0;
    }
    // Looked at first: a file that cannot be read leaves no empty workspace behind.
    const first = fresh ? await planAll(client) : null;
    const place = await open();
    try {
      await importAll(command, place, first ?? (await planAll(client)), options);
    } catch (error) {
      if (fresh && place.session.generation() === 0) {
        await program.close();
        removeWorkspace(path);
      }
      throw error;
    }
    return 0;
  });

/** Checks all sheets as one batch, commits them unless it is a dry run, and prints what was done. */
const importAll = async (
  { language, signal, program, print }: CommandContext,
  { client, session }: Place,
  planned: readonly PlannedSheet[],
  options: ImportOptions,
): Promise<void> => {
  const startedMs = program.nowMs();
  const say = (imports: readonly ImportLine[]): void =>
    print({ imports }, () => imports.map((one) => importText(one, language)).join('\n'));
  const settled = await settledContext(session, options);
  const files = [...Map.groupBy(planned, ({ handle }) => handle)].map(([handle, sheets]) => ({
    handle,
    encoding: options.encoding ?? null,
    sheets: sheets.map(({ plan }) => ({ ...plan, context: { ...plan.context, ...settled } })),
  }));
  const staged = await resultOf(await client.imports.stage({ files }, { signal }));
  const { changeset } = staged;
  if (options.dryRun === true) {
    const durationMs = program.nowMs() - startedMs;
    await client.imports.discard({ changeset });
    return say(
      staged.sheets.map((one: StagedSheet) =>
        importLine(one, { id: null, file: one.file, durationMs }, language),
      ),
    );
  }
  // The sheet that is being written is written to its end, and what is committed is told.
  const stop = (): void => void client.imports.stop({ changeset }).catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) throw new WorkstationError('cancelled');
    const done = await resultOf(await client.imports.commit({ changeset }));
    const { stopped } = done;
    say(
      done.imports.map((one: ImportResult) => importLine(one, { ...one, id: one.uid }, language)),
    );
    if (stopped === null) return;
    if (signal.aborted) throw new WorkstationError('cancelled', { committed: 'some' });
    const { code, params, choices } = stopped.failure;
    throw new WorkstationError(code, { ...params, file: stopped.file }, choices);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

/** Names given by flag become uids where a thing has that name; throws `ambiguous` for several. */
const settledContext = async (
  session: WorkspaceSession,
  options: ImportOptions,
): Promise<Partial<Record<'event' | 'community' | 'group', string>>> => {
  const settled: Partial<Record<'event' | 'community' | 'group', string>> = {};
  for (const name of ['event', 'community', 'group'] as const) {
    const given = options[name];
    if (given === undefined) continue;
    const uid = await uniqueByName(session, name === 'group' ? 'chat_group' : name, given);
    if (uid !== null) settled[name] = uid;
  }
  return settled;
};
