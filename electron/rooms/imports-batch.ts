import { randomBytes } from 'node:crypto';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { Progress } from '../../shared/contract/base.ts';
import {
  rowClasses,
  type CommittedBatch,
  type ImportResult,
  type SheetPlan,
  type StagedPart as ContractPart,
  type StagedSheet,
} from '../../shared/contract/imports.ts';
import { kindOrder } from '../../shared/domain/imports/kinds.ts';
import { runInImportProcess } from '../imports/import-host.ts';
import type { FileRef, StagedFile } from '../imports/process-protocol.ts';
import { toFailure } from '../rpc/failure.ts';
import { checkFreeSpace } from '../store/place.ts';
import type { RoomContext } from './context.ts';
import { reported } from './reported.ts';
import { beginWrite } from './stoppable.ts';

/** A staging file lies in the file box: it goes at the latest when the program goes. */
type StagingPlace = ReturnType<RoomContext['files']['output']>;

interface PlannedPart {
  readonly handle: string;
  readonly file: FileRef;
  readonly plan: SheetPlan;
}

interface StagedPart extends PlannedPart {
  readonly staged: StagedSheet;
  readonly stagedFile: StagedFile;
  readonly place: StagingPlace;
}

/** The sheets of one or several files, staged together and not committed yet. */
export interface Changeset {
  readonly parts: readonly StagedPart[];
  readonly startedMs: number;
}

/** Room to work in: the staging file, the rows, the log. */
const SPACE_FACTOR = 3;

const changesetsOf = (() => {
  const all = new WeakMap<object, Map<string, Changeset>>();
  return (context: RoomContext): Map<string, Changeset> => {
    let own = all.get(context.program);
    if (own === undefined) all.set(context.program, (own = new Map()));
    return own;
  };
})();

export const findChangeset = (context: RoomContext, id: string): Changeset => {
  const found = changesetsOf(context).get(id);
  if (found === undefined) throw new WorkstationError('not-found', { what: id });
  return found;
};

export const dropChangeset = (context: RoomContext, id: string): void => {
  const changeset = changesetsOf(context).get(id);
  changesetsOf(context).delete(id);
  for (const part of changeset?.parts ?? []) context.files.release(part.place.handle);
};

export interface FilePlans {
  readonly handle: string;
  readonly encoding: string | null;
  readonly sheets: readonly SheetPlan[];
}

/** Stages the sheets of all files in the order in which they build on each other. */
export async function* stageFiles(
  context: RoomContext,
  files: readonly FilePlans[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, { changeset: string; sheets: ContractPart[] }> {
  const startedMs = Date.now();
  let bytes = 0;
  const planned = files.flatMap(({ handle, encoding, sheets }): PlannedPart[] => {
    const { path, name, bytes: own } = context.files.locate(handle);
    bytes += own;
    return sheets.map((plan) => ({ handle, file: { path, name, encoding }, plan }));
  });
  checkFreeSpace(context.session().path, bytes * SPACE_FACTOR);
  planned.sort((a, b) => kindOrder[a.plan.mapping.kind] - kindOrder[b.plan.mapping.kind]);
  const parts = yield* stageParts(context, planned, signal);
  const id = randomBytes(12).toString('base64url');
  changesetsOf(context).set(id, { parts, startedMs });
  return { changeset: id, sheets: parts.map(({ handle, staged }) => ({ ...staged, handle })) };
}

async function* stageParts(
  context: RoomContext,
  planned: readonly PlannedPart[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, StagedPart[]> {
  const { path: workspace } = context.session();
  const places = planned.map(() => context.files.output('staged.sqlite'));
  const scratch = planned.length > 1 ? context.files.output('scratch.sqlite') : null;
  try {
    const results = yield* runInImportProcess(
      context.shell.launchProcess,
      'stage',
      {
        workspace,
        parts: planned.map(({ file, plan }, index) => ({
          file,
          plan,
          stagingPath: places[index]!.path,
        })),
        scratchPath: scratch?.path ?? null,
        nowMs: context.program.nowMs(),
      },
      signal,
    );
    return planned.map((part, index) => ({
      ...part,
      staged: results[index]!.staged,
      stagedFile: results[index]!.file,
      place: places[index]!,
    }));
  } catch (error) {
    for (const place of places) context.files.release(place.handle);
    throw error;
  } finally {
    if (scratch !== null) context.files.release(scratch.handle);
  }
}

/** Writes one sheet; yields which part of it is in, 0–1. */
const writePart = (
  context: RoomContext,
  startedMs: number,
  { plan, staged, stagedFile, place }: StagedPart,
  signal: AbortSignal,
): AsyncGenerator<number, ImportResult> =>
  reported((report) =>
    context
      .session()
      .write(
        'imports.commit',
        { stagingPath: place.path, plan, staged, file: stagedFile, startedMs },
        { signal, report },
      ),
  );

const sameCounts = (before: readonly StagedPart[], after: readonly StagedPart[]): boolean =>
  before.every(({ staged }, index) =>
    rowClasses.every((name) => staged[name] === after[index]!.staged[name]),
  );

/**
 * Commits the sheets of a changeset, each as an operation of its own. When something else was
 * committed since they were staged, those that are left are staged anew, and it goes on only if
 * their counts are the same. Throws what the first sheet fails for; a later failure ends the batch
 * and is returned beside what is committed.
 */
export async function* commitChangeset(
  context: RoomContext,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, CommittedBatch> {
  const changeset = findChangeset(context, id);
  const { signal: asked, end } = beginWrite(context, id);
  // A caller that is gone ends the batch, but not the sheet that is being written.
  const stop = AbortSignal.any([asked, ...(signal === undefined ? [] : [signal])]);
  const total = changeset.parts.reduce((sum, part) => sum + part.staged.rows, 0);
  const imports: ImportResult[] = [];
  let parts = changeset.parts;
  let done = 0;
  let renewed: readonly StagedPart[] = [];
  let stopped: CommittedBatch['stopped'] = null;
  try {
    for (const index of parts.keys()) {
      const { staged } = parts[index]!;
      const at = (part: number): Progress => ({
        step: 'commit',
        fraction: total === 0 ? null : (done + staged.rows * part) / total,
        detail: staged.file,
        done: Math.floor(done + staged.rows * part),
      });
      const write = async function* (part: StagedPart): AsyncGenerator<Progress, void> {
        const steps = writePart(context, changeset.startedMs, part, asked);
        for (;;) {
          const step = await steps.next();
          if (step.done === true) return void imports.push(step.value);
          yield at(step.value);
        }
      };
      yield at(0);
      try {
        if (stop.aborted) throw new WorkstationError('cancelled');
        try {
          yield* write(parts[index]!);
        } catch (error) {
          if (!(error instanceof WorkstationError) || error.code !== 'stale') throw error;
          const rest = parts.slice(index);
          renewed = yield* stageParts(context, rest, stop);
          if (!sameCounts(rest, renewed)) throw error;
          parts = [...parts.slice(0, index), ...renewed];
          yield* write(parts[index]!);
        }
      } catch (error) {
        if (imports.length === 0) throw error;
        const failure = toFailure(error, context.program.log).data;
        stopped = { file: staged.file, sheet: staged.sheet, failure, left: parts.length - index };
        break;
      }
      done += staged.rows;
    }
  } finally {
    end();
    for (const { place } of renewed) context.files.release(place.handle);
  }
  dropChangeset(context, id);
  return { imports, stopped };
}
