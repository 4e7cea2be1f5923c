import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { builtCli } from './built.ts';
import type { CommandAnswer } from './command-process.ts';

/** Whether this machine lets a test mount in a namespace of its own (Linux). */
export const canMount = spawnSync('unshare', ['-Urm', 'true']).status === 0;

/** Runs `workstation …` after `prepare`, a shell script whose mounts nobody else sees. */
export const workstationAfter = (
  prepare: string,
  folder: string,
  ...args: readonly string[]
): CommandAnswer => {
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    ['-Urm', 'sh', '-c', `set -e; ${prepare}; exec "$0" "$@"`, process.execPath, builtCli, ...args],
    {
      encoding: 'utf8',
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, WORKSTATION_DATA: join(folder, 'data'), INIT_CWD: folder },
    },
  );
  return { code: status, stdout, stderr };
};
