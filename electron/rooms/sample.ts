import { call } from '@orpc/server';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Progress } from '../../shared/contract/base.ts';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { ImportResult, RecognisedSheet, SheetPlan } from '../../shared/contract/imports.ts';
import { unpackedUrl } from '../store/threads/entry-url.ts';
import { removeWorkspace } from '../store/remove.ts';
import { importsRoom } from './imports.ts';
import type { RoomContext } from './context.ts';
import { SAMPLE_NAME } from './sample-name.ts';

const SAMPLE_ZONE = 'Asia/Shanghai';
/** Beside the sources and beside the built program alike. */
const samplesFolder = fileURLToPath(
  unpackedUrl(new URL('../../resources/samples/', import.meta.url)),
);

/** The sample spreadsheets in the order in which they build on each other. */
const sampleFiles = (): string[] =>
  readdirSync(samplesFolder)
    .filter((name) => /\.(xlsx|csv)$/.test(name))
    .sort();

/** Opens the sample workspace, making it first by importing its files. */
export async function* openSampleWorkspace(
  context: RoomContext,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, void> {
  const known = context.program.machine
    .known()
    .find((one) => one.name === SAMPLE_NAME && one.present);
  if (known !== undefined) {
    await context.program.open(known.path);
    return;
  }
  const path = context.program.machine.defaultPath(SAMPLE_NAME);
  yield* makeSample(context, path, signal);
}

/** Makes a workspace of the sample files by importing them, and leaves it open. */
export async function* makeSample(
  context: RoomContext,
  path: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, ImportResult[]> {
  if (existsSync(path)) throw new WorkstationError('workspace-exists', { path });
  const files = sampleFiles();
  yield { step: 'sample', fraction: 0 };
  await context.program.create(path, { name: SAMPLE_NAME, zone: SAMPLE_ZONE });
  const imports: ImportResult[] = [];
  let whole = false;
  try {
    for (const [index, name] of files.entries()) {
      yield { step: 'sample', fraction: index / files.length, detail: name };
      const handle = context.files.adopt(join(samplesFolder, name), name);
      imports.push(...(await importWhole(context, handle, signal)));
    }
    whole = true;
  } finally {
    // Half a sample would pass for the whole one next time.
    if (!whole) {
      await context.program.close();
      removeWorkspace(path);
    }
  }
  return imports;
}

const importWhole = async (
  context: RoomContext,
  handle: string,
  signal: AbortSignal | undefined,
): Promise<ImportResult[]> => {
  const options = { context, ...(signal === undefined ? {} : { signal }) };
  const file = await lastOf(await call(importsRoom.recognise, { handle }, options));
  const sheets = file.sheets.map(planAsRecognised);
  const { changeset } = await lastOf(
    await call(importsRoom.stage, { files: [{ handle, encoding: null, sheets }] }, options),
  );
  const { imports } = await lastOf(await call(importsRoom.commit, { changeset }, options));
  return imports;
};

const planAsRecognised = (sheet: RecognisedSheet): SheetPlan => {
  if (sheet.kind === null || sheet.headerRow === null || sheet.questions.length > 0)
    throw new Error(`sample sheet ${sheet.name} is not understood`);
  return {
    sheet: sheet.name,
    mapping: {
      kind: sheet.kind,
      headerRow: sheet.headerRow,
      columns: sheet.columns.map(({ index, header, field }) => ({ index, header, field })),
      dateOrder: sheet.dateOrder,
    },
    context: {},
    policy: 'overwrite',
    fullListAsOf: null,
  };
};

const lastOf = async <Result>(work: AsyncIterator<unknown, Result>): Promise<Result> => {
  for (;;) {
    const step = await work.next();
    if (step.done === true) return step.value;
  }
};
