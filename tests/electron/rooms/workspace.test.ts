import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { finished, temporaryRooms } from '../../support/rooms.ts';

const failed = (code: string) =>
  expect.objectContaining({ code: 'FAILED', data: expect.objectContaining({ code }) });
const HOUR_MS = 3_600_000;

it('creates, closes and opens a workspace by id; the page never names a path', async () => {
  const { client, logged } = temporaryRooms();
  expect((await client.workspace.status()).open).toBeNull();
  await expect(client.workspace.history({ offset: 0, limit: 10 })).rejects.toEqual(
    failed('workspace-not-open'),
  );
  const made = await client.workspace.create({ name: '杭州/读书', zone: 'Asia/Shanghai' });
  expect(made?.settings).toMatchObject({ name: '杭州/读书', zone: 'Asia/Shanghai' });
  const open = await client.workspace.status();
  expect(open.open?.path).toBe(made?.path);
  expect(open.about.sqlite).toMatch(/^3\./);
  await client.workspace.close();
  const [known] = (await client.workspace.status()).known;
  expect(known).toMatchObject({ name: '杭州/读书', present: true });
  const again = await client.workspace.open({ id: known!.id });
  expect(again.path).toBe(made?.path);
  await expect(client.workspace.open({ id: '../../etc/passwd' })).rejects.toEqual(
    failed('not-found'),
  );
  expect(logged).toEqual([]);
});

it('writes settings as an operation that can be undone and redone, and tells who listens', async () => {
  const { client } = temporaryRooms();
  await client.workspace.create({ name: 'a', zone: 'Asia/Shanghai' });
  const abort = new AbortController();
  const changes = await client.workspace.changes(undefined, { signal: abort.signal });
  const first = changes.next();
  const { operationUid } = await client.workspace.updateSettings({ currency: 'USD' });
  expect((await first).value).toMatchObject({ operationUid });
  await expect(client.workspace.updateSettings({ zone: 'Mars/Base' })).rejects.toEqual(
    failed('invalid-input'),
  );
  expect(await client.workspace.updateSettings({ currency: 'USD' })).toMatchObject({
    operationUid: null,
  });
  await client.workspace.undo({});
  expect((await client.workspace.status()).open?.settings.currency).toBe('CNY');
  await client.workspace.redo();
  expect((await client.workspace.status()).open?.settings.currency).toBe('USD');
  await expect(client.workspace.redo()).rejects.toEqual(failed('nothing-to-undo'));
  const history = await client.workspace.history({ offset: 0, limit: 10 });
  expect(history.rows.map((row) => [row.kind, row.undone])).toEqual([
    ['undo', false],
    ['undo', true],
    ['edit', false],
  ]);
  abort.abort();
});

it('backs up, previews and restores, keeping the present state', async () => {
  const { client, clock } = temporaryRooms();
  await client.workspace.create({ name: 'a', zone: 'Asia/Shanghai' });
  await client.workspace.updateSettings({ currency: 'USD' });
  const backup = await finished(client.workspace.createBackup());
  expect(backup).toMatchObject({ reason: 'manual', madeAtMs: clock.nowMs, checked: true });
  expect(await finished(client.workspace.verifyBackup({ uid: backup.uid }))).toMatchObject({
    ok: true,
  });
  clock.nowMs += HOUR_MS;
  await client.workspace.updateSettings({ currency: 'JPY' });
  expect((await client.workspace.restorePreview({ uid: backup.uid })).operations).toBe(1);
  const { backupUid } = await finished(client.workspace.restore({ uid: backup.uid }));
  expect((await client.workspace.status()).open?.settings.currency).toBe('USD');
  const { rows } = await client.workspace.history({ offset: 0, limit: 10 });
  expect(rows[0]).toMatchObject({ kind: 'restore', undoable: false });
  expect((await finished(client.workspace.check())).findings).toEqual([]);
  clock.nowMs += HOUR_MS;
  await finished(client.workspace.restore({ uid: backupUid }));
  expect((await client.workspace.status()).open?.settings.currency).toBe('JPY');
});

it('takes the newest sound backup for a damaged file, which stays beside it', async () => {
  const { client, clock } = temporaryRooms();
  const { path } = (await client.workspace.create({ name: 'a', zone: 'Asia/Shanghai' }))!;
  await client.workspace.updateSettings({ currency: 'USD' });
  await finished(client.workspace.createBackup());
  clock.nowMs += HOUR_MS;
  await client.workspace.updateSettings({ currency: 'JPY' });
  const { fileName } = await finished(client.workspace.createBackup());
  await client.workspace.close();
  const damage = (file: string) => {
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, 100, 8192));
    return bytes;
  };
  const damaged = damage(path);
  damage(join(`${path}-backups`, fileName));

  const { id } = (await client.workspace.status()).known[0]!;
  await expect(client.workspace.open({ id })).rejects.toEqual(failed('workspace-damaged'));
  expect((await client.workspace.newestBackup({ id }))?.fileName).toBe(fileName);
  await finished(client.workspace.recover({ id }));
  expect((await client.workspace.status()).open?.settings.currency).toBe('USD');
  const aside = readdirSync(dirname(path)).filter((name) => name.includes('-damaged-'));
  expect(aside).toHaveLength(1);
  expect(readFileSync(join(dirname(path), aside[0]!)).equals(damaged)).toBe(true);
});

it('refuses writes once the file is deleted or another lies in its place', async () => {
  const { client } = temporaryRooms();
  const { path } = (await client.workspace.create({ name: 'a', zone: 'Asia/Shanghai' }))!;
  const copy = readFileSync(path);
  rmSync(path);
  const change = () => client.workspace.updateSettings({ currency: 'USD' });
  await expect(change()).rejects.toEqual(failed('workspace-missing'));
  writeFileSync(path, copy);
  await expect(change()).rejects.toEqual(failed('workspace-missing'));
  await client.workspace.close();
  expect(readFileSync(path).equals(copy)).toBe(true);
});

it('tells every window when the workspace is closed or another is opened', async () => {
  const { client } = temporaryRooms();
  const ended = async () => (await (await client.workspace.changes()).next()).done;
  await client.workspace.create({ name: 'a', zone: 'Asia/Shanghai' });
  const closing = ended();
  await client.workspace.close();
  expect(await closing).toBe(true);
  const opening = ended();
  const [known] = (await client.workspace.status()).known;
  await client.workspace.open({ id: known!.id });
  expect(await opening).toBe(true);
});

it('ends with nothing open when it is closed in the middle of a restore', async () => {
  const { client, context } = temporaryRooms();
  await client.workspace.create({ name: 'a', zone: 'Asia/Shanghai' });
  const { uid } = await finished(client.workspace.createBackup());
  const restoring = await client.workspace.restore({ uid });
  for (let step = await restoring.next(); !step.done && step.value.step !== 'restore';)
    step = await restoring.next();
  const rest = restoring.next();
  await new Promise(setImmediate);
  await context.program.close();
  await rest;
  expect(context.program.current()).toBeNull();
});
