import { vi } from 'vitest';
import type * as services from '../../electron/shell/node-services.ts';
import { builtCli } from './built.ts';
import { surroundings, type CommandAnswer } from './command-process.ts';
import { inThisProcess } from './in-this-process.ts';

vi.doMock('../../electron/shell/node-services.ts', async (original) => {
  const { nodeServices } = await original<typeof services>();
  return {
    nodeServices: (kind: Parameters<typeof nodeServices>[0]) => ({
      ...nodeServices(kind),
      launchProcess: inThisProcess,
    }),
  };
});

/** Takes what is written to a stream until `end`, and sends away who began to listen meanwhile. */
const caught = (stream: NodeJS.WriteStream): { readonly end: () => string } => {
  const before = stream.listeners('error');
  const written = vi.spyOn(stream, 'write').mockImplementation((...[, ...rest]) => {
    const done: unknown = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(() => void (done as () => void)());
    return true;
  });
  return {
    end: () => {
      const text = written.mock.calls.map(([chunk]) => String(chunk)).join('');
      written.mockRestore();
      for (const listener of stream.listeners('error'))
        if (!before.includes(listener)) stream.off('error', listener as () => void);
      return text;
    },
  };
};

let runs = 0;

/** Runs `workstation …` in this process: what it does and says is the same, only sooner. */
export const workstation = async (
  folder: string,
  ...args: readonly string[]
): Promise<CommandAnswer> => {
  const { argv, exitCode } = process;
  const around = surroundings(folder);
  const before = Object.keys(around).map((name) => [name, process.env[name]] as const);
  const [stdout, stderr] = [caught(process.stdout), caught(process.stderr)];
  Object.assign(process.env, around);
  process.argv = [process.execPath, builtCli, ...args];
  process.exitCode = 0;
  try {
    // A command runs when the command line is loaded: each time anew.
    await import(/* @vite-ignore */ `../../electron/cli.ts?run=${++runs}`);
    return { code: process.exitCode, stdout: stdout.end(), stderr: stderr.end() };
  } finally {
    stdout.end();
    stderr.end();
    process.exitCode = exitCode;
    process.argv = argv;
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
};
