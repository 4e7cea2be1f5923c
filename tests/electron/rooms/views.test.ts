import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startRooms } from '../../support/rooms.ts';
import { temporaryFolder, testNowMs } from '../../support/workspace.ts';

const place = {
  columns: [
    { column: 'name' as const, width: null },
    { column: 'points' as const, width: 90 },
  ],
};

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
