import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import { countsOf, importFile, type ImportWishes } from '../../support/import-file.ts';
import { look } from '../../support/read-workspace.ts';
import { finished, temporaryRooms, type TestRooms } from '../../support/rooms.ts';
import { sourceDesk } from '../../support/source-file.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const open = async (): Promise<{
  rooms: TestRooms;
  give: (text: string, wishes?: ImportWishes) => Promise<ImportResult>;
  members: () => Record<string, unknown>[];
}> => {
  const rooms = temporaryRooms();
  await rooms.client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
  const folder = temporaryFolder();
  let n = 0;
  return {
    rooms,
    give: async (text, wishes = {}) => {
      const path = join(folder, `${++n}.csv`);
      writeFileSync(path, text);
      const [done] = await importFile(rooms, path, wishes);
      return done!;
    },
    members: () =>
      look(rooms.context.session().path, (db) =>
        db.prepare('SELECT name, city, nickname FROM member ORDER BY id').all(),
      ) as Record<string, unknown>[],
  };
};
const head = '姓名,手机号,城市,昵称\n';

describe('policies', () => {
  it('overwrites, fills blanks, or leaves known members alone', async () => {
    const { give, members } = await open();
    await give(`${head}王一,13800000001,上海,\n`);
    expect(
      countsOf(await give(`${head}王一,13800000001,杭州,阿一\n`, { policy: 'only-new' })),
    ).toMatchObject({ unchanged: 1 });
    expect(members()).toEqual([{ name: '王一', city: '上海', nickname: null }]);
    expect(
      countsOf(await give(`${head}王一,13800000001,杭州,阿一\n`, { policy: 'fill-blanks' })),
    ).toMatchObject({ updated: 1 });
    expect(members()).toEqual([{ name: '王一', city: '上海', nickname: '阿一' }]);
    expect(countsOf(await give(`${head}王一,13800000001,杭州,\n`))).toMatchObject({ updated: 1 });
    expect(members()).toEqual([{ name: '王一', city: '杭州', nickname: '阿一' }]);
  });

  it('keeps a value set by hand, takes the rest of the row, and calls it a conflict', async () => {
    const { rooms, give, members } = await open();
    await give(`${head}王一,13800000001,上海,\n`);
    const uid = look(rooms.context.session().path, (db) =>
      db.prepare('SELECT uid FROM member').pluck().get(),
    ) as string;
    await rooms.client.members.update({ uid, fields: { city: '苏州' } });
    const done = await give(`${head}王一,13800000001,杭州,阿一\n`);
    expect(countsOf(done)).toMatchObject({ conflicts: 1, updated: 0 });
    expect(members()).toEqual([{ name: '王一', city: '苏州', nickname: '阿一' }]);
  });
});

describe('who is who', () => {
  it('makes another member and a proposal of the same phone with another name', async () => {
    const { rooms, give, members } = await open();
    await give(`${head}王一,13800000001,,\n`);
    const done = await give(`${head}李二,13800000001,,\n`);
    expect(countsOf(done)).toMatchObject({ created: 1 });
    expect(done.warnings.find((warning) => warning.code === 'possible-duplicate')?.params).toEqual({
      count: 1,
    });
    expect(members()).toHaveLength(2);
    expect(
      look(rooms.context.session().path, (db) =>
        db.prepare('SELECT count(*) FROM merge_proposal').pluck().get(),
      ),
    ).toBe(1);
  });

  it('matches a phone with a blank name, and never a nickname', async () => {
    const { give, members } = await open();
    await give(`${head}王一,13800000001,,小一\n`);
    expect(countsOf(await give(`${head},13800000001,杭州,\n`))).toMatchObject({
      updated: 1,
      created: 0,
    });
    expect(countsOf(await give('昵称,城市,来源渠道\n小一,北京,门店\n'))).toMatchObject({
      created: 1,
    });
    expect(members()).toHaveLength(2);
  });

  it('takes a masked phone as a hint only', async () => {
    const { give, members } = await open();
    await give(`${head}王一,13800000001,,\n`);
    const done = await give('姓名,手机号,标签\n王一,138****0001,常客\n');
    expect(countsOf(done)).toMatchObject({ created: 1 });
    expect(done.warnings.map((warning) => warning.code)).toContain('phone-masked');
    expect(members()).toHaveLength(2);
  });

  it('switches a phone off that more than three names use', async () => {
    const { give } = await open();
    const lines = ['甲', '乙', '丙', '丁', '戊'].map((name) => `${name},13800000001,,`).join('\n');
    const done = await give(`${head}${lines}\n`);
    expect(countsOf(done)).toMatchObject({ created: 5 });
    expect(done.warnings.find((warning) => warning.code === 'shared-phone')?.params).toEqual({
      count: 1,
    });
  });

  it('calls a row a conflict whose keys name two members', async () => {
    const { give, members } = await open();
    await give('姓名,unionid,手机号\n王一,u1,13800000001\n李二,u2,13800000002\n');
    expect(countsOf(await give('姓名,unionid,手机号\n李二,u1,13800000002\n'))).toMatchObject({
      conflicts: 1,
      created: 0,
    });
    expect(members()).toHaveLength(2);
  });
});

