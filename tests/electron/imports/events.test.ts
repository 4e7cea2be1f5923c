import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countsOf, importFile } from '../../support/import-file.ts';
import { temporaryRooms } from '../../support/rooms.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const open = async () => {
  const rooms = temporaryRooms();
  const { client } = rooms;
  await client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
  const folder = temporaryFolder();
  let n = 0;
  return {
    client,
    give: async (...lines: readonly string[]) => {
      const path = join(folder, `${++n}.csv`);
      writeFileSync(path, `活动编号,活动名称,开始时间,结束时间,地点\n${lines.join('\n')}\n`);
      const [done] = await importFile(rooms, path);
      return done!;
    },
    only: async () => {
      const { rows } = await client.events.list({
        sort: { by: 'start', descending: false },
        offset: 0,
        limit: 10,
      });
      expect(rows).toHaveLength(1);
      return rows[0]!;
    },
  };
};
const beijing = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

describe('an events file given again with other times', () => {
  it('moves the event by more than its own length, later and earlier', async () => {
    const { give, only } = await open();
    await give('E1,品鉴会,2026-09-19 14:00,2026-09-19 17:00,上海');
    for (const [start, end] of [
      ['2026-10-03 14:00', '2026-10-03 17:00'],
      ['2026-09-01 14:00', '2026-09-01 17:00'],
    ] as const) {
      const done = await give(`E1,品鉴会,${start},${end},上海`);
      expect(countsOf(done)).toMatchObject({ updated: 1, rejected: 0 });
      expect(await only()).toMatchObject({ startAtMs: beijing(start), endAtMs: beijing(end) });
    }
  });

  it('rejects a start after the end that stays, and takes the other rows', async () => {
    const { give, client, only } = await open();
    await give('E1,品鉴会,2026-09-19 14:00,2026-09-19 17:00,上海');
    const { uid } = await only();
    const endAtMs = beijing('2026-09-19 18:00');
    await client.events.update({ uid, fields: { endAtMs } });
    // The first row would move only the start, as the end was set by hand; the second brings no end.
    const done = await give(
      'E1,品鉴会,2026-10-03 14:00,2026-10-03 17:00,杭州',
      'E1,品鉴会,2026-10-03 14:00,,杭州',
      'E2,读书会,2026-10-10 14:00,,',
    );
    expect(countsOf(done)).toMatchObject({ created: 1, rejected: 2, updated: 0 });
    expect((await client.events.detail({ uid })).event).toMatchObject({ endAtMs, place: '上海' });
  });
});
