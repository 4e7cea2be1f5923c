import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFile } from '../../../../support/import-file.ts';
import { temporaryRooms } from '../../../../support/rooms.ts';
import { temporaryFolder } from '../../../../support/workspace.ts';

// 2026-03-29 has 23 hours in Berlin, 2026-10-25 has 25.
test('orders at midnight in Berlin lie on the day that begins, whatever its hours', async () => {
  const rooms = temporaryRooms();
  await rooms.client.workspace.create({ name: 'Berlin', zone: 'Europe/Berlin' });
  const path = join(temporaryFolder(), 'orders.csv');
  const paid = [
    '2026-03-28 23:59:59',
    '2026-03-29 00:00:00',
    '2026-03-29 03:00:00',
    '2026-03-29 23:59:59',
    '2026-03-30 00:00:00',
    '2026-10-24 23:59:59',
    '2026-10-25 00:00:00',
    '2026-10-25 02:30:00',
    '2026-10-25 23:59:59',
    '2026-10-26 00:00:00',
  ];
  writeFileSync(
    path,
    `订单编号,订单状态,付款时间,实付金额\n${paid.map((at, n) => `A${n},已付款,${at},${2 ** n}.00`).join('\n')}\n`,
  );
  const [imported] = await importFile(rooms, path);
  expect(imported).toMatchObject({ kind: 'orders', created: paid.length });

  const net = async (date: string): Promise<number> => {
    const [figure] = await rooms.client.figures.compute({
      from: date,
      to: date,
      ids: ['orders.net'],
    });
    return figure!.value! / 100;
  };
  expect(await net('2026-03-28')).toBe(1);
  expect(await net('2026-03-29')).toBe(2 + 4 + 8);
  expect(await net('2026-03-30')).toBe(16);
  expect(await net('2026-10-24')).toBe(32);
  expect(await net('2026-10-25')).toBe(64 + 128 + 256);
  expect(await net('2026-10-26')).toBe(512);

  await rooms.client.workspace.updateSettings({ zone: 'UTC' });
  // Midnight in Berlin is 23:00 of the day before in winter, 22:00 in summer.
  expect(await net('2026-03-28')).toBe(1 + 2);
  expect(await net('2026-03-29')).toBe(4 + 8 + 16);
  expect(await net('2026-10-24')).toBe(32 + 64);
  expect(await net('2026-10-25')).toBe(128 + 256 + 512);
});
