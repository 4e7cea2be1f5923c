import { expect, test } from './harness.ts';

test('a community is created, edited, archived and brought back', async ({ workstation }) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '社群', exact: true }).click();
  await page.getByRole('button', { name: '新建社群' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('名称').fill('读书会');
  await form.getByRole('button', { name: '新建社群' }).click();
  const drawer = page.getByRole('complementary', { name: '读书会' });
  await expect(drawer.getByText('新加入')).toBeVisible();

  await drawer.getByRole('button', { name: '编辑' }).click();
  await page.getByRole('dialog').getByLabel('负责人').fill('程一苇');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('gridcell', { name: '程一苇' })).toBeVisible();

  await drawer.getByRole('button', { name: '归档' }).click();
  await expect(drawer.getByRole('button', { name: '取消归档' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '读书会' })).toBeHidden();
  await drawer.getByRole('button', { name: '取消归档' }).click();
  await expect(page.getByRole('gridcell', { name: '读书会' })).toBeVisible();

  await drawer.getByRole('link', { name: '查看成员' }).click();
  await expect(page).toHaveURL(/#\/members/);
  await expect(page.getByText('还没有会员')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
