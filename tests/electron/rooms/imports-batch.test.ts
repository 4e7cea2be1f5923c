import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Progress } from '../../../shared/contract/base.ts';
import type {
  CommittedBatch,
  RowClass,
  SheetPlan,
  StagedSheet,
} from '../../../shared/contract/imports.ts';
import { recogniseSheet } from '../../../shared/domain/imports/recognise-sheet.ts';
import { startRooms, finished, type TestRooms } from '../../support/rooms.ts';
import { countsOf, recognise } from '../../support/import-file.ts';
import { look } from '../../support/read-workspace.ts';
import { temporaryFolder, testNowMs } from '../../support/workspace.ts';

/** One workspace for all: each test brings people with numbers of its own. */
let rooms: TestRooms;
let close: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), 'workstation-batch-'));

beforeAll(async () => {
  ({ rooms, close } = startRooms(folder, testNowMs));
  await rooms.client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

type Texts = Readonly<Record<string, string>>;

/** How a text is read, without a process for each. */
const planOfText = (name: string, text: string): SheetPlan => {
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line, index) => ({ number: index + 1, cells: line.split(',') }));
  const { kind, columns } = recogniseSheet(rows, {});
  return {
    sheet: basename(name, '.csv'),
    mapping: {
      kind: kind!,
      headerRow: 1,
      columns: columns.map(({ index, header, field }) => ({ index, header, field })),
      dateOrder: null,
    },
    context: {},
    policy: 'overwrite',
    fullListAsOf: null,
  };
};

/** Stages texts as the files of one batch. */
const stage = (
  texts: Texts,
  amend: (plan: SheetPlan) => SheetPlan = (plan) => plan,
): Promise<{ changeset: string; sheets: StagedSheet[] }> => {
  const folder = temporaryFolder();
  const files = Object.entries(texts).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const handle = rooms.context.files.adopt(path, name);
    return { handle, encoding: null, sheets: [amend(planOfText(name, text))] };
  });
  return finished(rooms.client.imports.stage({ files }));
};

const commit = (changeset: string): Promise<CommittedBatch> =>
  finished(rooms.client.imports.commit({ changeset }));

const rowsOf = async (changeset: string, rowClass: RowClass, part = 0) =>
  (
    await rooms.client.imports.rows({
      changeset,
      part,
      class: rowClass,
      offset: 0,
      limit: 50,
    })
  ).rows;

const membersOf = (): string[] =>
  look(
    rooms.context.session().path,
    (db) => db.prepare('SELECT uid FROM member ORDER BY id').pluck().all() as string[],
  );

const importsKept = async (): Promise<number> =>
  (await rooms.client.imports.history({ offset: 0, limit: 1 })).total;

const five: Texts = {
  '报名.csv':
    '活动编号,姓名,手机号,票种,报名时间\nE1,王一,13800000001,普通,2026-01-01 10:00\nE1,李二,13800000002,普通,2026-01-01 11:00\n',
  '会员.csv': '姓名,手机号,城市\n王一,13800000001,上海\n李二,13800000002,杭州\n',
  '群.csv': '群名,群昵称,手机号,入群时间\n读者群,王一,13800000001,2026-01-02\n',
  '活动.csv': '活动编号,活动名称,开始时间\nE1,读书会,2026/9/3 14:00\n',
  '订单.csv': '订单号,买家手机号,实付金额,付款时间\nA1,13800000002,12.50,2026-03-01 10:00\n',
};

