import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startRooms, temporaryRooms } from '../../support/rooms.ts';
import { temporaryFolder, testNowMs } from '../../support/workspace.ts';

const columns = [
  { column: 'name' as const, width: null },
  { column: 'points' as const, width: 90 },
];
const place = { columns, own: columns, view: null };

test('how the grid was left is kept for each workspace, over a restart', async () => {
  const folder = temporaryFolder();
  const first = startRooms(folder, testNowMs);
  await first.rooms.client.workspace.create({ name: '甲', zone: 'Asia/Shanghai' });
  expect(await first.rooms.client.views.place()).toBeNull();
  await first.rooms.client.views.keepPlace(place);
  await first.rooms.client.workspace.create({ name: '乙', zone: 'Asia/Shanghai' });
  expect(await first.rooms.client.views.place()).toBeNull();
  await first.close();

  const second = startRooms(folder, testNowMs);
  const { client } = second.rooms;
  const open = async (name: string): Promise<void> => {
    const { known } = await client.workspace.status();
    await client.workspace.open({ id: known.find((one) => one.name === name)!.id });
  };
  await open('甲');
  expect(await client.views.place()).toEqual(place);

  // What another version wrote there is forgotten, not a failure.
  const file = join(folder, 'grids.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('points', 'karma'));
  expect(await client.views.place()).toBeNull();
  await client.views.keepPlace(place);
  expect(await client.views.place()).toEqual(place);
  await second.close();
});

test('views are saved, counted and listed; history names what was done to them', async () => {
  const { client } = temporaryRooms();
  await client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
  await client.members.create({ fields: { name: '陈晨', city: '杭州' } });
  await client.members.create({ fields: { name: '李四' } });
  const city = { kind: 'blank' as const, column: 'city' as const, blank: false };
  const state = {
    columns,
    sort: { column: 'name' as const, descending: false },
    filters: [city],
    search: '',
    archived: false,
  };
  const { uid } = await client.views.create({ name: ' 有城市 ', state });
  expect(await client.views.list()).toEqual([{ uid, name: '有城市', state, lost: [] }]);
  expect(await client.views.count({ filters: [city] })).toEqual({ total: 1 });
  await client.views.rename({ uid, name: '城市' });
  const { operationUid } = await client.views.remove({ uid });
  await client.workspace.undo({ operationUid: operationUid! });
  expect(await client.views.list()).toMatchObject([{ uid, name: '城市' }]);
  await expect(client.views.create({ name: '城市', state })).rejects.toMatchObject({
    data: { code: 'invalid-input' },
  });
  const { rows } = await client.workspace.history({ offset: 0, limit: 4 });
  expect(rows.map(({ label }) => label.key)).toEqual([
    'history.view-removed',
    'history.view-removed',
    'history.view-renamed',
    'history.view-created',
  ]);
});
