import { appendFileSync, mkdirSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import packageInfo from '../../package.json' with { type: 'json' };
import { runMaintenance } from '../store/maintenance.ts';
import { openSession, type OwnedSession } from '../store/session.ts';
import type { WorkspaceSession } from './context.ts';
import { freezeStarted } from './started-campaigns.ts';
import { openMachine, type Machine } from './machine.ts';
import { startUpkeep, type Upkeep } from './upkeep.ts';

export interface ProgramOptions {
  readonly dataFolder: string;
  readonly nowMs: () => number;
  /** Reading commands run beside another program that holds the workspace. */
  readonly readOnly?: boolean;
}

/** The program behind all windows: which workspace is open, and how to open another. */
export interface RunningProgram {
  readonly version: string;
  readonly nowMs: () => number;
  readonly actor: () => string;
  readonly current: () => WorkspaceSession | null;
  readonly open: (path: string) => Promise<WorkspaceSession>;
  readonly create: (
    path: string,
    settings: { readonly zone?: string; readonly name?: string },
  ) => Promise<WorkspaceSession>;
  readonly close: () => Promise<void>;
  /** Folder of this machine's settings, recent list, default workspaces and logs. */
  readonly dataFolder: string;
  readonly log: (id: string, error: unknown) => void;
  readonly machine: Machine;
  /** Runs something while no session holds the file (restore), then opens it again. */
  readonly aside: <T>(work: (path: string) => Promise<T>) => Promise<T>;
  readonly onSwitch: (listener: () => void) => () => void;
}

/** Starts the program: no workspace open yet, this machine's memory, the log. */
export const startProgram = (options: ProgramOptions): RunningProgram => {
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  const machine = openMachine(options.dataFolder);
  const listeners = new Set<() => void>();
  let session: OwnedSession | null = null;
  let upkeep: Upkeep | null = null;
  const actor = (): string => userInfo().username;

  const write = (line: string): void =>
    appendFileSync(
      join(options.dataFolder, 'program.log'),
      `${new Date(options.nowMs()).toISOString()} ${line}\n`,
      {
        mode: 0o600,
      },
    );
  const log = (id: string, error: unknown): void => {
    // The stack names code, not members; messages of the store may quote values and stay out.
    const frames =
      error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 8).join(' | ') : '';
    const kind = error instanceof Error ? error.name : typeof error;
    const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
    write(`${id} ${kind}${code} ${frames}`);
  };
  const start = (path: string): Promise<OwnedSession> =>
    openSession(path, {
      writer:
        options.readOnly === true
          ? null
          : { who: `${actor()}@${hostname()}`, since: new Date(options.nowMs()).toISOString() },
      nowMs: options.nowMs,
      actor,
      onWrite: () => void upkeep?.now(),
      logSlow: (name, durationMs) => write(`slow ${name} ${Math.round(durationMs)} ms`),
    });
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  let turn: Promise<unknown> = Promise.resolve();
  /** Opening, closing and exchanging take turns: none of them leaves behind what another opens. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const release = async (): Promise<boolean> => {
    const closing = session;
    session = null;
    await upkeep?.now();
    upkeep = null;
    await closing?.close();
    return closing !== null;
  };
  const open = async (given: string): Promise<OwnedSession> => {
    const path = resolve(given);
    if (session?.path === path) return session;
    // The old one is let go only when the new one stands.
    const next = await start(path);
    await release();
    session = next;
    if (options.readOnly !== true) machine.opened(path, next.name, options.nowMs());
    changed();
    // What is only written after the opening is no reason for a backup of that day.
    const openedMs = options.nowMs();
    if (options.readOnly !== true)
      upkeep = startUpkeep(() =>
        runMaintenance('backupDaily', { path, nowMs: openedMs })
          .then(
            () => undefined,
            (error: unknown) => log('daily-backup', error),
          )
          .then(() => freezeStarted(next, options.nowMs()))
          .catch((error: unknown) => log('freeze-started', error)),
      );
    return next;
  };
  return {
    version: packageInfo.version,
    nowMs: options.nowMs,
    actor,
    current: () => session,
    open: (path) => inTurn(() => open(path)),
    create: async (path, settings) => {
      const full = resolve(path);
      await runMaintenance('create', {
        path: full,
        settings: { ...settings, nowMs: options.nowMs(), actor: actor(), machine: hostname() },
      });
      return inTurn(() => open(full));
    },
    close: () =>
      inTurn(async () => {
        if (await release()) changed();
      }),
    dataFolder: options.dataFolder,
    log,
    machine,
    aside: (work) =>
      inTurn(async () => {
        const path = session?.path;
        if (path === undefined) throw new Error('no workspace is open');
        // Nobody is told of the gap: windows stay in their room and read anew afterwards.
        await release();
        try {
          return await work(path);
        } finally {
          await open(path).catch((error: unknown) => {
            changed();
            throw error;
          });
        }
      }),
    onSwitch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