describe('a batch of files', () => {
  it('is checked in order, commits as checked, is found in the history and goes out again', async () => {
    const { changeset, sheets } = await stage(five);
    expect(sheets.map(({ file }) => file)).toEqual([
      '活动.csv',
      '会员.csv',
      '群.csv',
      '报名.csv',
      '订单.csv',
    ]);
    // What an earlier file brings is found: nobody and no event is made twice.
    const signups = sheets.find(({ file }) => file === '报名.csv')!;
    expect(signups.created).toBe(2);
    expect(signups.entities).toEqual({ signups: { created: 2, updated: 0 } });
    const { imports, stopped } = await commit(changeset);
    expect(stopped).toBeNull();
    for (const [index, one] of imports.entries())
      expect([one.file, countsOf(one), one.entities]).toEqual([
        sheets[index]!.file,
        countsOf({ ...one, ...sheets[index]! }),
        sheets[index]!.entities,
      ]);
    look(rooms.context.session().path, (db) => {
      const count = (table: string): unknown =>
        db.prepare(`SELECT count(*) AS n FROM ${table}`).get();
      expect(['member', 'event', 'signup', 'operation'].map(count)).toEqual(
        [2, 1, 2, 5].map((n) => ({ n })),
      );
      expect(
        db.prepare('SELECT name FROM signup JOIN member ON member.id = member_id ORDER BY 1').all(),
      ).toEqual([{ name: '李二' }, { name: '王一' }]);
    });
    const found = async (search: string): Promise<string[]> =>
      (await rooms.client.imports.history({ search, offset: 0, limit: 10 })).rows.map(
        ({ file }) => file,
      );
    expect(await found('会员.CSV')).toEqual(['会员.csv']);
    expect(await found('订单')).toEqual(['订单.csv']);
    expect(await found('报名与签到')).toEqual(['报名.csv']);
    expect(await found(imports[0]!.sha256.slice(0, 12).toUpperCase())).toEqual([imports[0]!.file]);
    expect(await found(imports[0]!.actor)).toHaveLength(5);
    expect(await found('100%_')).toEqual([]);
    for (const one of imports.toReversed())
      expect((await finished(rooms.client.imports.undo({ uid: one.uid }))).refused).toEqual([]);
  });

  it('goes on after an edit that moves nothing, and is looked at again after one that does', async () => {
    const first = await stage({ '会员.csv': '姓名,手机号\n王一,13800000001\n' });
    const before = await importsKept();
    await commit(first.changeset);
    const uid = membersOf().at(-1);
    const harmless = await stage({
      '群.csv': five['群.csv']!,
      '订单.csv': five['订单.csv']!,
    });
    await rooms.client.members.update({ uid: uid!, fields: { company: '茶社' } });
    expect((await commit(harmless.changeset)).imports).toHaveLength(2);
    const moved = await stage({
      '会员.csv': '姓名,手机号,城市\n王一,13800000001,上海\n',
      '活动.csv': five['活动.csv']!,
    });
    await rooms.client.members.update({ uid: uid!, fields: { city: '上海' } });
    // Nothing goes in, neither of the sheet that moved nor of the one before it.
    await expect(commit(moved.changeset)).rejects.toMatchObject({ data: { code: 'stale' } });
    expect(await importsKept()).toBe(before + 3);
  });

  it('ends at the sheet that is being written when it is stopped, and says what is in', async () => {
    const before = await importsKept();
    const { changeset } = await stage(five);
    const work = await rooms.client.imports.commit({ changeset });
    for (let file = ''; file !== '会员.csv';) {
      const step = await work.next();
      file = step.done === true ? '会员.csv' : step.value.detail!;
    }
    await rooms.client.imports.stop({ changeset });
    const { imports, stopped }: CommittedBatch = await finished(Promise.resolve(work));
    expect(imports.map(({ file }) => file)).toEqual(['活动.csv']);
    expect(stopped).toMatchObject({ file: '会员.csv', left: 4, failure: { code: 'cancelled' } });
    expect(await importsKept()).toBe(before + 1);
  });
});

