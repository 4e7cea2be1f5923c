import { fork } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  forkProcess,
  runInImportProcess,
  type LaunchProcess,
  type ProcessHandle,
} from '../../../electron/imports/import-host.ts';
import type { ImportJobs, ImportMessage } from '../../../electron/imports/process-protocol.ts';
import { withMemoryCap } from '../../../electron/imports/read/memory-cap.ts';
import { openFile } from '../../../electron/imports/read/open-file.ts';
import { dumpOf } from '../../support/read-workspace.ts';
import { rowsOf } from '../../support/read-file.ts';
import { temporaryFolder, temporaryWorkspace } from '../../support/workspace.ts';

const stageArgs = (rows: number): ImportJobs['stage']['args'] => {
  const folder = temporaryFolder();
  const path = join(folder, 'large.csv');
  const lines = Array.from({ length: rows }, (_, n) => `会员${n},${13_800_000_000 + n}`);
  writeFileSync(path, `姓名,手机号\n${lines.join('\n')}\n`);
  return {
    workspace: temporaryWorkspace(),
    parts: [
      {
        file: { path, name: 'large.csv', encoding: null },
        plan: {
          sheet: 'large',
          mapping: {
            kind: 'members',
            headerRow: 1,
            columns: [
              { index: 0, header: '姓名', field: 'member.name' },
              { index: 1, header: '手机号', field: 'member.phone' },
            ],
            dateOrder: null,
          },
          context: {},
          policy: 'overwrite',
          fullListAsOf: null,
        },
        stagingPath: join(folder, 'staging.sqlite'),
      },
    ],
    scratchPath: null,
    nowMs: 0,
  };
};

/** A launcher whose process the test can watch and end. */
const watched = (launch: LaunchProcess = forkProcess) => {
  let handle: ProcessHandle | undefined;
  let gone: () => void = () => undefined;
  const exited = new Promise<void>((resolve) => (gone = resolve));
  return {
    exited,
    kill: () => handle!.kill(),
    launch: ((entry) => {
      handle = launch(entry);
      handle.onExit(() => gone());
      return handle;
    }) satisfies LaunchProcess,
  };
};

/** Drives a job; calls `onStart` as soon as it reports that rows are being staged. */
const drive = async (
  launch: LaunchProcess,
  args: ImportJobs['stage']['args'],
  onStart: () => void = () => undefined,
  signal?: AbortSignal,
): Promise<ImportJobs['stage']['result']> => {
  const work = runInImportProcess(launch, 'stage', args, signal);
  for (let started = false; ;) {
    const step = await work.next();
    if (step.done === true) return step.value;
    if (!started) onStart();
    started = true;
  }
};

describe('the import process', () => {
  it('is killed when the operator cancels, in the middle of its work', async () => {
    const args = stageArgs(200_000);
    const before = dumpOf(args.workspace);
    const process = watched();
    const cancel = new AbortController();
    await expect(
      drive(process.launch, args, () => cancel.abort(), cancel.signal),
    ).rejects.toMatchObject({ code: 'cancelled' });
    await process.exited;
    expect(dumpOf(args.workspace)).toEqual(before);
    await expect(drive(forkProcess, args, undefined, cancel.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('ends in a code when it is killed from outside; the workspace is as it was', async () => {
    const args = stageArgs(200_000);
    const before = dumpOf(args.workspace);
    const process = watched();
    await expect(drive(process.launch, args, process.kill)).rejects.toMatchObject({
      code: 'import-stopped',
      params: { file: 'large.csv' },
    });
    expect(dumpOf(args.workspace)).toEqual(before);
    expect(existsSync(args.parts[0]!.file.path)).toBe(true);
  });

  it('ends in a code when its heap is full', async () => {
    const small: LaunchProcess = (entry) => {
      const child = fork(fileURLToPath(entry), {
        execArgv: ['--max-old-space-size=40'],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      return {
        send: (message) => void child.send(message),
        onMessage: (listener) =>
          void child.on('message', (message) => listener(message as ImportMessage)),
        onExit: (listener) => void child.on('exit', listener),
        kill: () => void child.kill('SIGKILL'),
      };
    };
    const path = join(temporaryFolder(), 'large.csv');
    const row = (n: number): string =>
      Array.from({ length: 2_000 }, (_, column) => `${'介绍'.repeat(30)} ${n} ${column}`).join(',');
    writeFileSync(path, Array.from({ length: 230 }, (_, n) => row(n)).join('\n'));
    const work = runInImportProcess(small, 'recognise', {
      file: { path, name: 'large.csv', encoding: null },
      workspace: null,
      wishes: [],
    });
    await expect(
      (async () => {
        while ((await work.next()).done !== true);
      })(),
    ).rejects.toMatchObject({ code: 'memory-exceeded', params: { file: 'large.csv' } });
  });

  it('finishes a job that nobody disturbs and leaves no process behind', async () => {
    const process = watched();
    const [part] = await drive(process.launch, stageArgs(2));
    const { staged } = part!;
    expect([staged.rows, staged.created]).toEqual([2, 2]);
    await process.exited;
  });
});

it('reads a file only within the memory it is given', async () => {
  const path = join(temporaryFolder(), 'a.csv');
  writeFileSync(path, 'a,b\n1,2\n');
  const file = await openFile(path, 'a.csv');
  expect(await rowsOf(withMemoryCap(file, Number.MAX_SAFE_INTEGER))).toHaveLength(2);
  await expect(rowsOf(withMemoryCap(file, 1))).rejects.toMatchObject({
    code: 'memory-exceeded',
    params: { file: 'a.csv', limit: 1 },
  });
});
