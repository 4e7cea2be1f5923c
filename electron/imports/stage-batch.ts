import { statSync } from 'node:fs';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { ReadDb } from '../store/db.ts';
import type { WriteEnv } from '../store/log/operate.ts';
import type { CommitArgs } from './commit.ts';
import { openReader } from '../store/open.ts';
import { importsOf } from './imports-of.ts';
import { openCapped } from './open-capped.ts';
import type { BatchPart, StageBatchArgs, StagedPart } from './process-protocol.ts';
import type { ReportProgress } from './run-job.ts';
import { stageSheet } from './stage/stage-file.ts';

const REPORT_EVERY_MS = 100;

/**
 * Stages the sheets of a batch, each against a copy of the workspace in which those before it are
 * committed: what they bring is found, and their row ids and operation numbers are those that the
 * real commits will give. Throws what a sheet throws, with the file it stands in.
 */
export const stageBatch = async (
  { workspace, parts, scratchPath, nowMs }: StageBatchArgs,
  unpackInto: string,
  progress: ReportProgress,
): Promise<StagedPart[]> => {
  const store = openReader(workspace);
  let scratch: Scratch | null = null;
  try {
    if (scratchPath !== null) {
      progress('scratch', 0, '');
      scratch = await openScratch(store.db, scratchPath);
    }
    const share = shares(parts);
    const results: StagedPart[] = [];
    let before = 0;
    let rows = 0;
    for (const [index, part] of parts.entries()) {
      const { name } = part.file;
      let lastMs = 0;
      const report = (fraction: number, done: number): void => {
        if (performance.now() - lastMs < REPORT_EVERY_MS && fraction < 1) return;
        lastMs = performance.now();
        progress('stage', before + fraction * share[index]!, name, rows + done);
      };
      report(0, 0);
      const result = await stagePart(
        part,
        unpackInto,
        scratch?.db ?? store.db,
        store.db,
        nowMs,
        report,
      );
      results.push(result);
      before += share[index]!;
      rows += result.staged.rows;
      if (scratch === null || index === parts.length - 1) continue;
      progress('try', Math.min(1, before), name, rows);
      scratch.commit(
        {
          stagingPath: part.stagingPath,
          plan: part.plan,
          staged: result.staged,
          file: result.file,
          startedMs: 0,
        },
        { nowMs, actor: '' },
      );
    }
    return results;
  } finally {
    scratch?.close();
    store.close();
  }
};

/** What part of the work each sheet is, by the size of its file. */
const shares = (parts: readonly BatchPart[]): readonly number[] => {
  const sheets = Map.groupBy(parts, ({ file }) => file.path);
  const bytes = parts.map(
    ({ file: { path } }) => (statSync(path).size + 1) / sheets.get(path)!.length,
  );
  const all = bytes.reduce((sum, one) => sum + one, 0);
  return bytes.map((one) => one / all);
};

const stagePart = async (
  { file: ref, plan, stagingPath }: BatchPart,
  unpackInto: string,
  against: ReadDb,
  workspace: ReadDb,
  nowMs: number,
  onProgress: (fraction: number, rows: number) => void,
): Promise<StagedPart> => {
  try {
    const file = await openCapped(ref, unpackInto);
    try {
      const staged = await stageSheet({
        file,
        plan,
        workspace: against,
        stagingPath,
        nowMs,
        onProgress,
      });
      // Asked of the workspace itself: in the copy the other sheets of the file are committed.
      if (importsOf(workspace, file.sha256).some((one) => !one.undone))
        staged.warnings.push({ code: 'already-imported', row: null, column: null, params: {} });
      const { name, bytes, sha256, format, encoding } = file;
      return { staged, file: { name, bytes, sha256, format, encoding } };
    } finally {
      file.close();
    }
  } catch (error) {
    if (!(error instanceof WorkstationError) || 'file' in error.params) throw error;
    throw new WorkstationError(error.code, { ...error.params, file: ref.name }, error.choices);
  }
};

/** A copy of the workspace to try sheets on; nobody misses it after a crash. */
interface Scratch {
  readonly db: ReadDb;
  readonly commit: (args: CommitArgs, env: WriteEnv) => void;
  readonly close: () => void;
}

/** Writing is loaded only here: most imports of one sheet never need it in this process. */
const openScratch = async (workspace: ReadDb, path: string): Promise<Scratch> => {
  const [{ openWriter }, { commitSheet }] = await Promise.all([
    import('../store/open-writer.ts'),
    import('./commit.ts'),
  ]);
  workspace.prepare('VACUUM INTO ?').run(path);
  const { db, close } = openWriter(path);
  db.pragma('synchronous = OFF');
  db.pragma('journal_mode = OFF');
  return { db, commit: (args, env) => void commitSheet(db, args, env), close };
};