describe('stopping', () => {
  const one = { '会员.csv': '姓名,手机号\n停一,13700000001\n停二,13700000002\n' };

  it('writes nothing of a single sheet, which can be committed later', async () => {
    const before = await importsKept();
    const { changeset } = await stage(one);
    const work = await rooms.client.imports.commit({ changeset });
    await work.next();
    await rooms.client.imports.stop({ changeset });
    await expect(finished(Promise.resolve(work))).rejects.toMatchObject({
      data: { code: 'cancelled' },
    });
    expect(await importsKept()).toBe(before);
    expect((await commit(changeset)).imports).toMatchObject([{ created: 2 }]);
  });

  it('takes nothing back of an undo, which can be done later', async () => {
    const { changeset } = await stage({ '会员.csv': '姓名,手机号\n停三,13700000003\n' });
    const { uid } = (await commit(changeset)).imports[0]!;
    const work = await rooms.client.imports.undo({ uid });
    await work.next();
    await rooms.client.imports.stopUndo({ uid });
    await expect(finished(Promise.resolve(work))).rejects.toMatchObject({
      data: { code: 'cancelled' },
    });
    expect(await rooms.client.imports.one({ uid })).toMatchObject({ undone: false });
    expect(await finished(rooms.client.imports.undo({ uid }))).toMatchObject({ refused: [] });
    expect(await rooms.client.imports.one({ uid })).toMatchObject({ undone: true });
  });

  it('tells how far a commit and an undo are', async () => {
    const { changeset } = await stage({ '会员.csv': '姓名,手机号\n停四,13700000004\n' });
    const fractions: (number | null)[] = [];
    const follow = async <Result>(
      work: PromiseLike<AsyncIterator<Progress, Result>>,
    ): Promise<Result> => {
      const steps = await work;
      for (;;) {
        const step = await steps.next();
        if (step.done === true) return step.value;
        fractions.push(step.value.fraction);
      }
    };
    const { imports } = await follow(rooms.client.imports.commit({ changeset }));
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBeGreaterThan(0);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a! - b!));
    fractions.length = 0;
    await follow(rooms.client.imports.undo({ uid: imports[0]!.uid }));
    expect(fractions[0]).toBeNull();
    expect(fractions.at(-1)).toBeGreaterThan(0);
  });
});

describe('mending cells before the commit', () => {
  it('moves the counts, leaves the file alone and is kept with the import', async () => {
    const text = '姓名,手机号,城市\n王一,138,上海\n李二,13810000002,杭州,多一格\n';
    const { changeset, sheets } = await stage({ '会员.csv': text });
    expect(sheets[0]).toMatchObject({ created: 0, rejected: 2 });
    expect(await rowsOf(changeset, 'rejected')).toMatchObject([
      { row: 2, column: 1, reason: 'phone-invalid', cells: ['王一', '138', '上海'] },
      { row: 3, column: null, reason: 'row-too-wide' },
    ]);
    const overrides = [
      { row: 2, column: 1, text: '13810000001' },
      { row: 3, column: 3, text: '' },
    ];
    const mended = await stage({ '会员.csv': text }, (plan) => ({ ...plan, overrides }));
    expect(mended.sheets[0]).toMatchObject({ created: 2, rejected: 0 });
    const { imports } = await commit(mended.changeset);
    const kept = [
      { row: 2, column: 1, text: '13810000001', was: '138' },
      { row: 3, column: 3, text: '', was: '多一格' },
    ];
    expect(imports[0]!.mended).toEqual(kept);
    expect((await rooms.client.imports.one({ uid: imports[0]!.uid })).mended).toEqual(kept);
  });
});

