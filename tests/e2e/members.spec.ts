import type { Page } from '@playwright/test';
import { faultsIn } from './axe.ts';
import { expect, test } from './harness.ts';
import { importList } from './import-list.ts';

const newWorkspace = async (page: Page): Promise<void> => {
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '会员', exact: true }).click();
};

const addMember = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: '新建会员' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('姓名').fill(name);
  await form.getByRole('button', { name: '新建会员' }).click();
  await expect(page.getByRole('complementary', { name })).toBeVisible();
};

test('a member is added, found by pinyin, edited in the drawer and taken back', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await newWorkspace(page);
  await expect(page.getByText('还没有会员')).toBeVisible();
  await addMember(page, '陈晨');
  await addMember(page, '李四');
  await page.getByPlaceholder(/拼音/).fill('chenchen');
  await expect(page.getByText('1 位', { exact: true })).toBeVisible();
  await page.getByRole('gridcell', { name: '陈晨' }).click();

  const drawer = page.getByRole('complementary', { name: '陈晨' });
  await drawer.getByRole('button', { name: '编辑' }).click();
  await page.getByRole('dialog').getByLabel('城市').fill('杭州');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText('杭州', { exact: true })).toBeVisible();
  await drawer.getByRole('tab', { name: '历史' }).click();
  await expect(drawer.getByText('城市: — → 杭州')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).last().click();
  await drawer.getByRole('tab', { name: '概览' }).click();
  await expect(drawer.getByText('杭州', { exact: true })).toBeHidden();

  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  expect(consoleErrors).toEqual([]);
});

