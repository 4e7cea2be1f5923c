import type { Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { container } from '../support/old-workbook.ts';
import { faultlessInBothThemes } from './axe.ts';
import { expect, test } from './harness.ts';

const samples = resolve(import.meta.dirname, '../../resources/samples');
const losAngeles = resolve(import.meta.dirname, '../../../shared/data/meetup-la');

interface Dropped {
  readonly name: string;
  readonly buffer: Buffer;
}

/** Reading, checking and committing start processes: a busy machine takes its time. */
const patient = { timeout: 30_000 };

const text = (name: string, content: string): Dropped => ({ name, buffer: Buffer.from(content) });
const sample = (name: string): Dropped => ({ name, buffer: readFileSync(join(samples, name)) });

const openImports = async (page: Page, zone?: string): Promise<void> => {
  await page.getByLabel('名称').fill('禾间咖啡');
  if (zone !== undefined) {
    await page.getByLabel('时区').fill(zone);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '导入', exact: true }).click();
  await expect(page.getByRole('button', { name: '选择文件' })).toBeVisible();
};

const put = (page: Page, files: readonly Dropped[]): Promise<void> =>
  page
    .getByTestId('import-files')
    .setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })));

/** Drops files on the page as a mouse does. */
const drop = async (page: Page, file: { readonly name: string; readonly content: string }) => {
  const dataTransfer = await page.evaluateHandle(({ name, content }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], name));
    return transfer;
  }, file);
  await page.dispatchEvent('.drop-zone', 'drop', { dataTransfer });
};

/** The dropped files, or, once checked, the sheets of the batch. */
const files = (page: Page) =>
  page.getByRole('navigation', { name: '文件' }).locator('ol').getByRole('button');
const classTab = (page: Page, name: string) =>
  page.getByRole('tablist', { name: '提交后会改变什么' }).getByRole('tab', { name });
const check = (page: Page) => page.getByRole('button', { name: /^检查/ }).click();
const commit = (page: Page) => page.getByRole('button', { name: /^(提交 |记录)/ }).click();

test('five files are checked as one batch, go in together and out again', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await openImports(page);
  await put(page, [
    text(
      '报名.csv',
      '活动编号,姓名,手机号,票种,报名时间\nE1,熊然芳,18600009844,普通,2026-01-01 10:00\n',
    ),
    sample('03-企微客户.csv'),
    sample('02-有赞客户.xlsx'),
    text('活动.csv', '活动编号,活动名称,开始时间\nE1,读书会,2026/9/3 14:00\n'),
    sample('01-社群.xlsx'),
    text('待答.csv', '姓名,手机号,生日\n张三,13800134321,03/04/1990\n'),
  ]);
  await expect(files(page)).toHaveText(
    [
      /01-社群\.xlsx.*社群 · 2 行/,
      /活动\.csv.*活动 · 1 行/,
      /03-企微客户\.csv.*会员名单 · 620 行/,
      /02-有赞客户\.xlsx.*会员名单 · 904 行/,
      /待答\.csv.*要补充信息/,
      /报名\.csv.*报名与签到 · 1 行/,
    ],
    patient,
  );

  // A look at another room loses nothing.
  await page.getByRole('link', { name: '会员', exact: true }).click();
  await expect(page.getByText('还没有会员')).toBeVisible();
  await page.getByRole('link', { name: '导入', exact: true }).click();
  await expect(files(page)).toHaveCount(6);

  await page.getByRole('button', { name: '检查 5 个，先留下 1 个' }).click();
  await expect(files(page)).toHaveText(
    [
      /01-社群\.xlsx.*新增 2/,
      /活动\.csv.*新增 1/,
      /03-企微客户\.csv.*新增 620/,
      /02-有赞客户\.xlsx.*新增 584 · 更新 320/,
      /报名\.csv.*新增 1/,
    ],
    patient,
  );
  await expect(page.getByText('待答.csv')).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '手冲研习社', exact: true })).toBeVisible();

  // The GBK file is read right, and what it says stands under what its columns mean.
  await files(page).filter({ hasText: '03-企微客户.csv' }).click();
  await expect(page.getByRole('columnheader', { name: '微信 unionid' })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: '熊然芳' });
  await expect(row).toContainText('18600009844');
  await expect(page.getByText('2 列没有对应字段，未导入：客户类型 · 跟进员工')).toBeVisible();
  await files(page).filter({ hasText: '02-有赞客户.xlsx' }).click();
  await classTab(page, '更新').click();
  await expect(page.getByRole('gridcell').filter({ hasText: '积分' }).first()).toBeVisible();

  // The sign-up finds the event and the member of the files before it: it makes neither anew.
  await files(page).filter({ hasText: '报名.csv' }).click();
  await expect(page.getByText('同时会新建')).toHaveCount(0);
  await page.getByRole('button', { name: '提交 1,528 行', exact: true }).click();
  await expect(page.getByText('已提交 5 张表：新增 1,208 行，更新 320 行')).toBeVisible(patient);

  await page.getByRole('link', { name: '去看会员' }).first().click();
  await expect(page.getByText('1,204 位', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: '导入', exact: true }).click();
  await page.getByRole('button', { name: '撤销这 5 张表' }).click();
  await page.getByRole('button', { name: '撤销 1,528 行' }).click();
  await expect(page.getByRole('button', { name: '检查 5 个，先留下 1 个' })).toBeVisible(patient);
  await page.getByRole('link', { name: '会员', exact: true }).click();
  await expect(page.getByText('还没有会员')).toBeVisible();

  await page.getByRole('link', { name: '导入', exact: true }).click();
  await page.getByRole('tab', { name: '导入记录' }).click();
  await expect(page.getByRole('gridcell', { name: '已撤销' })).toHaveCount(5);
  await page.getByRole('searchbox').fill('报名与签到');
  await expect(page.getByRole('gridcell', { name: '已撤销' })).toHaveCount(1);
  await page.getByRole('gridcell', { name: '报名.csv', exact: true }).click();
  const hash = await page.locator('.import-facts .hash').textContent();
  await page.getByRole('searchbox').fill((hash ?? '').slice(0, 10));
  await expect(page.getByRole('gridcell', { name: '报名.csv', exact: true })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '已撤销' })).toHaveCount(1);
  expect(consoleErrors).toEqual([]);
});

