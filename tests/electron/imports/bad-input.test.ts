import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countsOf, importFile, planOf, recognise } from '../../support/import-file.ts';
import { dumpOf, look } from '../../support/read-workspace.ts';
import { finished, temporaryRooms, type TestRooms } from '../../support/rooms.ts';
import { workbookBytes } from '../../support/workbook.ts';
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

const wide = Array.from({ length: 2001 }, (_, n) => `c${n}`);
const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

it('leaves the workspace as it was for every file that cannot be read, and says which way', async () => {
  const { rooms, write } = await open();
  const { path } = rooms.context.session();
  const before = dumpOf(path);
  const files: readonly (readonly [string, string | Buffer, string])[] = [
    ['empty.csv', '', 'file-empty'],
    ['truncated.xlsx', workbook.subarray(0, workbook.length / 2), 'file-truncated'],
    ['old.xls', ole, 'file-truncated'],
    ['page.xls', '<html><body>请先登录</body></html>', 'html-without-table'],
    [
      'picture.xlsx',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]),
      'not-a-spreadsheet',
    ],
    ['wide.csv', `${wide.join(',')}\n`, 'too-many-columns'],
    [
      'wide.xlsx',
      workbookBytes({ sheets: [`<row>${wide.map(inline).join('')}</row>`] }),
      'too-many-columns',
    ],
  ];
  for (const [name, bytes, code] of files)
    await expect(recognise(rooms, write(name, bytes)), name).rejects.toMatchObject({
      data: { code, params: { file: name } },
    });
  expect(dumpOf(path)).toEqual(before);
  expect(rooms.logged).toEqual([]);
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
        rooms.client.imports.stage({
          files: [{ handle: file.handle, encoding: null, sheets: planOf(file) }],
        }),
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

  it('takes the same names and headers from a workbook', async () => {
    const { rooms, write } = await open();
    const names = [
      '=1+1',
      '@SUM(A1)',
      '＝2',
      '<script>alert(1)</script>',
      '☕️',
      '𠮷田真',
      'a_x0000_b',
    ];
    const lines = names.map(
      (name, index) =>
        `<row>${inline(name.replaceAll('<', '&lt;'))}${inline(`1380000000${index}`)}${inline('x')}${inline('y')}</row>`,
    );
    const head = `<row>${['姓名', '手机号', '__proto__', 'constructor'].map(inline).join('')}</row>`;
    const file = write('a.xlsx', workbookBytes({ sheets: [head + lines.join('')] }));
    const recognised = await recognise(rooms, file);
    expect(recognised.sheets[0]!.columns.map(({ header, field }) => [header, field])).toEqual([
      ['姓名', 'member.name'],
      ['手机号', 'member.phone'],
      ['__proto__', null],
      ['constructor', null],
    ]);
    const [done] = await importFile(rooms, file);
    expect(countsOf(done!)).toMatchObject({ created: names.length, rejected: 0 });
    expect(done!.warnings.find((warning) => warning.code === 'nul-replaced')?.params).toEqual({
      count: 1,
    });
    expect(
      look(rooms.context.session().path, (db) =>
        db.prepare('SELECT name FROM member ORDER BY id').pluck().all(),
      ),
    ).toEqual(names.map((name) => name.replace('_x0000_', '\ufffd')));
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('rejects the lines of a text file that lost their quotes, and takes the rest', async () => {
    const { rooms, write } = await open();
    const path = write(
      'a.csv',
      '姓名,城市,手机号,\n王一,上海,13800000001,\n李,二,北京,13800000002\n张三,广州,13800000003, \n赵四,"深圳,13800000004\n钱五,杭州,13800000005\n',
    );
    const [done] = await importFile(rooms, path);
    expect(countsOf(done!)).toMatchObject({ created: 3, rejected: 2 });
    const reasons = look(rooms.context.session().path, (db) =>
      db.prepare('SELECT row, reason FROM import_row ORDER BY row').raw().all(),
    );
    expect(reasons).toEqual([
      [3, 'row-too-wide'],
      [5, 'unclosed-quote'],
    ]);
  });

  it('keeps a column without a name as a column, and a note beside a table as a note', async () => {
    const { rooms, write } = await open();
    const text = await recognise(
      rooms,
      write('a.csv', '姓名,手机号\n王一,13800000001,a\n李二,13800000002,b\n'),
    );
    expect(text.sheets[0]!.columns.map((column) => column.header)).toEqual([
      '姓名',
      '手机号',
      '#3',
    ]);
    const row = (...cells: string[]): string => `<row>${cells.map(inline).join('')}</row>`;
    const book = write(
      'a.xlsx',
      workbookBytes({
        sheets: [
          row('姓名', '手机号') +
            row('王一', '13800000001', '待核实') +
            row('李二', '13800000002') +
            row('张三', '13800000003'),
        ],
      }),
    );
    const [done] = await importFile(rooms, book);
    expect(countsOf(done!)).toMatchObject({ created: 3, rejected: 0 });
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
    const csv = await rooms.client.imports.rejectedFile({ uid: done!.uid, format: 'csv' });
    const plain = await recognise(rooms, rooms.context.files.locate(csv.handle).path);
    expect(plain.format).toBe('csv');
    expect(plain.sheets[0]!.columns).toEqual(back.sheets[0]!.columns);
    const reasons = back.sheets[0]!.columns.at(-2)!;
    expect(reasons.header).toBe('原因');
    expect(reasons.samples).toEqual([
      '不是有效的电话号码（手机号）',
      '“今天”“昨天”这类日期无法换算，请写成年月日（入会时间）',
    ]);
  });
});
