import { startBrowserShell } from '../serve.ts';
import { buildPageIfSource } from './build-on-use.ts';
import { callerPath } from './paths.ts';
import { runCommand } from './run.ts';

export interface ServeOptions {
  readonly json?: boolean;
  /** commander's form of `--no-open`. */
  readonly open: boolean;
  readonly exitWithWindow?: boolean;
}

/** Opens the program in an installed browser; prints the address and stays. */
export const serve = (workspace: string | undefined, options: ServeOptions): Promise<void> =>
  runCommand({ json: options.json, readOnly: false }, async ({ program, print, signal }) => {
    await buildPageIfSource();
    if (workspace !== undefined) await program.open(callerPath(workspace));
    const shell = await startBrowserShell(program, { open: options.open });
    print({ address: shell.address }, () => shell.address);
    await Promise.race([
      stopped(signal),
      ...(options.exitWithWindow === true && shell.shown ? [shell.windowsGone] : []),
    ]);
    await shell.close();
    // An open channel to the process that started it would keep this one alive.
    if (process.connected) process.disconnect();
    return 0;
  });

/** Until the operator stops it, or the process that started it is gone. */
const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    process.once('disconnect', () => resolve());
  });