test('a cell is mended, a conflict chosen and an encoding switched on the page', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await openImports(page);
  await put(page, [text('会员.csv', '姓名,手机号,城市\n王一,13800000001,上海\n李二,138,上海\n')]);
  await check(page);
  await expect(classTab(page, '新增')).toHaveText('1新增', patient);
  // The button is gone; keys go on from the work. An empty class says that it is empty.
  await expect(page.locator('.import-work')).toBeFocused();
  await classTab(page, '新增').press('ArrowRight');
  await expect(classTab(page, '更新')).toBeFocused();
  await expect(page.getByText('这一类没有行。')).toBeVisible();
  await classTab(page, '拒绝').click();
  await page.getByRole('gridcell', { name: '李二' }).click();
  await page.getByRole('textbox', { name: '手机号 (B3)' }).fill('13800000002');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: '已改，等重新检查' })).toBeVisible();
  await page.getByRole('button', { name: '重新检查（1 处改动）' }).click();
  await expect(classTab(page, '新增')).toHaveText('2新增', patient);
  await commit(page);
  await expect(page.getByText('改过 1 格，文件本身没有变')).toBeVisible(patient);

  // A city set by hand, and a later file that says another one.
  await page.getByRole('link', { name: '去看会员' }).click();
  await page.getByRole('gridcell', { name: '王一' }).dblclick();
  await page.getByRole('complementary').getByRole('button', { name: '编辑' }).click();
  await page.getByRole('dialog').getByLabel('城市').fill('苏州');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^保\s?存$/ })
    .click();
  await expect(page.getByText('已保存修改')).toBeVisible();
  await page.getByRole('link', { name: '导入', exact: true }).click();
  await put(page, [text('新.csv', '姓名,手机号,城市\n王一,13800000001,北京\n')]);
  await check(page);
  await expect(classTab(page, '冲突')).toHaveText('1冲突', patient);
  await page.getByRole('gridcell', { name: '王一' }).click();
  await page.getByRole('radio', { name: '用文件的：北京' }).check();
  await page.getByRole('button', { name: '重新检查（1 处改动）' }).click();
  await expect(classTab(page, '更新')).toHaveText('1更新', patient);
  await commit(page);
  await expect(page.getByText('新增 0，更新 1，不变 0，冲突 0，拒绝 0，跳过 0')).toBeVisible(
    patient,
  );

  // A text whose encoding can only be guessed shows its first rows as soon as another is chosen.
  await put(page, [text('编码.csv', '姓名,手机号\n王一,13800000001\n')]);
  await expect(page.getByRole('cell', { name: '姓名' }).first()).toBeVisible(patient);
  await page.getByRole('combobox', { name: '编码' }).click();
  await page.getByTitle('GB18030').click();
  await expect(
    page.getByRole('cell', { name: '设为表头' }).or(page.getByText('收起前几行')).first(),
  ).toBeVisible(patient);
  await expect(page.getByRole('region', { name: '前几行' })).not.toContainText('姓名');
  await page.getByRole('combobox', { name: '编码' }).click();
  await page.getByTitle('UTF-8').click();
  await expect(page.getByRole('region', { name: '前几行' })).toContainText('姓名', patient);
  expect(consoleErrors).toEqual([]);
});

