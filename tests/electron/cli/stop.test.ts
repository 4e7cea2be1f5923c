import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/workspace.ts';

test.skipIf(process.platform === 'win32')(
  'Ctrl+C in the middle of an import ends with 6 and leaves nothing half-done',
  async () => {
    const folder = temporaryFolder();
    const lines = Array.from(
      { length: 60_000 },
      (_, n) => `会员${n},138${String(n).padStart(8, '0')}`,
    );
    writeFileSync(join(folder, '会员.csv'), `姓名,手机号\n${lines.join('\n')}\n`);
    const child = spawn(
      process.execPath,
      [
        join(import.meta.dirname, '../../../electron/shell/workstation.mjs'),
        ...['import', 'a.workspace', '会员.csv', '--json'],
      ],
      {
        env: { ...process.env, INIT_CWD: folder, WORKSTATION_DATA: join(folder, 'data') },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    // The file was looked at and its rows are being read.
    const made = watch(folder, (_, name) => {
      if (name !== 'a.workspace-holder') return;
      made.close();
      child.kill('SIGINT');
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => (stdout += String(text)));
    child.stderr.on('data', (text) => (stderr += String(text)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, stdout]).toEqual([6, '']);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'cancelled' } });
    expect(existsSync(join(folder, 'a.workspace'))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(['data', '会员.csv']);
  },
  120_000,
);
