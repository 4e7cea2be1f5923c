import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { checkAll } from '../../../electron/store/check/check.ts';
import { countsOf, importFile } from '../../support/import-file.ts';
import { dumpOf, look } from '../../support/read-workspace.ts';
import { finished, temporaryRooms } from '../../support/rooms.ts';

const folder = resolve(import.meta.dirname, '../../../resources/samples');
const files = readdirSync(folder)
  .filter((name) => /\.(xlsx|csv)$/.test(name))
  .sort();

/** created, updated, skipped of each sample file, imported in their order. */
const expected: Readonly<Record<string, readonly [number, number, number]>> = {
  '01-社群.xlsx': [2, 0, 0],
  '02-有赞客户.xlsx': [904, 0, 0],
  '03-企微客户.csv': [300, 320, 0],
  '04-群成员.xlsx': [1467, 0, 0],
  '05-有赞订单.csv': [1943, 0, 0],
  '06-群发言统计.xlsx': [8690, 0, 1],
  '07-活动.xlsx': [2, 0, 0],
  '08-手冲品鉴会报名.xlsx': [96, 0, 0],
  '09-线上分享会报名.csv': [268, 0, 0],
  '10-活动项目.xlsx': [6, 0, 0],
  '11-内容数据.xlsx': [59, 0, 0],
};

it(
  'accounts for every row of every sample, and each import goes without a trace',
  { timeout: 120_000 },
  async () => {
    const rooms = temporaryRooms();
    await rooms.client.workspace.create({ name: '示例', zone: 'Asia/Shanghai' });
    const { path } = rooms.context.session();
    for (const name of files) {
      const before = dumpOf(path);
      const [first] = await importFile(rooms, join(folder, name));
      const { created, updated, skipped, rejected, conflicts } = countsOf(first!);
      expect([created, updated, skipped], name).toEqual(expected[name]);
      expect([rejected, conflicts], name).toEqual([0, 0]);
      const undone = await finished(rooms.client.imports.undo({ uid: first!.uid }));
      expect(undone.refused, name).toEqual([]);
      expect(dumpOf(path), name).toEqual(before);
      await importFile(rooms, join(folder, name));
    }
    look(path, (db) => {
      expect(checkAll(db)).toEqual([]);
      expect(db.prepare('SELECT count(*) AS n FROM person').get()).toEqual({ n: 1_223 });
    });
    const imported = dumpOf(path);
    for (const name of files) {
      const [again] = await importFile(rooms, join(folder, name));
      const { created, updated, conflicts, rejected } = countsOf(again!);
      expect([created, updated, conflicts, rejected], name).toEqual([0, 0, 0, 0]);
    }
    expect(dumpOf(path)).toEqual(imported);
  },
);
