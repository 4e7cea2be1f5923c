import type { Page } from '@playwright/test';
import { faultsIn } from './axe.ts';
import { expect, test } from './harness.ts';
import { importList } from './import-list.ts';

const members = `姓名,手机号,加入日期
陈一,13900000001,2026-08-01
陈二,13900000002,2026-09-01
陈三,13900000003,2026-09-10
`;
const referrals = `邀请人手机号,被邀请人手机号,邀请时间,邀请渠道
13900000001,13900000002,2026-09-01,海报
13900000002,13900000003,2026-09-10,群邀请
`;
/** The phone of 陈一 under another name: one person, or two, for the operator to say. */
const alike = '姓名,手机号,unionid\n陈大一,13900000001,u1\n';

const choose = async (page: Page, label: string, name: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).fill(name);
  await expect(page.getByRole('option', { name }).last()).toBeAttached();
  await page.keyboard.press('Enter');
};

const treeItems = (page: Page) => page.getByRole('treeitem');

test('referrals of a file become a tree; a merge that closes a circle has its latest one cut', async ({
  workstation,
}) => {
  test.setTimeout(120_000);
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await importList(page, members);
  await page.getByRole('link', { name: '转介绍' }).click();
  await expect(page.getByText('还没有邀请记录')).toBeVisible();
  await importList(page, referrals);

  await page.getByRole('link', { name: '转介绍' }).click();
  await expect(page.getByText('2 位成员由 2 位邀请人带来')).toBeVisible();
  await page.getByText('邀请人', { exact: true }).first().click();
  await page.getByRole('gridcell', { name: '陈二' }).first().click();
  await expect(treeItems(page).first()).toHaveText(/陈一起点/);
  // Open down to the one looked at; by keys down to the last and up again.
  const looked = page.getByRole('treeitem', { name: /^陈二/ });
  await expect(page.getByRole('treeitem', { name: /^陈三/ })).toBeVisible();
  await looked.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(treeItems(page)).toHaveCount(2);
  await page.keyboard.press('ArrowRight');
  await expect(treeItems(page)).toHaveCount(3);
  await page.keyboard.press('Home');
  await expect(treeItems(page).first()).toBeFocused();
  expect(await faultsIn(page, { inside: '.page', serious: true })).toEqual([]);

  await importList(page, alike);
  await page.getByRole('link', { name: '转介绍' }).click();
  await page.getByRole('button', { name: '设置邀请人' }).click();
  await choose(page, '会员', '陈大一');
  await choose(page, '邀请人', '陈三');
  await page
    .getByRole('button', { name: '保 存' })
    .or(page.getByRole('button', { name: '保存' }))
    .click();
  await expect(page.getByText('已设置邀请人')).toBeVisible();
  await expect(page.getByText('3 位成员由 3 位邀请人带来')).toBeVisible();

  await page.getByRole('link', { name: '可能重复' }).click();
  await expect(page.getByRole('listbox', { name: '可能重复' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('已合并为一位会员')).toBeVisible();
  await page.getByRole('link', { name: '转介绍' }).click();
  await page.getByText('未计入 1').click();
  await expect(
    page.getByText('陈大一 → 陈二 → 陈三 → 陈大一：绕成一圈，最晚的这一条剪掉。'),
  ).toBeVisible();
  await page.getByRole('button', { name: /^删除/ }).click();
  await expect(page.getByText('没有被略过的邀请。')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: '撤销' }).last().click();
  await expect(page.getByText('未计入 1')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
