import type { Locator, Page } from '@playwright/test';
import { faultlessInBothThemes } from './axe.ts';
import { expect, test } from './harness.ts';
import { oneTry, typeDate } from './typed-date.ts';

test.describe.configure({ timeout: 120_000 });

const open = async (page: Page): Promise<void> => {
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '活动', exact: true }).click();
};

const newEvent = async (page: Page, name: string): Promise<Locator> => {
  await page.getByRole('button', { name: '新建活动' }).click();
  const form = page.getByRole('dialog').filter({ hasText: '新建活动' });
  await form.getByLabel('活动名称').fill(name);
  await form.getByRole('radio', { name: /线上分享会/ }).check();
  return form;
};

const setOwner = async (page: Page, task: string, owner: string): Promise<void> => {
  await page.getByRole('row', { name: new RegExp(task) }).dblclick();
  const drawer = page.getByRole('complementary', { name: '任务详情' });
  await drawer.getByLabel('负责人').fill(owner);
  await drawer.getByLabel('负责人').press('Enter');
  await expect(page.getByRole('row', { name: new RegExp(`${task}.*${owner}`) })).toBeVisible();
};

const typeStart = (form: Locator, start: string): Promise<void> =>
  typeDate(form.getByLabel('开始', { exact: true }), start, () =>
    expect(form.getByLabel('结束', { exact: true })).toHaveValue(
      new RegExp(`^${start.slice(0, 10)}`),
      oneTry,
    ),
  );

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row', { name: new RegExp(`^${name} `) });

