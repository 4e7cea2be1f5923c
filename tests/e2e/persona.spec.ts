import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test } from './harness.ts';
import { importList } from './import-list.ts';

const list = `姓名,手机号,性别,城市,标签
陈一,13900000001,女,上海,老客
陈二,13900000002,女,上海,老客
李三,13900000003,男,杭州,老客
王四,13900000004,,杭州,
`;

const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option:visible', { hasText: option }).click();
};

test('who the members are: bars open their members, a list is compared with everybody', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await importList(page, list);
  await expect(page.getByText('4 位', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: '画像', exact: true }).first().click();
  const gender = page.getByRole('region', { name: '性别' });
  // The first long question starts a reader of its own.
  await expect(gender.getByText('已知 3 / 4 位；没有填 1 位')).toBeVisible({ timeout: 20_000 });
  const female = gender.getByRole('button', { name: /^女 66\.7% .* 2 / });
  await female.click();
  await expect(page.getByText('性别: 女')).toBeVisible();
  await expect(page.getByRole('gridcell', { name: /^[陈李王].$/ })).toHaveText(['陈二', '陈一']);
  await page.goBack();
  await expect(female).toBeVisible();

  // From a narrowed list to its persona, and against everybody.
  await page.getByRole('link', { name: '名单', exact: true }).click();
  await page.getByRole('textbox', { name: '搜索姓名、拼音、手机号后几位…' }).fill('陈');
  await expect(page.getByText('2 位', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: '画像', exact: true }).last().click();
  await expect(page.locator('.persona-facts')).toContainText('搜索“陈”');
  await expect(page.locator('.persona-facts')).toContainText('2 位');
  await choose(page, '和谁对比', '全部会员');
  await expect(page.getByText('A 的 2 位全部在 B 里。', { exact: false })).toBeVisible();
  await expect(page.getByText('每一项的人数都太少，看不出差别（A n=2，B n=4）。')).toBeVisible();
  await page.reload();
  const shanghai = page.getByRole('region', { name: '城市' }).getByRole('row', { name: /^上海/ });
  await expect(shanghai).toContainText('+50.0 个百分点', { timeout: 20_000 });

  await page.getByRole('button', { name: '导出 XLSX…' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const path = await (await download).path();
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  expect(consoleErrors).toEqual([]);
});
