import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countsOf, importFile, planOf, recognise } from '../../support/import-file.ts';
import { dumpOf, look } from '../../support/read-workspace.ts';
import { finished, temporaryRooms, type TestRooms } from '../../support/rooms.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const samples = resolve(import.meta.dirname, '../../../resources/samples');
const workbook = readFileSync(join(samples, '01-社群.xlsx'));
const ole = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(504),
]);

const open = async (): Promise<{
  rooms: TestRooms;
  write: (name: string, bytes: string | Buffer) => string;
}> => {
  const rooms = temporaryRooms();
  await rooms.client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
  const folder = temporaryFolder();
  return {
    rooms,
    write: (name, bytes) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    },
  };
};

describe('files that cannot be read', () => {
  it.each([
    ['an empty file', 'a.csv', '', 'file-empty'],
    ['a truncated workbook', 'a.xlsx', workbook.subarray(0, workbook.length / 2), 'file-truncated'],
    [
      'a workbook with a password',
      'a.xlsx',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      'password-protected',
    ],
    ['an old .xls', 'a.xls', ole, 'xls-not-supported'],
    [
      'HTML named .xls',
      'a.xls',
      '<html><table><tr><td>姓名</td></tr></table></html>',
      'html-not-supported',
    ],
    [
      'a picture',
      'a.xlsx',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]),
      'not-a-spreadsheet',
    ],
    [
      '2,001 columns',
      'a.csv',
      `${Array.from({ length: 2001 }, (_, n) => `c${n}`).join(',')}\n`,
      'too-many-columns',
    ],
  ])('%s: a code, and the workspace as it was', async (_what, name, bytes, code) => {
    const { rooms, write } = await open();
    const { path } = rooms.context.session();
    const before = dumpOf(path);
    await expect(recognise(rooms, write(name, bytes))).rejects.toMatchObject({ data: { code } });
    expect(dumpOf(path)).toEqual(before);
    expect(rooms.logged).toEqual([]);
  });
});

describe('odd files that can be read', () => {
  it('reads tab text named .xls by its content and says so', async () => {
    const { rooms, write } = await open();
    const [done] = await importFile(rooms, write('名单.xls', '姓名\t手机号\n王一\t13800000001\n'));
    expect(countsOf(done!).created).toBe(1);
    expect(done!.warnings.map((warning) => warning.code)).toContain('wrong-extension');
  });

  it('takes a header without rows as an import of nothing', async () => {
    const { rooms, write } = await open();
    const [done] = await importFile(rooms, write('a.csv', '姓名,手机号\n'));
    expect(done!.rows).toBe(0);
  });

  it('asks for the header where there is none', async () => {
    const { rooms, write } = await open();
    const file = await recognise(
      rooms,
      write('a.csv', '13800000001,2026-01-01,5\n13800000002,2026-01-02,6\n'),
    );
    expect(file.sheets[0]!.headerRow).toBeNull();
    expect(file.sheets[0]!.questions.map((question) => question.code)).toEqual(['header']);
  });

  it('asks what a sheet is that fits nothing', async () => {
    const { rooms, write } = await open();
    const file = await recognise(rooms, write('a.csv', '苹果,香蕉\n红,黄\n'));
    expect(file.sheets[0]!.questions.map((question) => question.code)).toEqual(['kind']);
  });

  it('asks for the event of a sign-up list that names none', async () => {
    const { rooms, write } = await open();
    const path = write(
      'a.csv',
      '姓名,手机,票种,报名时间,签到状态\n王一,13800000001,普通,2026-01-01 10:00,已签到\n',
    );
    const file = await recognise(rooms, path);
    expect(file.sheets[0]!.context).toContainEqual({ name: 'event', required: true });
    await expect(
      finished(
        rooms.client.imports.stage({ handle: file.handle, encoding: null, sheets: planOf(file) }),
      ),
    ).rejects.toMatchObject({ data: { code: 'needs-context' } });
    const [done] = await importFile(rooms, path, { context: { event: '读书会' } });
    expect(done!.entities).toMatchObject({ signups: { created: 1 }, checkins: { created: 1 } });
  });

  it('keeps names that break careless programs as they are', async () => {
    const { rooms, write } = await open();
    const names = [
      '=1+1',
      '<script>alert(1)</script>',
      '☕️🌙',
      '𠮷田真',
      'a\0b',
      "O'Neil; DROP TABLE member",
    ];
    const lines = names.map((name, index) => `"${name}",1380000000${index},x`).join('\n');
    const [done] = await importFile(rooms, write('a.csv', `姓名,手机号,__proto__\n${lines}\n`));
    expect(countsOf(done!)).toMatchObject({ created: names.length, rejected: 0 });
    expect(done!.warnings.find((warning) => warning.code === 'nul-replaced')?.params).toEqual({
      count: 1,
    });
    const kept = look(rooms.context.session().path, (db) =>
      db.prepare('SELECT name FROM member ORDER BY id').pluck().all(),
    );
    expect(kept).toEqual(names.map((name) => name.replace('\0', '\ufffd')));
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('gives back what it could not read, with the reason', async () => {
    const { rooms, write } = await open();
    const path = write(
      'a.csv',
      '姓名,手机号,入会时间\n王一,123,2026-01-01\n李二,13800000002,昨天\n张三,13800000003,2026-01-03\n合计,,\n',
    );
    const [done] = await importFile(rooms, path);
    expect(countsOf(done!)).toEqual({
      created: 1,
      updated: 0,
      unchanged: 0,
      conflicts: 0,
      rejected: 2,
      skipped: 1,
    });
    const { handle } = await rooms.client.imports.rejectedFile({ uid: done!.uid });
    const back = await recognise(rooms, rooms.context.files.locate(handle).path);
    expect(back.sheets[0]!.rows).toBe(2);
    const reasons = back.sheets[0]!.columns.at(-2)!;
    expect(reasons.header).toBe('原因');
    expect(reasons.samples).toEqual([
      '不是有效的电话号码（手机号）',
      '“今天”“昨天”这类日期无法换算，请写成年月日（入会时间）',
    ]);
  });
});
