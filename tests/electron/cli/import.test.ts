import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkOptions, type ImportOptions } from '../../../electron/cli/import/options.ts';
import { workstation } from '../../support/command.ts';
import { workstationProcess, type CommandAnswer } from '../../support/command-process.ts';
import { temporaryFolder } from '../../support/workspace.ts';

interface Line {
  readonly id: string | null;
  readonly file: string;
  readonly kind: string;
  readonly rows: number;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  readonly [name: string]: unknown;
}
interface Refused {
  readonly code: string;
  readonly message: string;
  readonly choices?: readonly string[];
}

const files: Readonly<Record<string, string>> = {
  '会员.csv': '姓名,手机号,城市\n张三,13800134321,上海\n李四,13900135432,杭州\n合计,2,\n',
  '日期.csv': '姓名,手机号,生日\n张三,13800134321,03/04/1990\n',
  '报名.csv':
    '报名人,手机号,报名状态,签到状态\n张三,13800134321,已报名,\n王五,13700136543,已取消,\n',
  '群.csv': '群昵称,手机号,入群时间\n张三,13800134321,2026-01-02\n李四,13900135432,2026-01-03\n',
  '群2.csv': '群昵称,手机号,入群时间\n张三,13800134321,2026-01-02\n',
  '订单.csv': '订单号,买家手机号,实付金额,付款时间\nA1,13800134321,12.50,2026-03-01 10:00\n',
  '杂.csv': '甲,乙\n张三,上海\n',
};

