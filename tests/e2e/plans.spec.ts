import { readFileSync } from 'node:fs';
import { expect, test } from './harness.ts';
import type { Page } from '@playwright/test';

const planned = async (page: Page): Promise<void> => {
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '活动', exact: true }).click();
  await page.getByRole('button', { name: '新建活动' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('活动名称').fill('春茶会');
  await form.getByRole('radio', { name: /线上分享会/ }).check();
  await form.getByRole('button', { name: '新建「春茶会」' }).click();
  await expect(page.getByRole('row', { name: /确定分享内容/ })).toBeVisible();
};

const rowOf = (page: Page, task: string) => page.getByRole('row', { name: new RegExp(task) });

const setOwner = async (page: Page, task: string, owner: string): Promise<void> => {
  await rowOf(page, task).dblclick();
  const drawer = page.getByRole('complementary', { name: '任务详情' });
  await drawer.getByLabel('负责人').fill(owner);
  await drawer.getByLabel('负责人').press('Enter');
  await expect(page.getByRole('row', { name: new RegExp(`${task}.*${owner}`) })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
};

test('a plan tells its critical chain and conflicts, and goes out as calendar and picture', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await planned(page);
  const chain = page.getByRole('checkbox', { name: '关键链与浮动时间' });
  await expect(page.getByRole('row', { name: /确定分享内容.*可延后/ })).toHaveCount(1);
  await chain.check();
  await expect(
    page
      .getByRole('gridcell', { name: '可延后' })
      .or(page.getByText('可延后', { exact: true }))
      .first(),
  ).toBeVisible();
  await expect(page.locator('.timeline-critical').first()).toBeVisible();

  // The speaker is settled while the content still is: for one person that is too much.
  await setOwner(page, '确定分享内容', '小李');
  await setOwner(page, '确定分享嘉宾', '小李');
  await page.getByRole('button', { name: '冲突' }).click();
  const conflicts = page.getByRole('complementary', { name: '冲突' });
  await expect(conflicts.getByText('同一人同时有两项任务')).toBeVisible();
  await expect(conflicts.getByText(/小李 同时在做「确定分享内容」，重叠 1 天/)).toBeVisible();
  await conflicts.getByRole('button', { name: /确定分享嘉宾/ }).click();
  await expect(
    page.getByRole('status').filter({ hasText: /任务 确定分享嘉宾,.*冲突/ }),
  ).toBeAttached();
  await conflicts.getByRole('button', { name: '关闭' }).click();

  // A link by another rule and with a lag, by keyboard alone.
  await rowOf(page, '确定分享嘉宾').dblclick();
  const drawer = page.getByRole('complementary', { name: '任务详情' });
  await drawer.getByLabel(/与「确定分享内容」的关系/).press('Enter');
  await page
    .getByRole('option', { name: '完成后开始' })
    .or(page.getByTitle('完成后开始'))
    .first()
    .click();
  await drawer.getByLabel(/与「确定分享内容」的间隔/).fill('2');
  await drawer.getByLabel(/与「确定分享内容」的间隔/).press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '冲突' }).click();
  await expect(conflicts.getByText('按「确定分享内容」的安排，早了 1 天')).toBeVisible();
  await conflicts.getByRole('button', { name: '关闭' }).click();

  await page.getByRole('button', { name: '导出' }).click();
  const calendar = page.waitForEvent('download');
  await page.getByText('日历文件（.ics）：活动与任务').click();
  const ics = await calendar;
  expect(ics.suggestedFilename()).toBe('春茶会.ics');
  const text = readFileSync(await ics.path(), 'utf8');
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(17);
  expect(text).toContain('TZID=Asia/Shanghai');
  await page.getByRole('button', { name: '导出' }).click();
  const picture = page.waitForEvent('download');
  await page.getByText('图片（.png）').click();
  const png = readFileSync(await (await picture).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(3200);
  expect(consoleErrors).toEqual([]);
});

test('a plan becomes a template and a next edition; all events stand on one timeline, work by person', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await planned(page);
  await setOwner(page, '确定分享内容', '小李');
  await page.getByRole('button', { name: '存为模板' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('模板名称').fill('我们的分享会');
  await dialog.getByRole('button', { name: '存为模板' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: '办下一届' }).click();
  await expect(dialog.getByLabel('活动名称')).toHaveValue('春茶会 2');
  await dialog.getByRole('button', { name: /^新建，.* 开始$/ }).click();
  await expect(dialog).toBeHidden({ timeout: 15_000 });
  await expect(page.getByLabel('活动名称')).toHaveValue('春茶会 2');
  await expect(page.getByRole('row', { name: /确定分享内容.*小李/ })).toBeVisible();

  await page.getByRole('button', { name: '返回活动列表' }).click();
  await page.getByRole('button', { name: '新建活动' }).click();
  await dialog.getByLabel('活动名称').fill('夏茶会');
  await dialog.getByRole('radio', { name: /我们的分享会/ }).check();
  await dialog.getByRole('button', { name: '新建「夏茶会」' }).click();
  await expect(page.getByRole('row', { name: /确定分享内容.*小李/ })).toBeVisible();

  await page.getByRole('button', { name: '返回活动列表' }).click();
  await page.getByRole('link', { name: '全部排期' }).click();
  await expect(page.getByText('3 场活动，48 项任务')).toBeVisible();
  await expect(page.getByRole('row', { name: /夏茶会/ })).toBeVisible();
  await page.getByText('按负责人', { exact: true }).click();
  await expect(page.getByRole('row', { name: /^小李/ })).toBeVisible();
  await page.getByRole('link', { name: '工作量' }).click();
  await expect(page.getByRole('row', { name: /^小李 3 0/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^未指定负责人 45/ })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