test('people of the team are renamed everywhere, merged, and hand over what is open', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await open(page);
  const form = await newEvent(page, '春茶会');
  await form.getByRole('button', { name: '新建「春茶会」' }).click();
  await setOwner(page, '确定分享内容', '阿南');
  await setOwner(page, '确定分享嘉宾', '阿南、南南');
  await setOwner(page, '整理总结', '南南');
  await page.getByRole('button', { name: '返回活动列表' }).click();
  await page.getByRole('link', { name: '团队' }).click();

  // Names of the work are there already; one click puts them on the list.
  await expect(page.getByText('0 人在队')).toBeVisible();
  await page.getByRole('button', { name: '全部加入（2）' }).click();
  await expect(page.getByText('2 人在队')).toBeVisible();
  await page.getByRole('button', { name: '添加成员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('阿南、小鹿');
  await expect(dialog.getByText('请只写一个人的名字')).toBeVisible();
  await dialog.getByLabel('姓名').fill('小鹿');
  await dialog.getByLabel('职责').fill('主持');
  await dialog.getByRole('button', { name: '加入团队' }).click();
  await expect(page.getByText('3 人在队')).toBeVisible();
  await expect(rowOf(page, '小鹿').getByLabel('小鹿的职责')).toHaveValue('主持');
  await faultlessInBothThemes(page);

  // Two spellings of one person become one; the counts say what changes with it.
  await page.getByRole('button', { name: '改名 南南' }).click();
  await dialog.getByLabel('新名字').fill('阿南');
  await expect(dialog.getByText('会一起改：任务 2（包括已完成的）。')).toBeVisible();
  await dialog.getByRole('button', { name: '并入“阿南”' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('2 人在队')).toBeVisible();
  await expect(rowOf(page, '阿南').getByRole('cell').nth(1)).toHaveText('3');

  await page.getByRole('button', { name: '改名 阿南' }).click();
  await dialog.getByLabel('新名字').fill('陈南');
  await dialog.getByRole('button', { name: '改名', exact: true }).click();
  await expect(rowOf(page, '陈南').getByRole('cell').nth(1)).toHaveText('3');

  // Whoever leaves with open work is asked about it; kept, the plan says so.
  await page.getByRole('button', { name: '移出 陈南' }).click();
  await expect(dialog.getByText('“陈南”手上还有：任务 3。')).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /先不动/ })).toBeChecked();
  await faultlessInBothThemes(page);
  await dialog.getByRole('button', { name: '移出团队' }).click();
  await expect(page.getByRole('heading', { name: '已离开' })).toBeVisible();
  await page.getByRole('link', { name: '活动列表' }).click();
  await page.getByRole('gridcell', { name: '春茶会' }).first().dblclick();
  await page.getByRole('button', { name: '冲突' }).click();
  const conflicts = page.getByRole('complementary', { name: '冲突' });
  await expect(conflicts.getByText('负责人已离开团队')).toBeVisible();
  await expect(conflicts.getByText('陈南 已离开，请交给别人')).toHaveCount(3);

  // The conflict opens its task, whose owner is chosen from the team in the field itself.
  await conflicts.getByRole('button', { name: /整理总结/ }).click();
  const drawer = page.getByRole('complementary', { name: '任务详情' });
  await drawer.getByLabel('负责人').click();
  await page.locator('.ant-select-item-option', { hasText: '小鹿' }).click();
  await expect(page.getByRole('row', { name: /整理总结.*小鹿/ })).toBeVisible();
  await page.getByRole('button', { name: '返回活动列表' }).click();

  // The rest is handed over at once, taken back and done again.
  await page.getByRole('link', { name: '团队' }).click();
  await page.getByRole('button', { name: '交接 陈南' }).click();
  await dialog.getByLabel('交给谁').fill('小鹿');
  await dialog.getByRole('button', { name: '交接', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, '小鹿').getByRole('cell').nth(1)).toHaveText('3');
  await expect(page.getByRole('heading', { name: '已离开' })).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(rowOf(page, '小鹿').getByRole('cell').nth(1)).toHaveText('1');
  await expect(page.getByRole('button', { name: '交接 陈南' })).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(rowOf(page, '小鹿').getByRole('cell').nth(1)).toHaveText('3');
  await page.getByRole('link', { name: '工作区' }).click();
  await page.getByRole('tab', { name: '修改记录' }).click();
  await expect(page.getByText('“陈南”离开团队，2 项工作交给“小鹿”').first()).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('dates in the past are asked about once: another date, a record, or as they are', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await open(page);
  const form = await newEvent(page, '去年茶会');
  await typeStart(form, '2020-01-10 19:00');
  const create = form.getByRole('button', { name: '新建「去年茶会」' });
  await create.click();
  const question = page.getByRole('dialog', { name: '这个日期已经过去' });
  await expect(question.getByText('活动日期是 2020-01-10，已经过去。')).toBeVisible();
  await faultlessInBothThemes(page);

  // Another date: nothing was saved, the form is as it was.
  await question.getByRole('button', { name: /换个日期/ }).click();
  await expect(question).toBeHidden();
  await expect(form.getByLabel('活动名称')).toHaveValue('去年茶会');
  await create.click();
  await question.getByRole('button', { name: /记为已办完的活动/ }).click();
  await expect(page.getByRole('row', { name: /确定分享内容/ })).toBeVisible();
  await expect(page.getByText('已结束', { exact: true }).first()).toBeVisible();
  // Everything is done, so nothing of it is late.
  await page.getByRole('button', { name: '冲突' }).click();
  const conflicts = page.getByRole('complementary', { name: '冲突' });
  await expect(conflicts.getByText('这份计划里没有冲突。')).toBeVisible();
  await page.getByRole('button', { name: '返回活动列表' }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('gridcell', { name: '去年茶会' })).toBeHidden();

  // A plan to come that is moved to the past, and back.
  const coming = await newEvent(page, '冬茶会');
  await coming.getByRole('button', { name: '新建「冬茶会」' }).click();
  await expect(page.getByRole('row', { name: /确定分享内容/ })).toBeVisible();
  await page.getByRole('button', { name: '改期' }).click();
  const move = page.getByRole('dialog');
  await typeStart(move, '2020-01-10 19:00');
  await move.getByRole('button', { name: /2020-01-10/ }).click();
  await question.getByRole('button', { name: /照这些日期排/ }).click();
  await expect(page.getByText(/^2020-01-10 19:00/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^2020-01-10 19:00/)).toBeHidden();

  // One task with a date before today, done there.
  await page.getByRole('row', { name: /确定分享内容/ }).dblclick();
  const drawer = page.getByRole('complementary', { name: '任务详情' });
  const start = drawer.getByLabel('开始', { exact: true });
  await typeDate(start, '2020-02-01 09:00', () => expect(question).toBeVisible(oneTry));
  await question.getByRole('button', { name: /那天已经做完/ }).click();
  await expect(drawer.getByLabel('进度')).toHaveAttribute('aria-valuenow', '100');
  expect(consoleErrors).toEqual([]);
});
