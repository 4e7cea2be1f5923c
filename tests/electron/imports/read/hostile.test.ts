import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { heapFlags } from '../../../../electron/imports/import-host.ts';
import { hostileFiles } from '../../../support/hostile-files.ts';
import { temporaryFolder } from '../../../support/workspace.ts';

const LIMIT_MS = 10_000;
const LIMIT_MIB = 512;
const reader = resolve(import.meta.dirname, '../../../support/read-hostile.ts');

it(
  'ends every file that means harm with its code, in time, within the memory of the import process',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder();
    const scratch = join(folder, 'scratch');
    mkdirSync(scratch);
    const args = hostileFiles.flatMap(({ name, bytes }, n) => {
      const path = join(folder, String(n));
      writeFileSync(path, bytes());
      return [path, name];
    });
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...heapFlags,
      reader,
      scratch,
      ...args,
    ]);
    const ends = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { code: string | null; ms: number; peakMib: number });
    expect(ends.map(({ code }, n) => [hostileFiles[n]!.what, code])).toEqual(
      hostileFiles.map(({ what, code }) => [what, code]),
    );
    expect(ends.filter(({ ms }) => ms > LIMIT_MS)).toEqual([]);
    expect(Math.max(...ends.map(({ peakMib }) => peakMib))).toBeLessThan(LIMIT_MIB);
    expect(readdirSync(scratch)).toEqual([]);
  },
);
