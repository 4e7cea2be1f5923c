import { expect, test } from './harness.ts';
import { typeDate } from './typed-date.ts';

test.use({ answersAfterMs: 400 });

test('what is begun before an answer comes stays: a second sign-up, the page gone to, two weights', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '活动', exact: true }).click();
  await page.getByRole('button', { name: '新建活动' }).click();
  const event = page.getByRole('dialog');
  await event.getByLabel('活动名称').fill('冬至茶会');
  await event.getByRole('radio', { name: /不用模板/ }).check();
  await event.getByRole('button', { name: '新建「冬至茶会」' }).click();
  await page.getByRole('tab', { name: '报名与签到' }).click();

  // The page still says that nobody signed up when the second is begun.
  const form = page.getByRole('dialog', { name: '添加报名' });
  await page.getByRole('button', { name: '添加报名' }).click();
  await form.getByLabel('姓名').fill('陈晚晴');
  await form.getByRole('button', { name: '为“陈晚晴”报名' }).click();
  await expect(form).toBeHidden();
  await page.getByRole('button', { name: '添加报名' }).click();
  await form.getByLabel('姓名').fill('周以宁');
  await expect(page.getByRole('gridcell', { name: '陈晚晴' })).toBeVisible();
  await expect(form.getByLabel('姓名')).toHaveValue('周以宁');
  await form.getByRole('button', { name: '为“周以宁”报名' }).click();
  await expect(page.getByRole('gridcell', { name: '周以宁' })).toBeVisible();

  await page.getByRole('link', { name: '会员', exact: true }).click();
  await page.getByRole('link', { name: '分群' }).click();
  await page.getByRole('button', { name: /^用这个示例: 沉默 60 天的老会员/ }).click();
  await page.getByRole('button', { name: '删除分群' }).click();
  await page.getByRole('link', { name: '活动项目', exact: true }).click();
  await expect(page.getByText('已删除分群', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: '新建项目' }).click();
  const campaign = page.getByRole('dialog', { name: '新建项目' });
  await campaign.getByLabel('名称').fill('秋茶季');
  await typeDate(campaign.getByLabel('开始', { exact: true }), '2025-11-10');
  await typeDate(campaign.getByLabel('结束', { exact: true }), '2025-11-20');
  await campaign.getByRole('button', { name: '新建项目' }).click();
  await expect(page.getByText('没有选分群：计入所有人。')).toBeVisible();

  // Both of two weights, which are saved together.
  await page.getByRole('link', { name: '工作区', exact: true }).click();
  const weight = (kind: string) => page.getByRole('radiogroup', { name: kind, exact: true });
  await weight('评论').getByText('3').click();
  await weight('转发').getByText('3').click();
  await expect(weight('转发').getByRole('radio', { name: '3' })).toBeChecked();
  await expect(weight('评论').getByRole('radio', { name: '3' })).toBeChecked();
  expect(consoleErrors).toEqual([]);
});
