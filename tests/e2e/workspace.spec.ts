import type { Page } from '@playwright/test';
import { expect as expectSoon, test } from './harness.ts';

// Backups, restores and checks start threads of their own.
const expect = expectSoon.configure({ timeout: 20_000 });

const create = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel('名称').fill(name);
  await page.getByRole('button', { name: '新建工作区' }).click();
  await page.getByRole('link', { name: '工作区', exact: true }).click();
  await expect(page.getByRole('heading', { name: '这个工作区' })).toBeVisible();
};

const choose = async (page: Page, field: string, option: RegExp): Promise<void> => {
  await page.getByRole('combobox', { name: field }).click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option-content', { hasText: option })
    .click();
};

/** The chosen value of a box in the settings. */
const chosen = (page: Page, value: RegExp) => page.getByRole('main').getByTitle(value).first();

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

test('settings take effect at once and are undone and redone by keyboard', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await create(page, '茶友会');
  await page.getByLabel('名称', { exact: true }).fill('茶友会 2026');
  await page.getByLabel('名称', { exact: true }).press('Enter');
  const rail = page.getByRole('navigation');
  await expect(rail.getByText('茶友会 2026')).toBeVisible();

  // The box just chosen from keeps the focus; the keys undo the change all the same.
  await choose(page, '币种', /^JPY/);
  await expect(chosen(page, /^JPY/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(chosen(page, /^CNY/)).toBeVisible();
  await page.getByRole('heading', { name: '这个工作区' }).click();
  await page.keyboard.press('Control+z');
  await expect(rail.getByText('茶友会', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(rail.getByText('茶友会 2026')).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(chosen(page, /^JPY/)).toBeVisible();

  await choose(page, '一周从哪天开始', /星期日/);
  await tab(page, '修改记录');
  await expect(
    page.getByRole('gridcell', { name: '修改设置：一周从哪天开始', exact: true }),
  ).toBeVisible();
  await page.getByRole('textbox', { name: '从' }).click();
  await expect(page.locator('.ant-picker-content th').first()).toHaveText('日');
  await page.keyboard.press('Escape');
  expect(consoleErrors).toEqual([]);
});

test('the language changes the whole frame and stays after a reload', async ({ workstation }) => {
  const { page, consoleErrors } = workstation;
  await create(page, '茶友会');
  await choose(page, '界面语言', /^English$/);
  await expect(page.getByRole('heading', { name: 'This workspace' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Retrospectives' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This workspace' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  for (const room of [
    'Members',
    'Communities',
    'Events',
    'Campaigns',
    'Retrospectives',
    'Imports',
  ]) {
    await page.getByRole('link', { name: room, exact: true }).click();
    await expect(page.getByRole('heading', { name: room, level: 1 })).toBeVisible();
    // Only the workspace's own name is Chinese.
    const chinese = (await page.locator('body').innerText()).replaceAll('茶友会', '');
    expect.soft([room, /[\u4e00-\u9fff]+/.exec(chinese)?.[0] ?? null]).toEqual([room, null]);
  }
  expect(consoleErrors).toEqual([]);
});

test('a backup brings back what was, after saying what goes; a second window follows', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await create(page, '茶友会');
  await choose(page, '币种', /^USD/);
  await tab(page, '备份');
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByRole('cell', { name: '检查过，完好' })).toBeVisible();
  await page.getByRole('button', { name: /^检查备份/ }).click();
  await expect(page.getByText(/workspace-backup 完好$/)).toBeVisible();
  await tab(page, '设置');
  await choose(page, '币种', /^EUR/);
  await expect(chosen(page, /^EUR/)).toBeVisible();

  await tab(page, '备份');
  await page.getByRole('button', { name: /^用备份/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('会失去这之后的 1 次操作：')).toBeVisible();
  await expect(dialog.getByText(/修改设置：币种/)).toBeVisible();
  await dialog.getByRole('button', { name: '恢复，失去 1 次操作' }).click();
  await expect(page.getByText('已恢复。恢复前的状态也留了一份备份。')).toBeVisible();
  await expect(page.getByRole('cell', { name: '恢复之前' })).toBeVisible();
  await tab(page, '设置');
  await expect(chosen(page, /^USD/)).toBeVisible();

  const [second] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate(() => void window.open(location.href)),
  ]);
  await expect(chosen(second, /^USD/)).toBeVisible();
  await choose(page, '币种', /^GBP/);
  await expect(chosen(second, /^GBP/)).toBeVisible();
  await page.getByRole('button', { name: '关闭工作区' }).click();
  await expect(second.getByRole('heading', { name: '最近打开' })).toBeVisible();
  await second.close();

  await page.getByRole('button', { name: /茶友会/ }).click();
  await page.getByRole('link', { name: '工作区', exact: true }).click();
  await expect(chosen(page, /^GBP/)).toBeVisible();
  await tab(page, '检查与关于');
  await page.getByRole('button', { name: '开始检查' }).click();
  await expect(page.getByText(/项检查全部通过/).first()).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
