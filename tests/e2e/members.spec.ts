import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';

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
