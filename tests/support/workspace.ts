import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createWorkspace } from '../../electron/store/create.ts';
import type { WriteDb } from '../../electron/store/db.ts';
import type { WriteEnv } from '../../electron/store/log/operate.ts';
import { openWriter } from '../../electron/store/open-writer.ts';
import { openSession, type OwnedSession } from '../../electron/store/session.ts';

export const testNowMs = Date.UTC(2026, 10, 24, 4, 0);
export const testEnv: WriteEnv = { nowMs: testNowMs, actor: '测试员' };

/** A folder of its own that goes away after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const fresh = new Map<string, Buffer>();

/** A fresh workspace file: made once for each zone, as that takes longer than most tests, then copied. */
export const temporaryWorkspace = (zone = 'Asia/Shanghai'): string => {
  const path = join(temporaryFolder(), 'test.workspace');
  const made = fresh.get(zone);
  if (made !== undefined) writeFileSync(path, made, { mode: 0o600 });
  else {
    const settings = { name: '测试', zone, nowMs: testNowMs, actor: '测试员', machine: 'test' };
    createWorkspace(path, settings);
    fresh.set(zone, readFileSync(path));
  }
  return path;
};

/** The writer's connection to a fresh workspace, in this thread. */
export const temporaryStore = (zone?: string): { readonly db: WriteDb; readonly path: string } => {
  const path = temporaryWorkspace(zone);
  const { db, close } = openWriter(path);
  onTestFinished(close);
  return { db, path };
};

/** A session with its threads on a fresh workspace. */
export const temporarySession = async (zone?: string): Promise<OwnedSession> => {
  const session = await openSession(temporaryWorkspace(zone), {
    writer: { who: 'test', since: new Date(testNowMs).toISOString() },
    nowMs: () => testNowMs,
    actor: () => '测试员',
  });
  onTestFinished(session.close);
  return session;
};
