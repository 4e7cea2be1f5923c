import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openSession } from '../../../electron/store/session.ts';
import { temporarySession } from '../../support/workspace.ts';

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
