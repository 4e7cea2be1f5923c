import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { builtCli } from './built.ts';

export interface CommandAnswer {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command finds around it: a data folder of its own, and where its caller stands. */
export const surroundings = (folder: string): Readonly<Record<string, string>> => ({
  WORKSTATION_DATA: join(folder, 'data'),
  INIT_CWD: folder,
});

/** Runs `workstation …` as a process of its own. */
export const workstationProcess = (
  folder: string,
  ...args: readonly string[]
): Promise<CommandAnswer> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builtCli, ...args], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, ...surroundings(folder) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
