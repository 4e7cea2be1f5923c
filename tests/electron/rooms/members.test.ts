import { readXlsx } from 'hucre';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFile } from '../../support/import-file.ts';
import { finished, temporaryRooms } from '../../support/rooms.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const opened = async () => {
  const rooms = temporaryRooms();
  await rooms.client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
  return rooms;
};

const everyone = { sort: { column: 'name', descending: false } } as const;

test('a member is created, found, changed and taken back', async () => {
  const { client } = await opened();
  const { uid } = await client.members.create({ fields: { name: '陈晨', tags: ['团长'] } });
  const { view, total } = await client.members.view({ ...everyone, search: 'chenchen' });
  expect(total).toBe(1);
  const { rows } = await client.members.block({ view, start: 0, end: 200 });
  expect(rows[0]).toMatchObject({ uid, name: '陈晨', tags: ['团长'] });

  const changed = await client.members.update({ uid, fields: { city: '杭州' } });
  const [latest, first] = (await client.members.detail({ uid })).history;
  expect(latest).toMatchObject({
    label: { key: 'history.member-updated' },
    changes: [{ field: 'city', oldValue: null, newValue: '杭州' }],
  });
  expect(first).toMatchObject({ label: { key: 'history.member-created' }, changes: [] });
  await client.workspace.undo({ operationUid: changed.operationUid! });
  expect((await client.members.detail({ uid })).member.city).toBeNull();
});

test('revealing is written down and is no edit that an undo would hit', async () => {
  const { client } = await opened();
  const { uid } = await client.members.create({ fields: { name: '陈晨' } });
  await client.members.unmask({ uid, reason: '回访' });
  const { rows } = await client.workspace.history({ offset: 0, limit: 10, kinds: ['reveal'] });
  expect(rows[0]).toMatchObject({ undoable: false, label: { values: { reason: '回访' } } });
  await client.workspace.undo({});
  await expect(client.members.detail({ uid })).rejects.toMatchObject({
    data: { code: 'not-found' },
  });
});

test('the view leaves as a workbook: the columns shown, contacts masked unless a reason is kept', async () => {
  const rooms = await opened();
  const { client, context } = rooms;
  const rows = async (handle: string) =>
    (await readXlsx(readFileSync(context.files.locate(handle).path))).sheets[0]!.rows;
  const list = join(temporaryFolder(), '会员.csv');
  writeFileSync(list, '姓名,手机号\n陈晨,13800138000\n');
  await importFile(rooms, list);
  await client.workspace.updateSettings({ maskPhone: false });
  const columns = ['phone', 'name'] as const;

  const { handle } = await client.members.exportView({ ...everyone, columns: [...columns] });
  expect(await rows(handle)).toEqual([
    ['手机号', '姓名'],
    ['+86138****8000', '陈晨'],
  ]);
  const asked = { ...everyone, columns: [...columns], unmaskReason: '寄奖品' };
  const full = await client.members.exportView(asked);
  expect((await rows(full.handle))[1]).toEqual(['+8613800138000', '陈晨']);
  const { rows: kept } = await client.workspace.history({
    offset: 0,
    limit: 10,
    kinds: ['reveal'],
  });
  expect(kept.map(({ label }) => label.values)).toEqual([{ count: 1, reason: '寄奖品' }]);
});

test('chosen members leave as a workbook, masked whatever the settings say', async () => {
  const rooms = await opened();
  const { client, context } = rooms;
  const list = join(temporaryFolder(), '会员.csv');
  writeFileSync(list, '姓名,手机号\n安一,13800138001\n白二,13800138002\n陈三,13800138003\n');
  await importFile(rooms, list);
  await client.workspace.updateSettings({ maskPhone: false });
  const { generation } = await client.members.view(everyone);
  const chosen = { ...everyone, generation, columns: ['name', 'phone'] as ('name' | 'phone')[] };
  const { handle } = await client.members.exportSelection({
    ...chosen,
    ranges: [
      [0, 1],
      [2, 3],
    ],
  });
  const { sheets } = await readXlsx(readFileSync(context.files.locate(handle).path));
  expect(sheets[0]!.rows.slice(1)).toEqual([
    ['安一', '+86138****8001'],
    ['陈三', '+86138****8003'],
  ]);
  await client.members.create({ fields: { name: '阿零' } });
  await expect(
    client.members.exportSelection({ ...chosen, ranges: [[0, 1]] }),
  ).rejects.toMatchObject({ data: { code: 'stale' } });
});

test('chosen members are edited as one operation, or stopped with nothing done', async () => {
  const { client } = await opened();
  for (const name of ['安一', '白二', '陈三']) await client.members.create({ fields: { name } });
  const choose = async () => {
    const { generation } = await client.members.view(everyone);
    return { ...everyone, generation, ranges: [[0, 2]] as [number, number][] };
  };
  const edit = { city: ' 上海 ', addTags: ['回访'] };
  const preview = await client.memberEdits.preview({ selection: await choose(), edit });
  expect(preview).toMatchObject({ total: 2, changed: 2 });
  const asked = { selection: await choose(), edit, name: 'one' };
  const steps = await client.memberEdits.commit(asked);
  expect((await steps.next()).value).toEqual({ step: 'edit', fraction: null });
  await client.memberEdits.stop({ name: 'one' });
  await expect(finished(Promise.resolve(steps))).rejects.toMatchObject({
    data: { code: 'cancelled' },
  });
  const sizeOf = async (city: string) => {
    const one = { kind: 'set' as const, column: 'city' as const, values: [city] };
    return (await client.members.view({ ...everyone, filters: [one] })).total;
  };
  expect(await sizeOf('上海')).toBe(0);

  const done = await finished(client.memberEdits.commit(asked));
  expect(done).toMatchObject({ changed: 2, left: 0 });
  expect(await sizeOf('上海')).toBe(2);
  const { rows } = await client.workspace.history({ offset: 0, limit: 1 });
  expect(rows[0]).toMatchObject({
    undoable: true,
    label: { key: 'history.members-edited', values: { count: 2 } },
  });
  await expect(finished(client.memberEdits.commit(asked))).rejects.toMatchObject({
    data: { code: 'stale' },
  });
  await client.workspace.undo({});
  expect(await sizeOf('上海')).toBe(0);
  await expect(
    client.memberEdits.preview({
      selection: await choose(),
      edit: { addTags: ['回访'], removeTags: ['回访'] },
    }),
  ).rejects.toMatchObject({ data: { code: 'invalid-input' } });
});

test('a community is created, renamed and archived', async () => {
  const { client } = await opened();
  const { uid } = await client.communities.create({ fields: { name: '读书会', stage: 'growth' } });
  await client.communities.update({ uid, fields: { name: '夜读会' } });
  const list = { sort: { by: 'name', descending: false }, offset: 0, limit: 10 } as const;
  expect((await client.communities.list(list)).rows[0]).toMatchObject({
    name: '夜读会',
    members: 0,
  });
  expect(await client.communities.detail({ uid })).toMatchObject({
    community: { name: '夜读会', stage: 'growth', members: 0 },
    groups: [],
    rule: null,
  });
  await client.communities.archive({ uid, archived: true });
  expect((await client.communities.list(list)).total).toBe(0);
});
