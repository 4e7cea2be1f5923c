import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { makeSample } from '../../electron/rooms/sample.ts';
import { startRooms, finished, type TestRooms } from './rooms.ts';

/** A day after everything in the sample has ended: its last export is of 2026-11-16. */
export const sampleNowMs = Date.UTC(2026, 10, 24, 4, 0);
export const samplesFolder = resolve(import.meta.dirname, '../../resources/samples');

let sample: Promise<Buffer> | null = null;

/** The sample workspace as the program makes it of its files. */
const importSample = async (): Promise<Buffer> => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-sample-'));
  const path = join(folder, 'sample.workspace');
  try {
    const { rooms, close } = startRooms(folder, sampleNowMs);
    await finished(Promise.resolve(makeSample(rooms.context, path, undefined))).finally(close);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The sample workspace for the tests of one file; it is imported once for all that share a process. */
export const sampleRooms = (): (() => TestRooms & { readonly campaignUid: string }) => {
  let made: (TestRooms & { readonly campaignUid: string }) | null = null;
  let stop: (() => Promise<void>) | null = null;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'workstation-sample-'));
    const { rooms, close } = startRooms(folder, sampleNowMs);
    stop = async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    };
    const path = join(folder, 'sample.workspace');
    writeFileSync(path, await (sample ??= importSample()), { mode: 0o600 });
    await rooms.context.program.open(path);
    const [campaign] = await rooms.client.campaigns.list({});
    made = { ...rooms, campaignUid: campaign!.uid };
  }, 120_000);
  afterAll(() => stop?.());
  return () => made!;
};
