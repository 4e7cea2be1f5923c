import type { Page } from '@playwright/test';
import { faultsIn } from './axe.ts';
import { atRest, expect, test } from './harness.ts';

const seriousIn = async (page: Page): Promise<string[]> => {
  await atRest(page);
  return faultsIn(page, { serious: true });
};

test('a community is created, edited, archived and brought back; its members are one step away', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '社群', exact: true }).click();
  await page.getByRole('button', { name: '新建社群' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('名称').fill('读书会');
  await form.getByRole('button', { name: '新建社群' }).click();
  await expect(page.getByRole('heading', { name: '读书会' })).toBeVisible();

  await page.getByRole('button', { name: '编辑' }).click();
  await page.getByRole('dialog').getByLabel('负责人').fill('程一苇');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('程一苇')).toBeVisible();

  await page.getByRole('button', { name: '归档' }).click();
  await expect(page.getByRole('button', { name: '取消归档' })).toBeVisible();
  await page.getByRole('button', { name: '取消归档' }).click();
  await page.getByRole('button', { name: '返回社群列表' }).click();
  await page.getByRole('gridcell', { name: '读书会' }).click();
  await page.getByRole('link', { name: '查看成员' }).click();
  await expect(page).toHaveURL(/#\/members/);
  await expect(page.getByText('还没有会员')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('rules are published twice and compared; the health sheet and the team adviser can be read', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '社群', exact: true }).click();
  await page.getByRole('button', { name: '新建社群' }).click();
  const first = page.getByRole('dialog');
  await first.getByLabel('名称').fill('读书会');
  await first.getByRole('button', { name: '新建社群' }).click();
  await page.getByRole('tab', { name: '规则' }).click();
  const publish = async (open: string, text: string, version: number): Promise<void> => {
    await page.getByRole('button', { name: open }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('规则正文').fill('');
    await expect(form.getByRole('button', { name: /^发布第/ })).toBeDisabled();
    await form.getByLabel('规则正文').fill(text);
    await form.getByRole('button', { name: `发布第 ${version} 版` }).click();
    await expect(page.getByRole('heading', { name: `第 ${version} 版` })).toBeVisible();
  };
  await publish('写下第一版规则', '先自我介绍\n不发广告', 1);
  await publish('发布新版本', '先自我介绍\n广告先问管理员', 2);
  await page.getByRole('combobox', { name: '与哪一版对照' }).click();
  await page.getByTitle('第 1 版').click();
  const lines = page.getByRole('listitem').filter({ hasText: '广告' });
  await expect(lines).toHaveText([/删去不发广告/, /新增广告先问管理员/]);
  expect(await seriousIn(page)).toEqual([]);

  await page.getByRole('tab', { name: '健康' }).click();
  const sheet = page.getByRole('table', { name: '健康表' });
  await expect(sheet.getByRole('row', { name: /^成员总数/ })).toContainText('0');
  expect(await seriousIn(page)).toEqual([]);
  await sheet.getByRole('button', { name: /成员总数 · 本期/ }).click();
  const rows = page.getByRole('complementary', { name: /成员总数/ });
  await expect(rows.getByText('没有明细。')).toBeVisible();
  await rows.getByRole('button', { name: '关闭侧栏' }).click();

  await page.getByRole('tab', { name: '团队' }).click();
  await expect(page.getByRole('img', { name: /阶段.*反馈：/ })).toBeVisible();
  await page.getByRole('button', { name: '安排…' }).first().click();
  await page.getByRole('dialog').getByRole('combobox').fill('程一苇');
  await page.getByRole('button', { name: '安排 程一苇' }).click();
  await expect(page.getByRole('button', { name: '把 程一苇 移出岗位' })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  expect(consoleErrors).toEqual([]);
});