describe('what may change stored values', () => {
  /** Two members whose city was set by hand, and a file that says otherwise. */
  const edited = async (phones: string) => {
    const { changeset } = await stage({
      '会员.csv': `姓名,手机号,城市,公司\n王一,${phones}1,上海,\n李二,${phones}2,上海,乙社\n`,
    });
    await commit(changeset);
    for (const uid of membersOf().slice(-2))
      await rooms.client.members.update({ uid, fields: { city: '苏州' } });
    return {
      '新.csv': `姓名,手机号,城市,公司\n王一,${phones}1,北京,甲社\n李二,${phones}2,北京,丙社\n`,
    };
  };

  it('leaves conflicts with edits by hand to the operator, row by row or all at once', async () => {
    const later = await edited('1382000000');
    const open = await stage(later);
    expect(open.sheets[0]).toMatchObject({ conflicts: 2, updated: 0 });
    expect((await rowsOf(open.changeset, 'conflicts'))[0]!.changes).toEqual([
      { field: 'member.city', old: '苏州', new: '北京', conflict: true },
      { field: 'member.company', old: null, new: '甲社' },
    ]);
    const all = await stage(later, (plan) => ({
      ...plan,
      choices: [{ row: 2, field: null, take: 'file' }],
      allConflicts: 'mine',
    }));
    expect(all.sheets[0]).toMatchObject({ conflicts: 0, updated: 2 });
    await commit(all.changeset);
    look(rooms.context.session().path, (db) =>
      expect(
        db.prepare('SELECT name, city, company FROM member ORDER BY id DESC LIMIT 2').all(),
      ).toEqual([
        { name: '李二', city: '苏州', company: '丙社' },
        { name: '王一', city: '北京', company: '甲社' },
      ]),
    );
  });

  it('is said for one column alone, and remembered', async () => {
    const later = await edited('1383000000');
    const policies = { 城市: 'keep', 公司: 'fill-blanks' } as const;
    const { changeset, sheets } = await stage(later, (plan) => ({
      ...plan,
      mapping: {
        ...plan.mapping,
        columns: plan.mapping.columns.map((column) => ({
          ...column,
          ...(column.header in policies
            ? { policy: policies[column.header as keyof typeof policies] }
            : {}),
        })),
      },
    }));
    expect(sheets[0]).toMatchObject({ conflicts: 0, updated: 1, unchanged: 1 });
    await commit(changeset);
    const path = join(temporaryFolder(), '又.csv');
    writeFileSync(path, later['新.csv']);
    const again = await recognise(rooms, path);
    expect(again.sheets[0]!.columns.map(({ policy }) => policy)).toEqual([
      undefined,
      undefined,
      'keep',
      'fill-blanks',
    ]);
  });
});

describe('recipes', () => {
  it('go out as a file, are forgotten one by one, and come in again', async () => {
    const text = '姓名,手机号,城市\n王一,13840000001,上海\n';
    const { changeset } = await stage({ '会员.csv': text }, (plan) => ({
      ...plan,
      mapping: {
        ...plan.mapping,
        columns: plan.mapping.columns.map((column) => ({
          ...column,
          field: column.header === '城市' ? ('member.company' as const) : column.field,
        })),
      },
    }));
    await commit(changeset);
    const { handle } = await rooms.client.imports.recipesFile();
    const file = join(temporaryFolder(), '会员.csv');
    writeFileSync(file, text);
    const city = async () => {
      const [sheet] = (await recognise(rooms, file)).sheets;
      return [sheet!.remembered, sheet!.columns[2]!.field, sheet!.fingerprint] as const;
    };
    const [remembered, field, fingerprint] = await city();
    expect([remembered, field]).toEqual([true, 'member.company']);
    const { total } = await rooms.client.imports.recipes();
    await rooms.client.imports.forgetRecipe({ fingerprint: fingerprint! });
    expect(await city()).toEqual([false, 'member.city', fingerprint]);
    expect(await rooms.client.imports.recipes()).toEqual({ total: total - 1 });
    expect(await rooms.client.imports.addRecipes({ handle })).toEqual({ added: total });
    expect(await city()).toEqual([true, 'member.company', fingerprint]);
    await expect(
      rooms.client.imports.addRecipes({ handle: rooms.context.files.adopt(file, '会员.csv') }),
    ).rejects.toMatchObject({ data: { code: 'invalid-input', params: { field: '会员.csv' } } });
  });
});
