import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { faultlessInBothThemes } from './axe.ts';
import { importList } from './import-list.ts';

test.describe.configure({ timeout: 180_000 });

const answers = `序号,提交答卷时间,所用时间,1、您有多大可能把我们推荐给朋友,2、您对这次活动满意吗(1-5分),3、您的建议
1,2026/11/12 10:00:00,60秒,10,5,茶点再多一些
2,2026/11/12 10:01:00,61秒,9,5,
3,2026/11/12 10:02:00,62秒,9,4,请打13812345678
4,2026/11/12 10:03:00,63秒,7,4,
5,2026/11/12 10:04:00,64秒,3,2,时间太长
`;
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const card = (page: Page, name: string) =>
  page.getByRole('region', { name: '结果' }).getByRole('button', { name });
const openEvent = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: '活动', exact: true }).click();
  await page.getByRole('gridcell', { name: '冬至茶会' }).click();
  await tab(page, '结果与收尾').click();
};

test('an event shows what came of it, keeps its lessons, and is closed and opened again', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '活动', exact: true }).click();
  await page.getByRole('button', { name: '新建活动' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('活动名称').fill('冬至茶会');
  await form.getByRole('radio', { name: /不用模板/ }).check();
  await form.getByRole('button', { name: '新建「冬至茶会」' }).click();
  await tab(page, '报名与签到').click();
  await page.getByRole('button', { name: '添加报名' }).click();
  const signUp = page.getByRole('dialog', { name: '添加报名' });
  await signUp.getByLabel('姓名').fill('陈晚晴');
  await signUp.getByLabel('手机（可不填）').fill('13800138001');
  await signUp.getByRole('button', { name: /为“陈晚晴”报名/ }).click();
  await expect(signUp).toBeHidden();

  await tab(page, '结果与收尾').click();
  // The first figures of a fresh program take their time on a busy machine.
  await expect(card(page, '报名总数')).toContainText('1', { timeout: 30_000 });
  await expect(card(page, '活动 NPS')).toContainText('没有关联带推荐题');
  await expect(page.getByText('还没有关联问卷')).toBeVisible();

  await importList(page, answers);
  await openEvent(page);
  await page.getByRole('button', { name: '关联', exact: true }).click();
  await expect(page.getByText('已关联问卷')).toBeVisible();
  // Three of five promote, one detracts: 60 % − 20 %.
  await expect(card(page, '活动 NPS')).toContainText('40');
  await expect(card(page, '活动 NPS')).toContainText('样本少');
  await expect(page.getByRole('row', { name: /满意.*4\.00 \/ 5/ })).toBeVisible();
  await expect(page.getByText('请打138****5678')).toBeVisible();
  await card(page, '活动 NPS').click();
  const drawer = page.getByRole('complementary', { name: '活动 NPS' });
  await expect(drawer.getByText('5 行，合计 2')).toBeVisible();
  await faultlessInBothThemes(page);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();

  const newLesson = page.getByRole('form', { name: '添加经验' });
  for (const text of ['提前开签到台', '茶点多备两份']) {
    await newLesson.getByLabel('经验内容').fill(text);
    await page.keyboard.press('Enter');
    await expect(newLesson.getByLabel('经验内容')).toHaveValue('');
  }
  const texts = page
    .getByRole('region', { name: '经验' })
    .getByRole('listitem')
    .getByLabel('经验内容');
  await expect(texts).toHaveCount(2);
  await page.getByRole('button', { name: '上移“茶点多备两份”' }).click();
  await expect(texts.first()).toHaveValue('茶点多备两份');
  await page.getByRole('button', { name: '删除“茶点多备两份”' }).click();
  await expect(texts).toHaveCount(1);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(texts).toHaveCount(2);

  const list = page.getByRole('complementary', { name: '收尾清单' });
  await list.getByRole('checkbox', { name: '感谢嘉宾和会员' }).check();
  await expect(list.getByText(/^5 \/ \d+$/)).toBeVisible();
  await list.getByRole('button', { name: '结束活动' }).click();
  const dialog = page.getByRole('dialog', { name: '结束“冬至茶会”' });
  await expect(dialog.getByText('没有未完成的任务')).toBeVisible();
  await dialog.getByRole('button', { name: '结束活动' }).click();
  await expect(list.getByText('活动已结束。')).toBeVisible();
  await faultlessInBothThemes(page);
  await list.getByRole('button', { name: '重新打开' }).click();
  await expect(list.getByRole('button', { name: '结束活动' })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
