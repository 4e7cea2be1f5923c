import type { ReadDb } from '../store/db.ts';
import { undoneOperations } from '../store/log/undone.ts';
import { openReader } from '../store/open.ts';
import { sql } from '../store/statements.ts';
import type { ImportJobs, ImportRequest, FileRef } from './process-protocol.ts';
import { defaultCaps } from './read/caps.ts';
import { encodings } from './read/encoding.ts';
import { withMemoryCap } from './read/memory-cap.ts';
import { openFile, type OpenedFile } from './read/open-file.ts';
import { recogniseOne, type Recipe } from './recognise.ts';
import { stageSheet } from './stage/stage-file.ts';

export type ReportProgress = (step: string, fraction: number, detail: string) => void;

/** Runs one job of the import process. */
export const runImportJob = (
  request: ImportRequest,
  progress: ReportProgress,
): Promise<unknown> => {
  switch (request.name) {
    case 'recognise':
      return recognise(request.args as ImportJobs['recognise']['args'], request.scratch, progress);
    case 'stage':
      return stage(request.args as ImportJobs['stage']['args'], request.scratch, progress);
    default: {
      const never: never = request.name;
      throw new Error(`no import job ${String(never)}`);
    }
  }
};

const open = async ({ path, name, encoding }: FileRef, scratch: string): Promise<OpenedFile> =>
  withMemoryCap(
    await openFile(path, name, { scratch, ...(encoding === null ? {} : { encoding }) }),
    defaultCaps.processBytes,
  );

const recognise = async (
  { file: ref, workspace, wishes }: ImportJobs['recognise']['args'],
  scratch: string,
  progress: ReportProgress,
): Promise<ImportJobs['recognise']['result']> => {
  const store = workspace === null ? null : openReader(workspace);
  const file = await open(ref, scratch);
  try {
    const sheets = [];
    for (const { index, name } of file.sheets) {
      progress('recognise', index / file.sheets.length, name);
      const wish = wishes.find((one) => one.sheet === name);
      sheets.push(
        await recogniseOne(file, index, wish, (fingerprint) =>
          store === null ? null : recipeOf(store.db, fingerprint),
        ),
      );
    }
    return {
      name: file.name,
      bytes: file.bytes,
      format: file.format,
      encoding: file.encoding,
      encodings: file.encoding === null ? [] : [...encodings],
      delimiter: file.delimiter,
      warnings: file
        .warnings()
        .map(({ code, params }) => ({ code, row: null, column: null, params: { ...params } })),
      alreadyImported: store === null ? [] : importsOf(store.db, file.sha256),
      sheets,
    };
  } finally {
    file.close();
    store?.close();
  }
};

const recipeOf = (db: ReadDb, fingerprint: string): Recipe | null => {
  const row = sql<{ kind: Recipe['kind']; mapping: string; context: string }>(
    db,
    'SELECT kind, mapping, context FROM recipe WHERE fingerprint = ?',
  ).get(fingerprint);
  return row === undefined
    ? null
    : {
        kind: row.kind,
        mapping: JSON.parse(row.mapping) as Recipe['mapping'],
        context: JSON.parse(row.context) as Recipe['context'],
      };
};

const importsOf = (db: ReadDb, sha256: string) => {
  const undone = undoneOperations(db);
  return sql<{ uid: string; at_ms: number; operation: string }>(
    db,
    `SELECT import.uid, operation.at_ms, operation.uid AS operation FROM import
     JOIN operation ON operation.id = import.op WHERE import.file_sha256 = ? ORDER BY operation.lam DESC`,
  )
    .all(sha256)
    .map((row) => ({ uid: row.uid, atMs: row.at_ms, undone: undone.has(row.operation) }));
};

const stage = async (
  { file: ref, workspace, plan, stagingPath, nowMs }: ImportJobs['stage']['args'],
  scratch: string,
  progress: ReportProgress,
): Promise<ImportJobs['stage']['result']> => {
  const store = openReader(workspace);
  const file = await open(ref, scratch);
  try {
    let lastMs = 0;
    const staged = await stageSheet({
      file,
      plan,
      workspace: store.db,
      stagingPath,
      nowMs,
      onProgress: (fraction, done) => {
        if (performance.now() - lastMs < 100 && fraction < 1) return;
        lastMs = performance.now();
        progress('stage', fraction, String(done));
      },
    });
    if (importsOf(store.db, file.sha256).some((one) => !one.undone))
      staged.warnings.push({ code: 'already-imported', row: null, column: null, params: {} });
    const { name, bytes, sha256, format, encoding } = file;
    return { staged, file: { name, bytes, sha256, format, encoding } };
  } finally {
    file.close();
    store.close();
  }
};
