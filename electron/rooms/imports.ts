import { implement } from '@orpc/server';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { WorkstationError } from '../../shared/contract/errors.ts';
import {
  importsContract,
  type ImportResult,
  type SheetPlan,
  type StagedSheet,
} from '../../shared/contract/imports.ts';
import { kindOrder } from '../../shared/domain/imports/kinds.ts';
import { runInImportProcess } from '../imports/import-host.ts';
import type { FileRef, StagedFile } from '../imports/process-protocol.ts';
import { checkFreeSpace } from '../store/place.ts';
import type { RoomContext } from './context.ts';
import { writeKeptRows, writeTemplate } from './imports-files.ts';

/** The staging file lies in the file box: it goes at the latest when the program goes. */
type StagingPlace = ReturnType<RoomContext['files']['output']>;

interface StagedPart {
  readonly plan: SheetPlan;
  readonly staged: StagedSheet;
  readonly place: StagingPlace;
  readonly file: StagedFile;
}

/** Sheets staged together and not committed yet, with the file they came from. */
interface Changeset {
  readonly file: FileRef;
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

const os = implement(importsContract).$context<RoomContext>();

const fileRef = (context: RoomContext, handle: string, encoding: string | null): FileRef => {
  const { path, name } = context.files.locate(handle);
  return { path, name, encoding };
};

const findChangeset = (context: RoomContext, id: string): Changeset => {
  const found = changesetsOf(context).get(id);
  if (found === undefined) throw new WorkstationError('not-found', { what: id });
  return found;
};

async function* stageOne(
  context: RoomContext,
  file: FileRef,
  plan: SheetPlan,
  place: StagingPlace,
  signal: AbortSignal | undefined,
) {
  const { path: workspace } = context.session();
  const { path: stagingPath } = place;
  rmSync(stagingPath, { force: true });
  const { staged, file: stagedFile } = yield* runInImportProcess(
    context.shell.launchProcess,
    'stage',
    { file, workspace, plan, stagingPath, nowMs: context.program.nowMs() },
    signal,
  );
  return { plan, staged, place, file: stagedFile } satisfies StagedPart;
}

export const importsRoom = os.router({
  recognise: os.recognise.handler(async function* ({ input, context, signal }) {
    const found = yield* runInImportProcess(
      context.shell.launchProcess,
      'recognise',
      {
        file: fileRef(context, input.handle, input.encoding),
        workspace: context.program.current()?.path ?? null,
        wishes: input.sheets,
      },
      signal,
    );
    return { ...found, handle: input.handle };
  }),
  stage: os.stage.handler(async function* ({ input, context, signal }) {
    const file = fileRef(context, input.handle, input.encoding);
    const { bytes } = context.files.locate(input.handle);
    checkFreeSpace(context.session().path, bytes * SPACE_FACTOR);
    const startedMs = Date.now();
    const parts: StagedPart[] = [];
    let place = context.files.output('staged.sqlite');
    try {
      const plans = input.sheets.toSorted(
        (a, b) => kindOrder[a.mapping.kind] - kindOrder[b.mapping.kind],
      );
      for (const plan of plans) {
        if (parts.length > 0) place = context.files.output('staged.sqlite');
        parts.push(yield* stageOne(context, file, plan, place, signal));
      }
      const id = randomBytes(12).toString('base64url');
      changesetsOf(context).set(id, { file, parts, startedMs });
      return { changeset: id, sheets: parts.map((part) => part.staged) };
    } catch (error) {
      for (const part of parts) context.files.release(part.place.handle);
      context.files.release(place.handle);
      throw error;
    }
  }),
  rows: os.rows.handler(async ({ input, context, signal }) => {
    const part = findChangeset(context, input.changeset).parts.find(
      (one) => one.plan.sheet === input.sheet,
    );
    if (part === undefined) throw new WorkstationError('not-found', { what: input.sheet });
    const { class: rowClass, offset, limit } = input;
    return context
      .session()
      .read(
        'imports.stagedRows',
        { stagingPath: part.place.path, class: rowClass, offset, limit },
        signal === undefined ? {} : { signal },
      );
  }),
  commit: os.commit.handler(async function* ({ input, context, signal }) {
    const changeset = findChangeset(context, input.changeset);
    const imports: ImportResult[] = [];
    for (const [index, part] of changeset.parts.entries()) {
      // Cancelled between two sheets: what is committed stays and is listed.
      if (signal?.aborted === true) throw new WorkstationError('cancelled');
      yield { step: 'commit', fraction: index / changeset.parts.length, detail: part.plan.sheet };
      imports.push(yield* commitPart(context, changeset, part, index > 0, signal));
    }
    drop(context, input.changeset);
    return { imports };
  }),
  discard: os.discard.handler(({ input, context }) => {
    drop(context, input.changeset);
    return {};
  }),
  history: os.history.handler(({ input, context }) =>
    context.session().read('imports.history', input),
  ),
  undo: os.undo.handler(async function* ({ input, context }) {
    yield { step: 'undo', fraction: null };
    const outcome = await context.session().write('workspace.undoImport', { uid: input.uid });
    const total = Object.values(outcome.undone).reduce((sum, one) => sum + one, 0);
    const titles = await context.session().read('imports.rowTitles', { rows: outcome.refused });
    return {
      uid: input.uid,
      operationUid: outcome.operationUid,
      removed: total - outcome.restored,
      restored: outcome.restored,
      refused: outcome.refused.map(({ entity, uid, reason }, index) => ({
        entity,
        title: titles[index] ?? uid,
        reason,
      })),
    };
  }),
  rejectedFile: os.rejectedFile.handler(async ({ input, context }) => {
    const kept = await context.session().read('imports.keptRows', { uid: input.uid });
    return writeKeptRows(context, kept, input.format);
  }),
  template: os.template.handler(({ input, context }) => writeTemplate(context, input.kind)),
});

const drop = (context: RoomContext, id: string): void => {
  const changeset = changesetsOf(context).get(id);
  changesetsOf(context).delete(id);
  for (const part of changeset?.parts ?? []) context.files.release(part.place.handle);
};

/**
 * Commits one sheet. When something else was committed since it was staged, it is staged anew, and
 * goes on only if its counts are the same; an earlier sheet of the same file may move them.
 */
async function* commitPart(
  context: RoomContext,
  changeset: Changeset,
  part: StagedPart,
  follows: boolean,
  signal: AbortSignal | undefined,
) {
  const write = (current: StagedPart): Promise<ImportResult> =>
    context.session().write('imports.commit', {
      stagingPath: current.place.path,
      plan: current.plan,
      staged: current.staged,
      file: current.file,
      startedMs: changeset.startedMs,
    });
  try {
    return await write(part);
  } catch (error) {
    if (!(error instanceof WorkstationError) || error.code !== 'stale') throw error;
  }
  const again = yield* stageOne(context, changeset.file, part.plan, part.place, signal);
  const same = (
    ['created', 'updated', 'unchanged', 'conflicts', 'rejected', 'skipped'] as const
  ).every((name) => again.staged[name] === part.staged[name]);
  if (!same && !follows) throw new WorkstationError('stale');
  return await write(again);
}
