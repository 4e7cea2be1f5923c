import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Report } from '../../../../electron/store/report.ts';
import { serveJobs, type Done } from '../../../../electron/store/threads/serve-jobs.ts';

let host: MessagePort;
let port: MessagePort;
beforeEach(() => {
  ({ port1: host, port2: port } = new MessageChannel());
});
afterEach(() => {
  host.close();
});

interface Told {
  readonly id?: number;
  readonly kind?: string;
  readonly ok?: boolean;
  readonly result?: unknown;
  readonly fraction?: number;
}

/** What the thread says, until it says that it is closed. */
const saidUntilClosed = async (): Promise<Told[]> => {
  const said: Told[] = [];
  for (;;) {
    const [message] = (await once(host, 'message')) as [Told];
    said.push(message);
    if (message.kind === 'closed') return said;
  }
};

const ask = (id: number, name: string, followed?: Int32Array): void =>
  host.postMessage({ id, name, args: {}, nowMs: 0, actor: '', ...(followed && { followed }) });

const serve = (run: (name: string, report: Report) => Done | Promise<Done>, log: string[]): void =>
  serveJobs(
    () => ({
      run: ({ name }, report) => run(name, report),
      rest: () => log.push('rest'),
      close: () => log.push('close'),
    }),
    port,
  );

const done = (result: unknown): Done => ({ result, operations: [] });

it('what comes while code is loaded waits for it, the end of the thread as well', async () => {
  const log: string[] = [];
  const told = saidUntilClosed();
  serve((name) => {
    log.push(`${name} begun`);
    const answer = (): Done => {
      log.push(`${name} done`);
      return done(name);
    };
    return name === 'late' ? Promise.resolve().then(answer) : answer();
  }, log);
  ask(1, 'late');
  ask(2, 'soon');
  ask(3, 'late');
  host.postMessage('close');
  expect((await told).map(({ kind, id, result }) => kind ?? [id, result])).toEqual([
    'ready',
    [1, 'late'],
    [2, 'soon'],
    [3, 'late'],
    'closed',
  ]);
  const one = (name: string): string[] => [`${name} begun`, `${name} done`, 'rest'];
  expect(log).toEqual([...one('late'), ...one('soon'), ...one('late'), 'close']);
});

it('work that fails before or after code is loaded says so, and the next is done', async () => {
  const told = saidUntilClosed();
  serve((name) => {
    if (name === 'at once') throw new Error('no job');
    return name === 'late' ? Promise.reject(new Error('no job')) : done(name);
  }, []);
  for (const [id, name] of ['at once', 'late', 'soon'].entries()) ask(id, name);
  host.postMessage('close');
  expect((await told).flatMap(({ ok }) => ok ?? [])).toEqual([false, false, true]);
});

it('gives back what loading left behind when nobody waits, not while it works', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const planned: number[] = [];
    const told = saidUntilClosed();
    serve(async () => {
      planned.push(vi.getTimerCount());
      await Promise.resolve();
      planned.push(vi.getTimerCount());
      return done(null);
    }, []);
    planned.push(vi.getTimerCount());
    ask(1, 'file');
    await vi.waitFor(() => expect(planned).toHaveLength(3));
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    host.postMessage('close');
    await told;
    expect([...planned, vi.getTimerCount()]).toEqual([1, 0, 0, 0]);
  } finally {
    vi.useRealTimers();
  }
});

it('how far work is is told when it changed, and each report may end it', async () => {
  const followed = new Int32Array(new SharedArrayBuffer(4));
  const told = saidUntilClosed();
  serve((_, report) => {
    for (const fraction of [0, 0, 0.5, 0.5, 1]) report(fraction);
    Atomics.store(followed, 0, 1);
    report(1);
    return done(null);
  }, []);
  ask(1, 'long', followed);
  host.postMessage('close');
  const said = await told;
  expect(said.flatMap(({ fraction }) => fraction ?? [])).toEqual([0, 0.5, 1]);
  expect(said.find(({ ok }) => ok === false)).toMatchObject({ error: { code: 'cancelled' } });
});