test('columns are chosen and remembered; a filter names what it holds', async ({ workstation }) => {
  const { page, consoleErrors } = workstation;
  await newWorkspace(page);
  await addMember(page, '陈晨');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('checkbox', { name: '昵称' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: '昵称' })).toBeHidden();
  await page.reload();
  await expect(page.getByRole('gridcell', { name: '陈晨' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: '昵称' })).toBeHidden();

  await page.getByRole('button', { name: '添加筛选' }).click();
  await page.getByRole('checkbox', { name: '（空） (1)' }).check();
  await page.getByRole('button', { name: '应用' }).click();
  await expect(page.getByText('标签: （空）')).toBeVisible();
  await expect(page.getByText('1 位', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '添加筛选' }).click();
  await page.getByRole('combobox', { name: '条件' }).click();
  await page.getByTitle('都不是').click();
  await page.getByRole('checkbox', { name: '（空） (1)' }).check();
  await page.getByRole('button', { name: '应用' }).click();
  await expect(page.getByText('没有符合条件的会员。')).toBeVisible();
  await page.getByRole('button', { name: '移除筛选：标签 都不是 （空）' }).press('Enter');
  await expect(page.getByText('1 位', { exact: true })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('columns keep the place and the width they were given, until they are reset', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await newWorkspace(page);
  await addMember(page, '陈晨');
  await page.keyboard.press('Escape');
  const nickname = page.getByRole('columnheader', { name: '昵称' });
  const width = async (): Promise<number> => (await nickname.boundingBox())!.width;
  await expect(nickname).toHaveAttribute('aria-colindex', '3');
  const before = await width();
  await nickname.press('Shift+ArrowRight');
  await expect(nickname).toHaveAttribute('aria-colindex', '4');
  await nickname.press('Alt+ArrowRight');
  await expect.poll(width).toBeGreaterThan(before);
  const wider = await width();
  await page.reload();
  await expect(nickname).toHaveAttribute('aria-colindex', '4');
  await expect.poll(width).toBe(wider);
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('button', { name: '恢复默认列' }).click();
  await expect(nickname).toHaveAttribute('aria-colindex', '3');
  await expect.poll(width).toBe(before);
  await expect(page.getByRole('button', { name: '恢复默认列' })).toBeDisabled();
  expect(consoleErrors).toEqual([]);
});

const guests = Array.from({ length: 600 }, (_, row) => {
  const number = String(row).padStart(3, '0');
  return `客人${number},13900000${number},${row % 2 === 0 ? '上海' : '杭州'}`;
});

test('members are chosen by mouse and keys over the whole view, and copied as shown', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.context().grantPermissions(['clipboard-read']);
  await newWorkspace(page);
  await importList(page, ['姓名,手机号,城市', ...guests].join('\n'));
  const row = (place: number) => page.locator(`.ag-row[row-index="${place}"]`);
  const bar = page.getByRole('region', { name: '所选的行' });
  await row(1).locator('.pick-cell').click();
  await row(5)
    .getByText('客人005')
    .click({ modifiers: ['Shift'] });
  await row(3)
    .getByText('客人003')
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(bar.getByText('已选 4 位')).toBeVisible();
  await expect(page.getByRole('complementary')).toBeHidden();
  await page.keyboard.press('ControlOrMeta+c');
  await expect(bar.getByText('已复制 4 行')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n').map((line) => line.split('\t').slice(0, 3))).toEqual(
    ['001', '002', '004', '005'].map((name) => [`客人${name}`, '', `+86139****0${name}`]),
  );

  // The last row was never read; everyone but the focused one is chosen.
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar.getByText('已选 600 位')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(bar.getByText('已选 599 位')).toBeVisible();
  await expect(row(4).first()).toHaveAttribute('aria-selected', 'false');
  await bar.getByRole('button', { name: '复制' }).click();
  await expect(bar.getByText('已复制 599 行')).toBeVisible();
  expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n')).toHaveLength(599);

  // Typed letters go to a row far away; Enter opens it.
  await row(2).locator('.pick-cell').click();
  await page.keyboard.type('keren459');
  await expect(row(459).getByText('客人459')).toBeVisible();
  await expect(row(459).locator('.ag-cell-focus')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: '客人459' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await page.getByRole('columnheader').first().click();
  await expect(bar.getByText('已选 600 位')).toBeVisible();
  await page.getByPlaceholder(/拼音/).fill('客人1');
  await expect(page.getByText('列表已变化，选择已取消。')).toHaveCount(1);
  await expect(bar).toBeHidden();
  expect(consoleErrors).toEqual([]);
});

test('a filtered view is edited at once after a preview, and taken back', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await newWorkspace(page);
  await importList(page, ['姓名,手机号,城市', ...guests].join('\n'));
  await page.getByPlaceholder(/拼音/).fill('客人1');
  await expect(page.getByText('100 位', { exact: true })).toBeVisible();
  await page.locator('.ag-row[row-index="0"] .pick-cell').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '批量修改…' }).click();
  const dialog = page.getByRole('dialog', { name: '批量修改 99 位会员' });
  await expect(dialog.getByRole('button', { name: '没有要修改的' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: '城市' }).fill('杭州');
  await dialog.getByRole('combobox', { name: '添加标签' }).fill('回访');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('row', { name: '城市：杭州' })).toContainText('494950');
  await expect(dialog.getByRole('row', { name: '添加标签：回访' })).toContainText('9900');
  await expect(dialog.getByText('城市：上海 → 杭州').first()).toBeVisible();
  expect(await faultsIn(page, { inside: '.ant-modal' })).toEqual([]);
  await dialog.getByRole('button', { name: '修改 99 位' }).click();

  await expect(page.getByText('已修改 99 位会员')).toBeVisible();
  await expect(page.locator('.ag-cell:focus')).toBeVisible();
  await expect(page.getByRole('region', { name: '所选的行' })).toBeHidden();
  await expect(page.getByText('列表已变化，选择已取消。')).toHaveCount(0);
  const cell = (row: number, column: string) =>
    page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
  await expect(cell(2, 'tags')).toHaveText('回访');
  await expect(cell(2, 'city')).toHaveText('杭州');
  await expect(cell(0, 'tags')).toHaveText('');
  await expect(cell(0, 'city')).toHaveText('上海');
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(cell(2, 'city')).toHaveText('上海');
  await expect(cell(2, 'tags')).toHaveText('');
  expect(consoleErrors).toEqual([]);
});

