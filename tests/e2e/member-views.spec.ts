import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { importList } from './import-list.ts';

const list = `姓名,手机号,城市,标签
陈一,13900000001,上海,老客
陈二,13900000002,上海,老客
李三,13900000003,杭州,老客
王四,13900000004,上海,
`;

const importMembers = async (page: Page): Promise<void> => {
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await importList(page, list);
  await expect(page.getByText('4 位', { exact: true })).toBeVisible();
};

const filterBy = async (page: Page, column: string, value: RegExp): Promise<void> => {
  await page.getByRole('button', { name: '添加筛选' }).click();
  await page.getByRole('combobox', { name: '列' }).fill(column);
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: value }).check();
  await page.getByRole('button', { name: '应用' }).click();
};

const names = async (page: Page, ...expected: readonly string[]): Promise<void> => {
  await expect(page.getByRole('gridcell', { name: /^[陈李王].$/ })).toHaveText([...expected]);
};

test('a view is saved, found again after a restart of the page, changed, renamed and deleted', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await importMembers(page);
  await filterBy(page, '标签', /^老客/);
  await filterBy(page, '城市', /^上海/);
  await expect(page.getByText('2 位', { exact: true })).toBeVisible();
  await page.getByRole('columnheader', { name: '手机号' }).click();
  await names(page, '陈一', '陈二');
  await page.getByRole('button', { name: '另存为视图…' }).click();
  await page.getByRole('textbox', { name: '视图名称' }).fill('上海老客');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存视图')).toBeVisible();
  const saved = page.getByRole('button', { name: '视图：上海老客' });
  await expect(saved).toBeVisible();

  await page.reload();
  await expect(saved).toBeVisible();
  await names(page, '陈一', '陈二');
  await expect(page.getByText('已修改')).toBeHidden();
  await expect(page.getByRole('columnheader', { name: '手机号' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );

  // By keys alone: open the list, read the sizes, go to all members.
  await saved.press('Enter');
  await expect(page.getByRole('menuitem', { name: '上海老客 2' })).toBeVisible();
  const everyone = page.getByRole('menuitem', { name: '全部会员 4' });
  await expect(everyone).toBeVisible();
  // The list takes the focus a few frames after it is shown.
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByText('4 位', { exact: true })).toBeVisible();
  await names(page, '陈二', '陈一', '李三', '王四');
  await expect(page.getByRole('button', { name: '视图：全部会员' })).toBeFocused();
  await expect(page.getByRole('menu')).toBeHidden();

  await page.getByRole('button', { name: '视图：全部会员' }).click();
  await page.getByRole('menuitem', { name: '上海老客 2' }).click();
  await names(page, '陈一', '陈二');
  await page.getByRole('button', { name: '移除筛选：城市: 上海' }).click();
  await expect(page.getByText('已修改')).toBeVisible();
  await names(page, '陈一', '陈二', '李三');
  await page.getByRole('button', { name: '更新视图' }).click();
  await expect(page.getByText('已更新视图')).toBeVisible();
  await expect(page.getByText('已修改')).toBeHidden();

  await saved.click();
  await page.getByRole('menuitem', { name: '重命名…' }).click();
  await page.getByRole('textbox', { name: '视图名称' }).fill('老客');
  await page.getByRole('button', { name: '重命名', exact: true }).click();
  const renamed = page.getByRole('button', { name: '视图：老客' });
  await expect(renamed).toBeVisible();
  await renamed.click();
  await page.getByRole('menuitem', { name: '删除视图' }).click();
  await expect(page.getByText('4 位', { exact: true })).toBeVisible();
  await page
    .getByRole('status')
    .filter({ hasText: '已删除视图' })
    .getByRole('button', { name: '撤销' })
    .click();
  await page.getByRole('button', { name: '视图：全部会员' }).click();
  await page.getByRole('menuitem', { name: '老客 3' }).click();
  await names(page, '陈一', '陈二', '李三');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await names(page, '陈一', '陈二', '李三', '王四');
  await expect(page.getByText('已修改')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
