import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre';
import { expect, it } from 'vitest';
import { temporaryRooms } from '../../support/rooms.ts';

it('writes the budget as a workbook whose numbers another reader finds as numbers', async () => {
  const { client, context } = temporaryRooms();
  await client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
  const { uid: eventUid } = await client.events.create({
    template: null,
    fields: { name: '茶会', kind: 'core-gathering', mode: 'offline' },
  });
  const line = { kind: 'line', eventUid } as const;
  await client.budget.save({
    ...line,
    rows: [
      {
        uid: null,
        fields: { side: 'cost', item: '茶室', plannedMinor: 3000_00, actualMinor: 3300_50 },
      },
      { uid: null, fields: { side: 'cost', item: '茶点', perHead: true, plannedMinor: 25_00 } },
      { uid: null, fields: { side: 'income', item: '门票', perHead: true, plannedMinor: 60_00 } },
      {
        uid: null,
        fields: {
          channel: '公众号',
          clicks: 150,
          signups: 30,
          plannedMinor: 500_00,
          actualMinor: 600_00,
        },
      },
    ],
  });
  await client.budget.setPeople({ eventUid, scenario: 'expected', people: 100 });
  const { handle } = await client.budget.exportFile({ eventUid });
  const { sheets } = await readXlsx(readFileSync(context.files.locate(handle).path));
  const row = (sheet: number, name: string) =>
    sheets[sheet]!.rows.find((cells) => cells.includes(name))!;
  // Side, category, item, vendor, basis, currency; planned, in all, actual, over by, as a share.
  expect(row(0, '茶室').slice(6, 11)).toEqual([3000, 3000, 3300.5, 300.5, 300.5 / 3000]);
  // 100 people at 25.
  expect(row(0, '茶点').slice(6, 9)).toEqual([25, 2500, null]);
  expect(row(0, '支出合计').slice(7, 9)).toEqual([6000, 3900.5]);
  expect(row(0, '收入合计')[7]).toBe(6000);
  // 600 for 150 clicks and 30 sign-ups, of which every fifth click signed up.
  expect(row(2, '公众号').slice(8)).toEqual([150, 30, 4, 20, 0.2]);
});
