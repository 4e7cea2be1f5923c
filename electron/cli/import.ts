import { existsSync } from 'node:fs';
import { kindOrder } from '../../shared/domain/imports/kinds.ts';
import { WorkstationError } from '../../shared/contract/errors.ts';
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

/** Where the imports go: the workspace, or what stands in for it in a dry run. */
interface Place {
  readonly client: RoomsClient;
  readonly session: WorkspaceSession;
  readonly close: () => Promise<void>;
}

/** Imports files into a workspace, what others refer to first; makes the workspace when missing. */
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
      if (!fresh) await program.open(path);
      const planned = await planAll(client);
      const alone = !fresh && planned.length === 1;
      const place = alone
        ? await open()
        : await openScratch(context, fresh ? null : path, settings, signal);
      try {
        await importAll(command, place, planned, options, alone ? 'stage' : 'commit');
      } finally {
        await place.close();
      }
      return 0;
    }
    // Looked at first: a file that cannot be read leaves no empty workspace behind.
    const first = fresh ? await planAll(client) : null;
    const place = await open();
    try {
      await importAll(command, place, first ?? (await planAll(client)), options, 'commit');
    } catch (error) {
      if (fresh && place.session.generation() === 0) {
        await program.close();
        removeWorkspace(path);
      }
      throw error;
    }
    return 0;
  });

/** Imports one sheet after the other and prints what was done, also when a later one fails. */
const importAll = async (
  { language, signal, program, print }: CommandContext,
  { client, session }: Place,
  planned: readonly PlannedSheet[],
  options: ImportOptions,
  until: 'stage' | 'commit',
): Promise<void> => {
  const imports: ImportLine[] = [];
  const say = (): void =>
    print({ imports }, () => imports.map((one) => importText(one, language)).join('\n'));
  const settled = await settledContext(session, options);
  try {
    for (const { handle, file, plan } of planned) {
      const startedMs = program.nowMs();
      const sheets = [{ ...plan, context: { ...plan.context, ...settled } }];
      const { changeset, sheets: staged } = await resultOf(
        await client.imports.stage(
          { handle, encoding: options.encoding ?? null, sheets },
          { signal },
        ),
      );
      let done = staged[0]!;
      let id: string | null = null;
      if (until === 'stage') await client.imports.discard({ changeset });
      else {
        const { imports: committed } = await resultOf(
          await client.imports.commit({ changeset }, { signal }),
        );
        done = committed[0]!;
        id = options.dryRun === true ? null : committed[0]!.uid;
      }
      imports.push(
        importLine(done, { id, file, durationMs: program.nowMs() - startedMs }, language),
      );
    }
  } catch (error) {
    if (imports.length > 0 && options.dryRun !== true) {
      say();
      if (signal.aborted) throw new WorkstationError('cancelled', { committed: 'some' });
    }
    throw error;
  }
  say();
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
