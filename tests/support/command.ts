import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface CommandAnswer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `workstation …` as a process of its own, with its own data folder. */
export const workstation = (folder: string, ...args: readonly string[]): Promise<CommandAnswer> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '../../electron/cli.ts'), ...args],
      {
        cwd: join(import.meta.dirname, '../..'),
        env: { ...process.env, WORKSTATION_DATA: join(folder, 'data'), INIT_CWD: folder },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