test('what is shown leaves as a workbook', async ({ workstation }) => {
  const { page } = workstation;
  await newWorkspace(page);
  await addMember(page, '陈晨');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('会员.xlsx');
});

test('two that an import finds alike are merged by keys, and taken apart in the drawer', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await newWorkspace(page);
  for (const [name, lines] of [
    ['名单.csv', '姓名,手机号,城市\n王一,13900000001,上海\n赵六,13900000002,\n'],
    ['客户.csv', '姓名,手机号,unionid\n王小一,13900000001,u1\n赵大六,13900000002,u2\n'],
  ] as const) {
    await page.getByRole('link', { name: '导入', exact: true }).click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines) });
    await page.getByRole('button', { name: '检查', exact: false }).last().click();
    await page
      .getByRole('button', { name: /^导入 |确认导入|写入|提交/ })
      .last()
      .click();
    await expect(page.getByText(`已提交 ${name}`)).toBeVisible();
  }
  await page.getByRole('link', { name: '确认 2 对可能重复的会员' }).click();
  await expect(page.getByText('2 对', { exact: true })).toBeVisible();
  const pairs = page.getByRole('listbox', { name: '可能重复' });
  await expect(pairs).toBeFocused();
  await pairs.getByRole('option', { name: /王小一/ }).click();
  await expect(page.getByRole('row', { name: /^姓名/ })).toContainText('不同');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已合并为一位会员')).toBeVisible();
  await expect(page.getByText('1 对', { exact: true })).toBeVisible();
  await pairs.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('没有待确认的重复会员')).toBeVisible();

  await page.getByRole('button', { name: '全部会员' }).first().click();
  await page.getByRole('gridcell', { name: '王小一' }).click();
  const drawer = page.getByRole('complementary', { name: '王小一' });
  await expect(drawer.getByText('上海', { exact: true })).toBeVisible();
  await drawer.getByRole('button', { name: '拆开“王一”' }).click();
  await expect(page.getByRole('gridcell', { name: '王一', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '可能重复 (1)' })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('the scores of a member say what they come from', async ({ workstation }) => {
  test.setTimeout(180_000);
  const { page, consoleErrors } = workstation;
  await page.getByRole('button', { name: /示例/ }).click();
  const rail = page.getByRole('navigation');
  await expect(rail.getByRole('link', { name: '复盘' })).toBeVisible({ timeout: 120_000 });
  await rail.getByRole('link', { name: '会员', exact: true }).click();
  await expect(page.getByText('1,223 位', { exact: true })).toBeVisible({ timeout: 120_000 });
  await page.getByPlaceholder(/拼音/).fill('诸葛怡');
  await expect(page.getByText('1 位', { exact: true })).toBeVisible();
  await page.getByRole('gridcell', { name: '诸葛怡' }).click();
  const scores = page.getByRole('region', { name: '评分' });
  // All of this holds on any later day: days shift for every buyer alike.
  await expect(scores.getByText('R 3、F 2、M 3，按分数范围归群。')).toBeVisible();
  await expect(scores.getByText('忠诚客户', { exact: true })).toBeVisible();
  await expect(scores.getByText('重要保持客户')).toBeVisible();
  await expect(scores.getByText(/^最近付款 2026-09-19，\d+ 天前。$/)).toBeVisible();
  await expect(scores.getByText('付款订单 4 笔。')).toBeVisible();
  await expect(scores.getByText('实付减退款 ¥514.00。')).toBeVisible();
  await expect(scores.getByText(/^21 次互动按种类加权/)).toBeVisible();
  await scores.getByText('分数怎么来的').click();
  await expect(scores.getByRole('row', { name: /^3 ≤ \d+ ≤ 9 ≤ ¥664\.00$/ })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
