import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openSession } from '../../../electron/store/session.ts';
import { useThreads } from '../../support/threads.ts';
import { temporarySession } from '../../support/workspace.ts';

useThreads();

it('reads what the writer committed, and tells listeners', async () => {
  const session = await temporarySession();
  const seen: number[] = [];
  session.onChange((change) => seen.push(change.generation));
  const created = await session.write('events.create', {
    fields: { name: '读书会', kind: 'sharing', mode: 'online' },
    template: null,
    tasks: [],
  });
  const detail = await session.read('events.detail', { uid: created.uid });
  expect(detail.event.name).toBe('读书会');
  expect(seen).toEqual([1]);
});

it('carries codes across the thread', async () => {
  const session = await temporarySession();
  await expect(session.read('events.detail', { uid: 'ev_none' })).rejects.toMatchObject({
    code: 'not-found',
    params: { what: 'ev_none' },
  });
});

it('refuses a second writer at once and says who holds the workspace; readers may come in', async () => {
  const session = await temporarySession();
  const options = { nowMs: () => 0, actor: () => 'b' };
  await expect(
    openSession(session.path, { ...options, writer: { who: 'second', since: '' } }),
  ).rejects.toMatchObject({ code: 'workspace-busy', params: { holder: 'test' } });
  const reader = await openSession(session.path, { ...options, writer: null });
  expect((await reader.read('workspace.settings', {})).name).toBe('测试');
  await reader.close();
});

it('leaves no lock behind when it closes', async () => {
  const session = await temporarySession();
  expect(existsSync(`${session.path}-holder`)).toBe(true);
  await session.close();
  expect(existsSync(`${session.path}-holder`)).toBe(false);
});

it('lets a caller give up without disturbing the others', async () => {
  const session = await temporarySession();
  const abort = new AbortController();
  const given = session.read('workspace.settings', {}, { signal: abort.signal });
  const others = Promise.all([1, 2, 3].map(() => session.read('workspace.settings', {})));
  abort.abort();
  await expect(given).rejects.toMatchObject({ code: 'cancelled' });
  expect((await others).map((settings) => settings.name)).toEqual(['测试', '测试', '测试']);
  await expect(
    session.read('workspace.settings', {}, { signal: abort.signal }),
  ).rejects.toMatchObject({ code: 'cancelled' });
});

it('ends a runaway question and answers the others from a fresh thread', async () => {
  const session = await temporarySession();
  // Stands for a list that got out of hand: some seconds of work inside SQLite.
  const db = new Database(session.path);
  db.pragma('busy_timeout = 2000');
  db.exec(`CREATE TABLE number (n INTEGER); INSERT INTO number
    WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 6000) SELECT n FROM r;
    ALTER TABLE operation RENAME TO operation_real;
    CREATE VIEW operation AS SELECT a.n AS id, 'u' AS uid, 1 AS n, 1 AS lam, 'a' AS actor, 1 AS at_ms,
      'edit' AS kind, '{"key":"x"}' AS label, NULL AS undoes
      FROM number AS a, number AS b WHERE a.n * b.n = -1;`);
  db.close();
  const abort = new AbortController();
  const runaway = session.read(
    'workspace.history',
    { offset: 0, limit: 10, kinds: [], actor: '', fromMs: null, toMs: null },
    { signal: abort.signal },
  );
  const waiting = session.read('workspace.settings', {});
  await new Promise(setImmediate);
  abort.abort();
  await expect(runaway).rejects.toMatchObject({ code: 'cancelled' });
  expect((await waiting).name).toBe('测试');
});

it('answers short questions while a long one is under way', async () => {
  const session = await temporarySession();
  const db = new Database(session.path);
  db.pragma('busy_timeout = 2000');
  db.exec(`CREATE TABLE number (n INTEGER); INSERT INTO number
    WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 10000) SELECT n FROM r;
    ALTER TABLE person RENAME TO person_real;
    CREATE VIEW person AS SELECT a.n AS member_id, 'city' AS city
      FROM number AS a, number AS b WHERE a.n * b.n = -1;`);
  db.close();
  const abort = new AbortController();
  let answered = false;
  const long = session
    .read('members.filterValues', { column: 'city', archived: false }, { signal: abort.signal })
    .finally(() => (answered = true));
  expect((await session.read('workspace.settings', {})).name).toBe('测试');
  expect(answered).toBe(false);
  abort.abort();
  await expect(long).rejects.toMatchObject({ code: 'cancelled' });
});

it('asks nothing more once it is closed', async () => {
  const session = await temporarySession();
  await session.close();
  await expect(
    session.read('members.filterValues', { column: 'city', archived: false }),
  ).rejects.toMatchObject({ code: 'cancelled' });
});