describe('a row whose keys name two members', () => {
  const people = '姓名,unionid,手机号\n王一,u1,13800000001\n李二,u2,13800000002\n';
  const disagreements = {
    'an id and a phone': '姓名,unionid,手机号,城市\n李二,u1,13800000002,上海\n',
    'two phones without a name': '姓名,手机号,城市\n,13800000001/13800000002,上海\n',
  };
  for (const [what, text] of Object.entries(disagreements))
    it.each(['王一', '李二'])(
      `goes to the one that is chosen, for good: ${what}, %s`,
      async (name) => {
        const desk = sourceDesk();
        await desk.give('people.csv', people);
        const [{ uid }] = desk.rows(`SELECT uid FROM member WHERE name = '${name}'`) as [
          { uid: string },
        ];
        expect(countsOf((await desk.give('row.csv', text)).result)).toMatchObject({ conflicts: 1 });
        const members = [{ row: 2, member: uid }];
        const { result } = await desk.giveTwice('row.csv', text, { members });
        expect(countsOf(result)).toMatchObject({ updated: 1 });
        expect(desk.rows("SELECT uid FROM member WHERE city = '上海'")).toEqual([{ uid }]);
        expect(desk.rows('SELECT count(*) AS proposals FROM merge_proposal')).toEqual([
          { proposals: 1 },
        ]);
        // Nobody has to choose again.
        expect(countsOf((await desk.give('row.csv', text)).result)).toMatchObject({ unchanged: 1 });
      },
    );

  it('tells who the two are, and takes nobody else', async () => {
    const { rooms, give } = await open();
    await give(people);
    const { uid } = await give(disagreements['an id and a phone'], {
      members: [{ row: 2, member: 'me_somebody' }],
    });
    const kept = look(rooms.context.session().path, (db) =>
      db
        .prepare(
          'SELECT class, reason, params FROM import_row JOIN import ON import.id = import_id WHERE uid = ?',
        )
        .all(uid),
    ) as { class: string; reason: string; params: string }[];
    expect(kept).toMatchObject([{ class: 'conflict', reason: 'two-members' }]);
    expect(JSON.parse(kept[0]!.params)).toMatchObject({
      firstName: '王一',
      firstKey: 'u1',
      secondName: '李二',
      secondKey: '+8613800000002',
    });
  });
});

describe('whole lists and undo', () => {
  it('ends only the memberships that a list called whole leaves out, and gives them back', async () => {
    const { rooms, give } = await open();
    await give(
      '群名称,姓名,手机号,入群时间\n一群,王一,13800000001,2026-01-01\n一群,李二,13800000002,2026-01-01\n',
    );
    const left = (): unknown =>
      look(rooms.context.session().path, (db) =>
        db.prepare('SELECT left_date FROM membership ORDER BY id').pluck().all(),
      );
    const list = '群名称,姓名,手机号,入群时间\n一群,王一,13800000001,2026-01-01\n';
    expect((await give(list)).ended).toBe(0);
    expect(left()).toEqual([null, null]);
    const done = await give(list, { fullListAsOf: '2026-06-30' });
    expect(done.ended).toBe(1);
    expect(left()).toEqual([null, '2026-06-30']);
    await finished(rooms.client.imports.undo({ uid: done.uid }));
    expect(left()).toEqual([null, null]);
  });

  it('names what later edits hold back when an import is undone', async () => {
    const { rooms, give, members } = await open();
    const done = await give(`${head}王一,13800000001,上海,\n李二,13800000002,杭州,\n`);
    const uid = look(rooms.context.session().path, (db) =>
      db.prepare("SELECT uid FROM member WHERE name = '王一'").pluck().get(),
    ) as string;
    await rooms.client.members.update({ uid, fields: { city: '苏州' } });
    const undone = await finished(rooms.client.imports.undo({ uid: done.uid }));
    expect(undone.refused).toMatchObject([
      {
        entity: 'member',
        title: '王一',
        reason: 'changed-later',
        fields: ['city'],
        actor: expect.any(String),
      },
    ]);
    expect(members()).toEqual([{ name: '王一', city: '苏州', nickname: null }]);
  });
});