const folderWithFiles = (): string => {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

const imported = (folder: string, ...args: string[]): Promise<Line[]> =>
  linesOf(workstation(folder, 'import', 'a.workspace', '--json', ...args));

const linesOf = async (running: Promise<CommandAnswer>): Promise<Line[]> => {
  const answer = await running;
  expect(answer.code, answer.stderr).toBe(0);
  const { imports } = JSON.parse(answer.stdout) as { imports: Line[] };
  for (const one of imports)
    expect(
      ['created', 'updated', 'unchanged', 'conflicts', 'rejected', 'skipped'].reduce(
        (sum, name) => sum + Number(one[name]),
        0,
      ),
    ).toBe(one.rows);
  return imports;
};

/** A dozen commands one after the other, on a machine that is busy with other tests. */
const SLOW_MS = 180_000;

test(
  'what only the operator knows is asked with exit 5, and nothing is made',
  async () => {
    const folder = folderWithFiles();
    const before = readdirSync(folder);
    const refused = async (...args: string[]): Promise<[unknown, Refused]> => {
      const answer = await workstation(folder, 'import', 'a.workspace', '--json', ...args);
      return [answer.code, (JSON.parse(answer.stderr) as { error: Refused }).error];
    };
    expect(await refused('日期.csv')).toMatchObject([
      5,
      { code: 'needs-decision', choices: ['dmy', 'mdy'], message: expect.stringContaining('生日') },
    ]);
    expect(await refused('杂.csv')).toMatchObject([
      5,
      { code: 'needs-decision', choices: expect.arrayContaining(['members', 'orders']) },
    ]);
    expect(await refused('会员.csv', '报名.csv')).toMatchObject([
      5,
      { code: 'needs-context', message: expect.stringContaining('--event') },
    ]);
    expect(await refused('群.csv', '--as', 'group-members')).toMatchObject([
      5,
      { code: 'needs-context', message: expect.stringContaining('--group') },
    ]);
    const strangers: readonly [readonly string[], string][] = [
      [['--encoding', 'klingon'], 'invalid-input'],
      [['--map', 'member.city=没有这列'], 'not-found'],
      [['--sheet', '没有这页'], 'not-found'],
    ];
    for (const [flags, code] of strangers) {
      const answer = await refused('会员.csv', ...flags);
      expect.soft([flags, answer[0], answer[1].code]).toEqual([flags, 2, code]);
    }
    expect(readdirSync(folder).filter((name) => name !== 'data')).toEqual(before);
  },
  SLOW_MS,
);

test.each<ImportOptions>([
  { as: 'friends' },
  { policy: 'merge' },
  { dateOrder: 'ydm' },
  { timeZone: 'Mars/Base' },
  { currency: 'yuan' },
  { fullListAsOf: '2026-02-31' },
  { event: ' ' },
  { map: ['member.shoe=城市'] },
  { map: ['member.city'] },
])('a flag that cannot be meant is named: %j', (options) => {
  expect(() => checkOptions(options)).toThrow(
    expect.objectContaining({
      code: 'invalid-input',
      params: { field: expect.stringContaining('--') },
    }),
  );
});

test(
  'several files go in the order they build on each other; a dry run says the same before',
  async () => {
    const folder = folderWithFiles();
    const given = ['报名.csv', '会员.csv', '--event', '读书会', '--time-zone', 'Asia/Tokyo'];
    const dry = await imported(folder, ...given, '--dry-run');
    expect(existsSync(join(folder, 'a.workspace'))).toBe(false);
    const real = await linesOf(
      workstationProcess(folder, 'import', 'a.workspace', '--json', ...given),
    );
    const plain = (all: Line[]) => all.map(({ id: _id, durationMs: _durationMs, ...rest }) => rest);
    expect(plain(dry)).toEqual(plain(real));
    expect(dry.map((one) => one.id)).toEqual([null, null]);
    expect(real).toMatchObject([
      { file: '会员.csv', kind: 'members', rows: 3, created: 2, skipped: 1 },
      {
        file: '报名.csv',
        sheet: '报名',
        kind: 'signups',
        rows: 2,
        created: 2,
        ended: 0,
        entities: { members: { created: 1, updated: 0 }, events: { created: 1, updated: 0 } },
        warnings: [
          { code: 'events-created', row: null, column: null },
          { code: 'members-created', row: null, column: null },
        ],
      },
    ]);
    expect(real[1]!.warnings[0]!.message).toContain('1');
    const settings = await workstation(folder, 'settings', 'a.workspace', '--json');
    expect(JSON.parse(settings.stdout)).toMatchObject({ zone: 'Asia/Tokyo' });

    // Again: the event is found by its name, nothing changes, and it can be taken back.
    const again = await imported(folder, '报名.csv', '--event', '读书会', '--dry-run');
    expect(again).toMatchObject([{ unchanged: 2, warnings: [{ code: 'already-imported' }] }]);
    const undone = await workstation(folder, 'undo', 'a.workspace', real[1]!.id!, '--json');
    expect(JSON.parse(undone.stdout)).toMatchObject({
      id: real[1]!.id,
      undone: { signup: 2, event: 1, member: 1 },
      refused: [],
    });
    const twice = await workstation(folder, 'undo', 'a.workspace', real[1]!.id!, '--json');
    expect([twice.code, JSON.parse(twice.stderr)]).toMatchObject([
      2,
      { error: { code: 'undo-refused' } },
    ]);
  },
  SLOW_MS,
);

test(
  'the flags do what they say',
  async () => {
    const folder = folderWithFiles();
    await imported(folder, '会员.csv');
    const members = async (): Promise<{ name: string; city: string; birthday: string }[]> => {
      const answer = await workstation(folder, 'members', 'a.workspace', '--json');
      return (JSON.parse(answer.stdout) as { members: never[] }).members;
    };
    await imported(folder, '日期.csv', '--date-order', 'dmy');
    expect(await members()).toContainEqual(
      expect.objectContaining({ name: '张三', birthday: '1990-04-03' }),
    );
    writeFileSync(
      join(folder, '改.csv'),
      '姓名,手机号,城市\n张三,13800134321,北京\n赵六,13600137654,南京\n',
    );
    expect(await imported(folder, '改.csv', '--policy', 'fill-blanks', '--dry-run')).toMatchObject([
      { created: 1, updated: 0 },
    ]);
    const mapped = ['--as', 'members', '--map', 'member.name=甲', '--map', 'member.city=1'];
    await imported(folder, '杂.csv', ...mapped);
    expect(await members()).toHaveLength(3);

    const list = ['--as', 'group-members', '--group', '一群', '--community', '咖啡'];
    expect(await imported(folder, '群.csv', ...list)).toMatchObject([
      { created: 2, entities: { communities: { created: 1 }, groups: { created: 1 } } },
    ]);
    expect(
      await imported(folder, '群2.csv', ...list, '--full-list-as-of', '2026-05-01'),
    ).toMatchObject([{ rows: 1, unchanged: 1, ended: 1 }]);
    const gbk = Buffer.from('d0d5c3fb2ccad6bbfabac50ad6dcb0cb2c31333530303133353433320a', 'hex');
    writeFileSync(join(folder, 'gbk.csv'), gbk);
    await imported(folder, 'gbk.csv', '--encoding', 'gbk');
    expect((await members()).map((one) => one.name)).toContain('周八');
    await imported(folder, '订单.csv', '--currency', 'USD', '--namespace', '有赞');
    const figure = await workstation(
      folder,
      ...['figures', 'a.workspace', '--from', '2026-03-01', '--to', '2026-03-01', '--json'],
      ...['--metric', 'orders.count'],
    );
    expect(JSON.parse(figure.stdout)).toMatchObject([{ id: 'orders.count', value: 1 }]);
    const check = await workstation(folder, 'check', 'a.workspace', '--json');
    expect(JSON.parse(check.stdout)).toEqual({ ok: true, findings: [] });
  },
  SLOW_MS,
);
