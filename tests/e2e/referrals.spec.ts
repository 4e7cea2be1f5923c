import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { importList } from './import-list.ts';

const members = `姓名,手机号,生日,加入日期
陈一,13900000001,1990-01-02,2026-08-01
陈二,13900000002,,2026-09-01
陈三,13900000003,,2026-09-10
陈一,13900000004,1990-01-02,2026-09-20
`;
const referrals = `邀请人手机号,被邀请人手机号,邀请时间,邀请渠道
13900000001,13900000002,2026-09-01,海报
13900000002,13900000003,2026-09-10,群邀请
13900000003,13900000004,2026-09-20,海报
`;

const treeItems = (page: Page) => page.getByRole('treeitem');

test('referrals of a file become a tree; a merge that closes a circle has its latest one cut', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await importList(page, members);
  await page.getByRole('link', { name: '转介绍' }).click();
  await expect(page.getByText('还没有邀请记录')).toBeVisible();
  await importList(page, referrals);

  await page.getByRole('link', { name: '转介绍' }).click();
  await expect(page.getByText('3 位成员由 3 位邀请人带来')).toBeVisible();
  await page.getByText('邀请人', { exact: true }).first().click();
  await page.getByRole('gridcell', { name: '陈二' }).first().click();
  await expect(treeItems(page).first()).toHaveText(/陈一起点/);
  // Open down to the one looked at; by keys down to the last and up again.
  const looked = page.getByRole('treeitem', { name: /^陈二/ });
  await expect(page.getByRole('treeitem', { name: /^陈三/ })).toBeVisible();
  await looked.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(treeItems(page)).toHaveCount(4);
  await page.keyboard.press('Home');
  await expect(treeItems(page).first()).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).include('.page').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual(
    [],
  );

  await page.getByRole('link', { name: '可能重复' }).click();
  await page.getByRole('button', { name: '合并' }).click();
  await expect(page.getByText('没有可能重复的会员')).toBeVisible();
  await page.getByRole('link', { name: '转介绍' }).click();
  await page.getByText('未计入 1').click();
  await expect(
    page.getByText('陈一 → 陈二 → 陈三 → 陈一：绕成一圈，最晚的这一条剪掉。'),
  ).toBeVisible();
  await page.getByRole('button', { name: /^删除/ }).click();
  await expect(page.getByText('没有被略过的邀请。')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: '撤销' }).last().click();
  await expect(page.getByText('未计入 1')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
