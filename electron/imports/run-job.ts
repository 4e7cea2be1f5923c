import { openReader } from '../store/open.ts';
import { recipeOf } from '../store/queries/recipes.ts';
import type { ImportJobs, ImportRequest } from './process-protocol.ts';
import { encodings } from './read/encoding.ts';
import { openCapped } from './open-capped.ts';
import { recogniseOne } from './recognise.ts';
import { importsOf } from './imports-of.ts';

/** `done` counts rows. */
export type ReportProgress = (
  step: string,
  fraction: number,
  detail: string,
  done?: number | null,
) => void;

/** Runs one job of the import process. */
export const runImportJob = async (
  request: ImportRequest,
  progress: ReportProgress,
): Promise<unknown> => {
  switch (request.name) {
    case 'recognise':
      return recognise(request.args as ImportJobs['recognise']['args'], request.scratch, progress);
    case 'stage':
      return (await import('./stage-batch.ts')).stageBatch(
        request.args as ImportJobs['stage']['args'],
        request.scratch,
        progress,
      );
    default: {
      const never: never = request.name;
      throw new Error(`no import job ${String(never)}`);
    }
  }
};

const recognise = async (
  { file: ref, workspace, wishes }: ImportJobs['recognise']['args'],
  scratch: string,
  progress: ReportProgress,
): Promise<ImportJobs['recognise']['result']> => {
  const store = workspace === null ? null : openReader(workspace);
  const file = await openCapped(ref, scratch);
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
