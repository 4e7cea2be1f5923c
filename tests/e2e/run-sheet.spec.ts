import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { faultlessInBothThemes, faultsIn } from './axe.ts';
import { oneTry, typeDate } from './typed-date.ts';

test.describe.configure({ timeout: 180_000 });

/** An event from 14:00 to 17:00 on 2035-01-20 (Shanghai), and its run sheet. */
const START_MS = Date.UTC(2035, 0, 20, 6);
const MINUTE_MS = 60_000;
const openSheet = async (page: Page): Promise<void> => {
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '活动', exact: true }).click();
  await page.getByRole('button', { name: '新建活动' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('活动名称').fill('新春茶会');
  await form.getByRole('radio', { name: /线下/ }).first().check();
  const start = form.getByLabel('开始', { exact: true });
  await typeDate(start, '2035-01-20 14:00', () =>
    expect(form.getByLabel('结束', { exact: true })).toHaveValue(/^2035-01-20 17:00/, oneTry),
  );
  await form.getByRole('button', { name: '新建「新春茶会」' }).click();
  await page.getByRole('tab', { name: '流程表' }).click();
};
const cell = (page: Page, row: number, column: string) =>
  page.getByRole('textbox', { name: `第 ${row} 行 ${column}` });
const contents = (page: Page): Promise<string[]> =>
  page
    .getByRole('textbox', { name: /行 内容$/ })
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));

test('a run sheet is written by keyboard alone, pasted, filled and taken back', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await openSheet(page);
  await page.getByRole('button', { name: '添加环节' }).click();
  await cell(page, 1, '内容').focus();
  await page.keyboard.type('开场');
  await page.keyboard.press('Tab');
  await page.keyboard.type('小林');
  // Enter on the last row makes the next one, in the same column.
  await page.keyboard.press('Enter');
  await expect(cell(page, 2, '主持／负责')).toBeFocused();
  await page.keyboard.type('周老师');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('分享');
  await page.keyboard.press('Shift+Tab');
  await expect(cell(page, 2, '时长（分钟）')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1小时');
  await page.keyboard.press('Control+Enter');
  await expect(cell(page, 3, '内容')).toBeFocused();
  await page.keyboard.type('收尾');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => contents(page)).toEqual(['开场', '收尾', '分享']);
  await expect(cell(page, 2, '内容')).toBeFocused();
  await expect(cell(page, 3, '开始')).toHaveValue('14:20');
  await expect(cell(page, 3, '时长（分钟）')).toHaveValue('60');
  await page.keyboard.press('Control+d');
  await expect.poll(() => contents(page)).toEqual(['开场', '收尾', '收尾', '分享']);
  await page.keyboard.press('Control+Delete');
  await expect.poll(() => contents(page)).toEqual(['开场', '收尾', '分享']);
  await page.getByRole('button', { name: /^第 2 行/ }).focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => contents(page)).toEqual(['开场', '分享']);
  // Outside of a text the program's own undo answers.
  await expect(page.getByRole('button', { name: /^第 2 行/ })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(() => contents(page)).toEqual(['开场', '收尾', '分享']);

  // A start that is typed is fixed, and says what it breaks; what cannot be read stays as typed.
  await cell(page, 3, '开始').fill('14:05');
  await page.keyboard.press('Tab');
  const problems = page.getByRole('list', { name: '流程中的问题' });
  await expect(problems.getByText('3「分享」 与前面的环节重叠 15 分钟')).toBeVisible();
  await cell(page, 3, '开始').fill('25:99');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('alert').getByText('写成 14:30 这样的时间')).toBeVisible();
  await expect(cell(page, 3, '开始')).toHaveValue('25:99');
  await cell(page, 3, '开始').fill('');
  await page.keyboard.press('Tab');
  await expect(cell(page, 3, '开始')).toHaveValue('14:20');
  await expect(problems).toHaveCount(0);
  await faultlessInBothThemes(page);

  await page.getByRole('button', { name: '填入…' }).click();
  await page.getByRole('menuitem', { name: '粘贴表格' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox')
    .fill('时间\t内容\t主持\t物料\n15:20-15:40\t合唱\t小林\t话筒\n16:50\t散场\t志愿者');
  await expect(dialog.getByRole('row', { name: /接上一环节 20 合唱 小林 话筒/ })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /16:50 10（未写明） 散场 志愿者/ })).toBeVisible();
  await dialog.getByRole('button', { name: '添加 2 个环节' }).click();
  await expect.poll(() => contents(page)).toEqual(['开场', '收尾', '分享', '合唱', '散场']);
  await expect(problems.getByText('5「散场」 之前空出 1 小时 10 分钟')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect.poll(() => contents(page)).toEqual(['开场', '收尾', '分享']);

  await page.getByRole('button', { name: '填入…' }).click();
  await page.getByRole('menuitem', { name: '模板：线下聚会' }).click();
  await expect(cell(page, 4, '内容')).toHaveValue('布置场地与设备调试');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 XLSX' }).click();
  expect((await saved).suggestedFilename()).toBe('新春茶会 流程表.xlsx');
  expect(consoleErrors).toEqual([]);
});