test('a file that cannot be read says why, and holds no good one back', async ({ workstation }) => {
  const { page, consoleErrors } = workstation;
  const workbook = sample('02-有赞客户.xlsx').buffer;
  const locked = container({
    EncryptionInfo: Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]),
    EncryptedPackage: Buffer.alloc(5000, 7),
  });
  const bad: readonly (readonly [Dropped, string])[] = [
    [text('空.csv', ''), '文件是空的。'],
    [{ name: '截断.xlsx', buffer: workbook.subarray(0, 20_000) }, '文件不完整'],
    [{ name: '加密.xlsx', buffer: locked }, '文件有密码'],
    [text('网页.xls', '<html><body>登录已过期，请重新登录</body></html>'), '里面没有表格'],
    [text('太宽.csv', `${Array.from({ length: 2001 }, (_, n) => `c${n}`).join(',')}\n`), '列太多'],
  ];
  const names = ['=1+1', '<script>alert(1)</script>', '☕️🌙', '𠮷田真'];
  const lines = names.map((name, index) => `"${name}",1380000001${index},x`).join('\n');
  await openImports(page);
  await put(page, [
    ...bad.map(([file]) => file),
    text('无表头.csv', '13800000001,2026-01-01,5\n13800000002,2026-01-02,6\n'),
    text('只有表头.csv', '姓名,手机号\n'),
    text('文本.xls', '姓名\t手机号\n王一\t13800000001\n'),
    text('怪名.csv', `姓名,手机号,__proto__\n${lines}\n"a\0b",13800000020,x\n`),
  ]);
  // The good ones come first: what can be done is in front.
  await expect(files(page).filter({ hasText: '不能导入' })).toHaveCount(bad.length, patient);
  await expect(files(page)).toHaveCount(bad.length + 4);
  await expect(files(page).filter({ hasText: /正在|接收/ })).toHaveCount(0, patient);
  for (const [file, sentence] of bad) {
    await files(page).filter({ hasText: file.name }).click();
    await expect(page.getByRole('alert')).toContainText(sentence);
  }

  await files(page).filter({ hasText: '无表头.csv' }).click();
  await expect(page.getByText('哪一行是表头？')).toBeVisible();
  await expect(page.getByText('1 个文件还要补充信息')).toBeVisible();
  await files(page).filter({ hasText: '只有表头.csv' }).click();
  await expect(page.getByText('表头下面没有数据')).toBeVisible();
  await page.getByRole('button', { name: '移除 只有表头.csv' }).click();
  await page.getByRole('link', { name: '会员', exact: true }).click();
  await expect(page.getByText('还没有会员')).toBeVisible();
  await page.getByRole('link', { name: '导入', exact: true }).click();

  await files(page).filter({ hasText: '文本.xls' }).click();
  await expect(page.getByText('扩展名 .xls 与内容不符，已按内容读取')).toBeVisible();
  await page.getByRole('button', { name: '检查 2 个，先留下 1 个' }).click();
  await expect(files(page)).toHaveText([/文本\.xls.*新增 1/, /怪名\.csv.*新增 5/], patient);
  await commit(page);
  await expect(page.getByText('已提交 2 张表：新增 6 行，更新 0 行')).toBeVisible(patient);
  await page.getByRole('link', { name: '会员', exact: true }).click();
  for (const name of [...names, 'a\ufffdb', '王一'])
    await expect(page.getByRole('gridcell', { name, exact: true }).first()).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('rows left out come back as a workbook, are mended and go in', async ({ workstation }) => {
  const { page, consoleErrors } = workstation;
  await openImports(page);
  await drop(page, {
    name: '报名.csv',
    content:
      '姓名,手机,票种,报名时间\n王一,13800000001,普通,2026-01-01 10:00\n李二,138,普通,2026-01-02 10:00\n合计,,,\n',
  });
  await expect(page.getByText('先填写“文件里没有写的”必填项')).toBeVisible(patient);
  await page.getByRole('combobox', { name: '属于哪场活动' }).fill('新年读书会');
  await page.getByText('新建活动“新年读书会”').click();
  await check(page);
  await expect(page.getByText(/同时会新建：1 位会员.*1 个活动/)).toBeVisible(patient);
  await classTab(page, '拒绝').click();
  await expect(page.getByRole('gridcell', { name: 'B3', exact: true })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '不是有效的电话号码' })).toBeVisible();
  await classTab(page, '跳过').click();
  await expect(page.getByRole('gridcell', { name: '合计行' })).toBeVisible();
  await commit(page);
  await expect(page.getByText('新增 1，更新 0，不变 0，冲突 0，拒绝 1，跳过 1')).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载未导入的行' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('报名 未导入的行.xlsx');
  await page.getByRole('button', { name: '选择格式' }).click();
  const [asText] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: '下载为 CSV' }).click(),
  ]);
  expect(readFileSync(await asText.path(), 'utf8')).toContain('"李二","138"');
  const book = await readXlsx(readFileSync((await download.path())!));
  const [sheet] = book.sheets;
  expect(sheet!.rows).toEqual([
    ['姓名', '手机', '票种', '报名时间', '原因', '原行号'],
    ['李二', '138', '普通', '2026-01-02 10:00', '不是有效的电话号码（手机）', 3],
  ]);
  const mended = await writeXlsx({
    sheets: [
      {
        name: sheet!.name,
        rows: sheet!.rows.map((row) => row.map((cell) => (cell === '138' ? '13800000002' : cell))),
      },
    ],
  });
  await put(page, [{ name: '报名 未导入的行.xlsx', buffer: Buffer.from(mended) }]);
  await page.getByRole('combobox', { name: '属于哪场活动' }).click();
  await page.getByText('新年读书会', { exact: true }).click();
  await check(page);
  await expect(classTab(page, '新增')).toHaveText('1新增', patient);
  await commit(page);
  await expect(page.getByText('新增 1，更新 0，不变 0，冲突 0，拒绝 0，跳过 0')).toBeVisible();
  await page.getByRole('link', { name: '去看活动' }).click();
  await expect(page.getByRole('row').filter({ hasText: '新年读书会' })).toContainText('2');
  expect(consoleErrors).toEqual([]);
});

