import { implement } from '@orpc/server';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { workspaceContract } from '../../shared/contract/workspace.ts';
import { startOfDateMs } from './local-dates.ts';
import type { RoomContext } from './context.ts';
import { openSampleWorkspace } from './sample.ts';
import { listBackups } from '../store/backup/list.ts';
import { backupHandlers, recoverWorkspace } from './workspace-backups.ts';
import { statusOf } from './workspace-status.ts';

const os = implement(workspaceContract).$context<RoomContext>();

const opened = (context: RoomContext) => {
  const session = context.session();
  return session
    .read('workspace.settings', {})
    .then((settings) => ({ path: session.path, settings }));
};

const knownPath = (context: RoomContext, id: string): string => {
  const path = context.program.machine.pathOf(id);
  if (path === null) throw new WorkstationError('not-found', { what: id });
  return path;
};

export const workspaceRoom = os.router({
  status: os.status.handler(({ context }) => statusOf(context)),
  setMachine: os.setMachine.handler(({ input, context }) =>
    context.program.machine.change(
      Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
    ),
  ),
  create: os.create.handler(async ({ input, context }) => {
    const { program, shell } = context;
    const path =
      input.choosePlace && shell.chooseWorkspace !== null
        ? await shell.chooseWorkspace('create')
        : program.machine.defaultPath(input.name);
    if (path === null) return null;
    await program.create(path, { zone: input.zone, name: input.name });
    return opened(context);
  }),
  open: os.open.handler(async ({ input, context }) => {
    await context.program.open(knownPath(context, input.id));
    return opened(context);
  }),
  choose: os.choose.handler(async ({ context }) => {
    const path = await context.shell.chooseWorkspace?.('open');
    if (path === null || path === undefined) return null;
    await context.program.open(path);
    return opened(context);
  }),
  newestBackup: os.newestBackup.handler(
    ({ input, context }) => listBackups(knownPath(context, input.id))[0] ?? null,
  ),
  recover: os.recover.handler(async function* ({ input, context, signal }) {
    const path = knownPath(context, input.id);
    yield* recoverWorkspace(context, path, signal);
    await context.program.open(path);
    return opened(context);
  }),
  openSample: os.openSample.handler(async function* ({ context, signal }) {
    yield* openSampleWorkspace(context, signal);
    return opened(context);
  }),
  close: os.close.handler(async ({ context }) => {
    await context.program.close();
    return {};
  }),
  forget: os.forget.handler(({ input, context }) => {
    context.program.machine.forget(input.id);
    return {};
  }),
  updateSettings: os.updateSettings.handler(({ input, context }) => {
    const patch = Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== undefined),
    );
    return context.session().write('workspace.updateSettings', patch);
  }),
  changes: os.changes.handler(async function* ({ context, signal }) {
    const queue: { generation: number; operationUid: string | null }[] = [];
    let wake: (() => void) | null = null;
    const stop = context.program.current()?.onChange((change) => {
      queue.push({ ...change });
      wake?.();
    });
    const wakeUp = (): void => wake?.();
    signal?.addEventListener('abort', wakeUp, { once: true });
    // The stream belongs to what is open now: the page asks again once that is another, or none.
    let ended = false;
    const stayed = context.program.onSwitch(() => {
      ended = true;
      wakeUp();
    });
    try {
      while (signal?.aborted !== true && !ended) {
        const next = queue.shift();
        if (next !== undefined) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      stop?.();
      stayed();
      signal?.removeEventListener('abort', wakeUp);
    }
  }),
  undo: os.undo.handler(async ({ input, context }) => {
    const outcome = await context
      .session()
      .write('workspace.undo', { operationUid: input.operationUid ?? null });
    return undoAnswer(outcome);
  }),
  redo: os.redo.handler(async ({ context }) =>
    undoAnswer(await context.session().write('workspace.redo', {})),
  ),
  history: os.history.handler(({ input, context }) => {
    const session = context.session();
    const { from, to, ...rest } = input;
    return session.read('workspace.history', {
      ...rest,
      fromMs: from === null ? null : startOfDateMs(from, session.zone()),
      toMs: to === null ? null : startOfDateMs(to, session.zone(), 1),
    });
  }),
  ...backupHandlers(os),
});

interface Outcome {
  readonly operationUid: string;
  readonly label: {
    readonly key: string;
    readonly values?: Readonly<Record<string, string | number>>;
  };
  readonly refused: readonly {
    readonly entity: string;
    readonly uid: string;
    readonly reason: string;
  }[];
}

const undoAnswer = ({ operationUid, label, refused }: Outcome) => ({
  operationUid,
  label: { key: label.key, values: { ...label.values } },
  refused: [...refused],
});