test('an event runs live in two windows, over its time, back a step, and shows how it went', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await openSheet(page);
  await page.getByRole('button', { name: '填入…' }).click();
  await page.getByRole('menuitem', { name: '粘贴表格' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox')
    .fill('10 分钟\t开场\t小林\n20 分钟\t分享\t周老师\n5 分钟\t收尾');
  await dialog.getByRole('button', { name: '添加 3 个环节' }).click();
  await expect(cell(page, 3, '内容')).toHaveValue('收尾');

  const at = async (minutes: number): Promise<void> => {
    await page.clock.setFixedTime(START_MS + minutes * MINUTE_MS);
  };
  await at(-5);
  await page.getByRole('button', { name: '进入现场模式' }).click();
  await expect(page.getByRole('timer', { name: '现在时间' })).toContainText('13:55:00');
  await expect(page.getByRole('link', { name: '会员' })).toHaveCount(0);
  await at(3);
  await expect(page.getByText('比计划晚 3 分钟')).toBeVisible();
  await page.keyboard.press('Space');
  const running = page.getByRole('region', { name: '现场模式' });
  await expect(running.getByRole('heading', { name: '开场' })).toBeVisible();
  await expect(running.getByText('时间充足')).toBeVisible();
  await expect(page.getByText('照此预计 14:38 结束')).toBeVisible();

  // The last fifth of it, then over.
  await at(11.5);
  await expect(running.getByText('快到时间了')).toBeVisible();
  await expect(running.getByText('1:30', { exact: true })).toBeVisible();
  await at(15);
  await expect(running.getByText('已超时，请尽快收尾')).toBeVisible();
  await expect(running.getByText('+2:00')).toBeVisible();
  await expect(page.getByText('比计划晚 5 分钟')).toBeVisible();
  await faultlessInBothThemes(page);
  await page.keyboard.press('+');
  await expect(running.getByText('11 分钟', { exact: false }).first()).toBeVisible();
  await expect(running.getByText('+1:00')).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('话筒没电');
  await page.keyboard.press('Enter');
  await expect(page.getByText('现场记录已保存')).toBeVisible();

  // What runs is in the workspace: after a reload, and in another window that takes the next step.
  await page.reload();
  await expect(running.getByText('+1:00')).toBeVisible();
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: '再开一个窗口' }).click();
  const second = await opened;
  await second.clock.setFixedTime(START_MS + 16 * MINUTE_MS);
  await second.getByRole('button', { name: /下一环节/ }).click();
  await expect(running.getByRole('heading', { name: '分享' })).toBeVisible();
  await second.close();

  // Back a step, on again, and the undo of the program.
  await at(17);
  await page.keyboard.press('Backspace');
  await expect(running.getByRole('heading', { name: '开场' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(running.getByRole('heading', { name: '分享' })).toBeVisible();
  await at(34);
  await page.keyboard.press('Enter');
  await expect(running.getByRole('heading', { name: '收尾' })).toBeVisible();
  // Every press counts, also while the one before is being saved.
  for (const key of ['+', '+', '+']) await page.keyboard.press(key);
  await expect(running.getByText('8:00', { exact: true })).toBeVisible();
  for (const key of ['-', '-', '-']) await page.keyboard.press(key);
  await expect(running.getByText('5:00', { exact: true })).toBeVisible();
  await at(38);
  await page.keyboard.press('n');
  await page.keyboard.type('灯先关了');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /结束活动流程/ }).click();
  await expect(running.getByRole('heading', { name: '全部环节已结束' })).toBeVisible();

  await page.getByRole('button', { name: '返回流程表' }).click();
  await page.getByText('实际与偏差').click();
  const variance = page.getByRole('table', { name: '实际与偏差' });
  await expect(variance.getByRole('row', { name: /开场 14:00 14:03 晚 3 分钟/ })).toContainText(
    '超出 3 分钟话筒没电',
  );
  await expect(variance.getByRole('row', { name: /分享 14:10 14:16 晚 6 分钟/ })).toContainText(
    '少用 2 分钟',
  );
  await expect(variance.getByRole('row', { name: /收尾/ })).toContainText('灯先关了');
  await expect(variance.getByRole('row', { name: /合计/ })).toContainText('35:0035:00按计划');
  expect(await faultsIn(page)).toEqual([]);
  await page.getByRole('button', { name: '清除实际时间' }).click();
  await expect(variance).toHaveCount(0);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(variance.getByRole('row', { name: /收尾/ })).toContainText('14:34');
  expect(consoleErrors).toEqual([]);
});