test('every step passes axe in both themes', async ({ workstation }) => {
  test.slow();
  const { page } = workstation;
  const serious = (): Promise<void> => faultlessInBothThemes(page, { serious: true });
  await openImports(page);
  await serious();
  await put(page, [
    text('会员.csv', '姓名,手机号,入会时间\n甲,13800000021,03/04/2026\n乙,138,05/06/2026\n'),
    text('空.csv', ''),
  ]);
  await expect(page.getByText('日和月哪个在前')).toBeVisible(patient);
  await page.getByRole('button', { name: '看前几行' }).click();
  await serious();
  await files(page).filter({ hasText: '空.csv' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await serious();
  await files(page).filter({ hasText: '会员.csv' }).click();
  await page.getByRole('radio', { name: '日/月/年' }).check();
  await check(page);
  await expect(page.getByRole('gridcell', { name: '2026-04-03' })).toBeVisible(patient);
  await serious();
  await classTab(page, '拒绝').click();
  await expect(page.getByRole('gridcell', { name: '不是有效的电话号码' })).toBeVisible();
  await page.getByRole('gridcell', { name: '乙', exact: true }).click();
  await serious();
  await commit(page);
  await expect(page.getByRole('button', { name: '下载未导入的行' })).toBeVisible();
  await serious();
  await page.getByRole('tab', { name: '导入记录' }).click();
  await page.getByRole('gridcell', { name: '会员.csv', exact: true }).click();
  await expect(page.getByText('文件哈希')).toBeVisible();
  await serious();
});

test('the Los Angeles files give the known counts', async ({ workstation }) => {
  test.skip(!existsSync(join(losAngeles, 'rsvps.csv')), 'The Los Angeles data is not here.');
  const { page, consoleErrors } = workstation;
  await openImports(page);
  await page
    .getByTestId('import-files')
    .setInputFiles([join(losAngeles, 'rsvps.csv'), join(losAngeles, 'groups.csv')]);
  await expect(files(page)).toHaveText(
    [/groups\.csv.*139 行/, /rsvps\.csv.*约 57,\d{3} 行/],
    patient,
  );
  await check(page);
  await expect(files(page)).toHaveText([/groups\.csv.*新增 139/, /rsvps\.csv.*新增 56,818/], {
    timeout: 60_000,
  });
  await files(page).filter({ hasText: 'rsvps.csv' }).click();
  await expect(
    page.getByText(/2,274 个活动.*12,477 位会员|12,477 位会员.*2,274 个活动/),
  ).toBeVisible();
  await page.getByRole('button', { name: '提交 56,957 行', exact: true }).click();
  await expect(page.getByText(/^已提交 2 张表/)).toBeVisible(patient);
  await page.getByRole('link', { name: '会员', exact: true }).click();
  await expect(page.getByText('12,477 位', { exact: true })).toBeVisible(patient);
  await page.getByRole('link', { name: '社群', exact: true }).click();
  await expect(page.getByText('139 个', { exact: true })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
