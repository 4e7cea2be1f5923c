import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkFile } from '../../electron/store/check/check.ts';
import { takeLock } from '../../electron/store/lock.ts';
import { openWriter } from '../../electron/store/open-writer.ts';
import { temporaryWorkspace } from '../support/workspace.ts';

const ROWS = 40;
const seed = 20_261_124;

/** Kills the writer after it acknowledged `acknowledged` operations and `delayMs` more. */
const killAfter = (path: string, acknowledged: number, delayMs: number): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'killed-writer.ts'), path, String(ROWS)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let text = '';
    let armed = false;
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (armed || text.split('\n').length - 2 < acknowledged) return;
      armed = true;
      setTimeout(() => child.kill('SIGKILL'), delayMs);
    });
    child.on('error', reject).on('close', () => resolve(text.split('\n').slice(1, -1)));
  });

it(`loses no acknowledged operation and keeps none by half when killed (seed ${seed})`, async () => {
  const path = temporaryWorkspace();
  let random = seed;
  const next = (below: number): number => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    return (random >>> 16) % below;
  };
  const acknowledged: string[] = [];
  for (let point = 0; point < 6; point++) {
    acknowledged.push(...(await killAfter(path, next(4), next(12))));
    // The lock died with its holder.
    takeLock(path, { who: 'judge', since: '' }).release();
    const { db, close } = openWriter(path);
    const partial = db
      .prepare('SELECT op, count(*) AS n FROM member GROUP BY op HAVING n <> ?')
      .all(ROWS);
    expect(partial).toEqual([]);
    const kept = new Set(db.prepare('SELECT uid FROM operation').pluck().all());
    expect(acknowledged.filter((uid) => !kept.has(uid))).toEqual([]);
    close();
    expect(checkFile(path).findings).toEqual([]);
  }
  expect(acknowledged.length).toBeGreaterThan(0);
});
