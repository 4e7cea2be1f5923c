import { expect, test } from './harness.ts';

// No time passes, so no toast goes by itself.
test.use({ begins: '2026-12-10T09:00:00+08:00' });

test('what two pages changed stands side by side, each with its undo', async ({ workstation }) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '会员', exact: true }).click();
  await page.getByRole('button', { name: '新建会员' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('姓名').fill('陈一');
  await form.getByRole('button', { name: '新建' }).last().click();
  const undo = page.getByRole('status').getByRole('button', { name: '撤销' });
  await expect(undo).toHaveCount(1);
  await page.getByRole('link', { name: '社群', exact: true }).click();
  await page.getByRole('button', { name: '新建社群' }).click();
  await form.getByLabel('名称').fill('读书会');
  await form.getByRole('button', { name: '新建社群' }).click();
  await expect(page.getByRole('heading', { name: '读书会' })).toBeVisible();
  await expect(undo).toHaveCount(2);
  await undo.first().click();
  await expect(page.getByRole('status').getByText(/^已撤销/)).toBeVisible();
  await page.getByRole('link', { name: '会员', exact: true }).click();
  await expect(page.getByText('还没有会员')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
