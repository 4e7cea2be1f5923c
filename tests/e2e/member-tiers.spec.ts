import { expect, test } from './harness.ts';
import { importList } from './import-list.ts';

const list = `姓名,手机号,加入日期
陈一,13900000001,2020-01-05
陈二,13900000002,2024-03-01
`;

test('tiers are simulated, applied as of today, seen at a member, and taken back', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await importList(page, list);
  await page.getByRole('link', { name: '分层' }).click();
  await page.getByRole('button', { name: '用默认的五级开始' }).click();

  // Nobody is moved by a simulation.
  await page.getByRole('button', { name: '模拟' }).click();
  await expect(page.getByText('看了 2 位会员；还没有任何改动。')).toBeVisible();
  await expect(page.getByText('进入 2', { exact: true })).toBeVisible();
  const movers = page.getByRole('region', { name: /^谁会变动/ });
  await expect(movers.getByRole('gridcell', { name: '陈一' })).toBeVisible();
  await expect(movers.getByRole('gridcell', { name: '上面各级都不符合' })).toHaveCount(2);

  // Other rules make it out of date.
  await page.getByRole('button', { name: '删除“休眠”' }).click();
  await expect(page.getByText('规则或日期在模拟之后改过，请重新模拟。')).toBeVisible();
  await expect(page.getByRole('button', { name: '应用：2 位变动' })).toBeDisabled();
  await page.getByRole('button', { name: '模拟' }).click();
  await page.getByRole('button', { name: '应用：2 位变动' }).click();
  await expect(page.getByText(/^已按 .* 评定：升 0，降 0，进入 2，离开 0$/)).toBeVisible();
  const opened = page.getByRole('link', { name: '查看“流失”的 2 位会员' });
  await expect(opened).toBeVisible();
  // While the mouse is on it the notice stays; what follows is done by key.
  const undo = page.getByRole('button', { name: '撤销' });
  await undo.hover();

  // A tier opens the members of it, and a member says why.
  await opened.press('Enter');
  await expect(page.getByText('2 位', { exact: true })).toBeVisible();
  await page.getByRole('gridcell', { name: '陈一' }).press('Enter');
  const tier = page.getByRole('region', { name: '分层', exact: true });
  await expect(tier.getByText('流失')).toBeVisible();
  await expect(tier.getByText('上面各级都不符合')).toBeVisible();

  await undo.click();
  await expect(tier.getByText('还没有分层规则。')).toBeVisible();
  await expect(page.getByText('0 位', { exact: true })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
