import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planOf, recognise } from '../../support/import-file.ts';
import { testShell, wholeShell } from '../../support/context.ts';
import { finished, temporaryRooms, type TestRooms } from '../../support/rooms.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const open = async (shell = testShell): Promise<TestRooms> => {
  const rooms = temporaryRooms(shell);
  await rooms.client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
  return rooms;
};

const stage = async (rooms: TestRooms, name: string, text: string) => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  const file = await recognise(rooms, path);
  return finished(
    rooms.client.imports.stage({
      files: [{ handle: file.handle, encoding: null, sheets: planOf(file) }],
    }),
  );
};

const rowsOf = async (
  rooms: TestRooms,
  { changeset }: Awaited<ReturnType<typeof stage>>,
  rowClass: 'created' | 'updated' | 'rejected',
) => {
  const { rows } = await rooms.client.imports.rows({
    changeset,
    part: 0,
    class: rowClass,
    offset: 0,
    limit: 10,
  });
  return rows;
};

const header = '活动编号,活动名称,开始时间,社群\n';

describe('what the check step shows', () => {
  it('shows new rows as they were read, and changes as people write them', async () => {
    const rooms = await open();
    const first = await stage(rooms, 'a.csv', `${header}E1,品鉴会,2026/9/3 14:00,咖啡社\n`);
    const [created] = await rowsOf(rooms, first, 'created');
    expect(created!.changes).toEqual([
      { field: 'event.key', old: null, new: 'E1' },
      { field: 'event.name', old: null, new: '品鉴会' },
      { field: 'event.start', old: null, new: '2026-09-03 14:00' },
      { field: 'event.community', old: null, new: '咖啡社' },
    ]);
    await finished(rooms.client.imports.commit({ changeset: first.changeset }));

    const second = await stage(rooms, 'b.csv', `${header}E1,品鉴会,2026/9/4 15:30,茶社\n`);
    const [updated] = await rowsOf(rooms, second, 'updated');
    expect(updated!.changes).toEqual([
      { field: 'event.start', old: '2026-09-03 14:00', new: '2026-09-04 15:30' },
      { field: 'event.community', old: '咖啡社', new: '茶社' },
    ]);
  });

  const forgets = 'keeps no file of a changeset that was discarded, committed or failed';
  it(forgets, { timeout: 120_000 }, async () => {
    const rooms = await open(wholeShell);
    const kept = await stage(rooms, 'a.csv', '姓名,手机号\n王一,13800000001\n');
    const place = rooms.context.files.output('probe');
    const box = dirname(dirname(place.path));
    const staged = (): boolean =>
      readdirSync(box).some((folder) => existsSync(join(box, folder, 'staged.sqlite')));
    expect(staged()).toBe(true);
    await rooms.client.imports.discard({ changeset: kept.changeset });
    expect(staged()).toBe(false);
    const committed = await stage(rooms, 'b.csv', '姓名,手机号\n李二,13800000002\n');
    await finished(rooms.client.imports.commit({ changeset: committed.changeset }));
    expect(staged()).toBe(false);
    await expect(
      stage(rooms, 'c.csv', '姓名,手机,票种,报名时间\n甲,13800000003,普通,2026-01-01\n'),
    ).rejects.toMatchObject({ data: { code: 'needs-context' } });
    expect(staged()).toBe(false);
  });
});

describe('undoing an import that later ones build on', () => {
  it('names what had to stay', async () => {
    const rooms = await open();
    const commit = async (name: string, text: string) => {
      const { changeset } = await stage(rooms, name, text);
      const { imports } = await finished(rooms.client.imports.commit({ changeset }));
      return imports[0]!;
    };
    const members = await commit('a.csv', '姓名,手机号\n王一,13800000001\n李二,13800000002\n');
    await commit(
      'b.csv',
      '活动名称,姓名,手机号,票种,报名时间\n读书会,王一,13800000001,普通,2026-01-01 10:00\n',
    );
    const undone = await finished(rooms.client.imports.undo({ uid: members.uid }));
    expect(undone.refused).toMatchObject([{ entity: 'member', title: '王一', reason: 'in-use' }]);
  });
});

describe('what a file may say that a form would not take', () => {
  it('is listed as it is', async () => {
    const rooms = await open();
    const theme = '茶'.repeat(600);
    const { changeset } = await stage(rooms, 'a.csv', `社群名称,平台,主题\n茶社,微信,${theme}\n`);
    await finished(rooms.client.imports.commit({ changeset }));
    const { rows } = await rooms.client.communities.list({
      sort: { by: 'name', descending: false },
      offset: 0,
      limit: 10,
    });
    expect(rows.map((row) => row.theme)).toEqual([theme]);
  });
});
