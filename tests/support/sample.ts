import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { makeSample } from '../../electron/rooms/sample.ts';
import { startRooms, finished, type TestRooms } from './rooms.ts';

/** A day after everything in the sample has ended: its last export is of 2026-11-16. */
export const sampleNowMs = Date.UTC(2026, 10, 24, 4, 0);
export const samplesFolder = resolve(import.meta.dirname, '../../resources/samples');

/** The sample workspace for the tests of one file, made once by importing the sample files. */
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
    await finished(
      Promise.resolve(makeSample(rooms.context, join(folder, 'sample.workspace'), undefined)),
    );
    const [campaign] = await rooms.client.campaigns.list({});
    made = { ...rooms, campaignUid: campaign!.uid };
  }, 120_000);
  afterAll(() => stop?.());
  return () => made!;
};
