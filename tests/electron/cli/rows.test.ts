import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtCli } from '../../support/built.ts';
import { workstation } from '../../support/command.ts';
import { writeRawXlsx } from '../../support/raw-xlsx.ts';
import { temporaryFolder } from '../../support/workspace.ts';

// General, date, date with time, time of day, duration, text.
const formats = [0, 14, 22, 21, 46, 49];

const cells = `<sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>报名表</t></is></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t> 留空 </t></is></c><c r="B3"><v>12.5</v></c><c r="C3" t="b"><v>1</v></c></row>
<row r="4"><c r="A4"><v>1234567890123456789</v></c><c r="B4"><v>123456789012345</v></c><c r="C4" s="5" t="str"><v>007</v></c></row>
<row r="5"><c r="A5" s="1"><v>46192</v></c><c r="B5" s="2"><v>46192.4166666667</v></c><c r="C5" s="3"><v>0.6281250</v></c><c r="D5" s="4"><v>1.0625</v></c></row>
<row r="6"><c r="A6" t="e"><v>#N/A</v></c><c r="B6"/><c r="C6"><f>1+1</f><v>2</v></c><c r="D6"/></row>
</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>`;
const asRead = [
  ['报名表'],
  [],
  [' 留空 ', 12.5, true],
  ['1234567890123456789', 123456789012345, '007'],
  ['2026-06-19', '2026-06-19T10:00:00', '15:04:30', '25:30:00'],
  [{ error: '#N/A' }, null, 2],
];
const lines = (stdout: string): unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

test('a workbook is printed cell by cell, line n for sheet row n, the first visible sheet first', async () => {
  const folder = temporaryFolder();
  writeRawXlsx(
    join(folder, 'a.xlsx'),
    [
      { name: '隐藏', hidden: true, xml: '<sheetData/>' },
      { name: '名单', xml: cells },
      {
        name: '说明',
        xml: '<sheetData><row r="1"><c r="A1" t="str"><v>说明</v></c></row></sheetData>',
      },
    ],
    formats,
  );
  const read = await workstation(folder, 'rows', 'a.xlsx', '--json');
  expect([read.code, read.stderr, lines(read.stdout)]).toEqual([0, '', asRead]);
  const two = await workstation(folder, 'rows', 'a.xlsx', '--limit', '2');
  expect(lines(two.stdout)).toEqual(asRead.slice(0, 2));
  const other = await workstation(folder, 'rows', 'a.xlsx', '--sheet', '说明');
  expect(lines(other.stdout)).toEqual([['说明']]);
  const none = await workstation(folder, 'rows', 'a.xlsx', '--sheet', '没有', '--json');
  expect([none.code, (JSON.parse(none.stderr) as { error: object }).error]).toMatchObject([
    2,
    { code: 'not-found', choices: ['隐藏', '名单', '说明'] },
  ]);
});

test('cells of a text file are always strings, empty ones null', async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'a.csv'),
    '编号,日期,空,是\r\n007,2026-06-19,,true,\r\n\r\n"1\n2",1e5\r\n',
  );
  const read = await workstation(folder, 'rows', 'a.csv');
  expect(lines(read.stdout)).toEqual([
    ['编号', '日期', '空', '是'],
    ['007', '2026-06-19', null, 'true'],
    [],
    ['1\n2', '1e5'],
  ]);
});

test('what cannot be read or meant ends with its code and one line', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'empty.csv'), '');
  const cases: readonly [readonly string[], number][] = [
    [['rows', 'nowhere.csv'], 3],
    [['sheets', '.'], 3],
    [['rows', 'empty.csv'], 3],
    [['rows', 'empty.csv', '--limit', '1.5'], 2],
    [['rows'], 2],
  ];
  for (const [args, code] of cases) {
    const answer = await workstation(folder, ...args);
    expect
      .soft([args, answer.code, answer.stdout, answer.stderr.trim().split('\n').length])
      .toEqual([args, code, '', 1]);
  }
});

test.skipIf(process.platform === 'win32')('a reader that has had enough is no failure', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.csv'), '编号,姓名\n'.padEnd(2_000_000, '1,张三\n'));
  const { stdout, stderr } = spawnSync(
    'bash',
    ['-c', '"$0" "$1" rows a.csv | head -1; echo "${PIPESTATUS[0]}"', process.execPath, builtCli],
    {
      env: { ...process.env, INIT_CWD: folder, WORKSTATION_DATA: join(folder, 'data') },
      encoding: 'utf8',
    },
  );
  expect([stdout, stderr]).toEqual(['["编号","姓名"]\n0\n', '']);
});
