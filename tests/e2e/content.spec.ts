import { readXlsx } from 'hucre';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { addDays } from '../../shared/domain/values/days.ts';
import { expect, test } from './harness.ts';
import { faultlessInBothThemes } from './axe.ts';

const toPage = async (page: Page, name: string): Promise<void> => {
  await page
    .getByRole('navigation', { name: '内容的各页' })
    .getByRole('link', { name, exact: true })
    .click();
};
const day = (page: Page, date: string): Locator => page.locator(`[data-date="${date}"]`);
const chip = (place: Page | Locator, title: string): Locator =>
  place.getByRole('button', { name: new RegExp(`^${title}，`) });

test.describe.configure({ timeout: 180_000 });

test('content is planned by day, moved by mouse and keyboard, and goes through its states', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '内容', exact: true }).click();
  await expect(page.getByText('在日历上排好要发的内容')).toBeVisible();

  // By keyboard: Enter on today.
  const today = page.locator('[aria-current="date"]');
  const date = (await today.getAttribute('data-date'))!;
  await today.focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog');
  await form.getByLabel('标题').fill('冬日拼配上新');
  await form.getByLabel('渠道').fill('公众号');
  await form.getByText('短期', { exact: true }).click();
  await form.getByRole('button', { name: '新建「冬日拼配上新」' }).click();
  const drawer = page.getByRole('complementary', { name: '内容详情' });
  await drawer.getByLabel('主题').fill('节日');
  await drawer.getByLabel('主题').blur();
  await expect(page.getByText('已保存').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(chip(day(page, date), '冬日拼配上新')).toHaveAccessibleName(
    '冬日拼配上新，未定类型 · 公众号 · 已排期 · 短期',
  );

  // By mouse onto another day of the same week.
  const isMonday = new Date(`${date}T00:00:00Z`).getUTCDay() === 1;
  const other = addDays(date, isMonday ? 1 : -1);
  await chip(page, '冬日拼配上新').dragTo(day(page, other));
  await expect(chip(day(page, other), '冬日拼配上新')).toBeVisible();
  await expect(chip(day(page, date), '冬日拼配上新')).toHaveCount(0);

  // By keyboard a week on and a day back; the focus goes along.
  await chip(page, '冬日拼配上新').focus();
  await page.keyboard.press('Alt+ArrowDown');
  const later = addDays(other, 7);
  await expect(chip(day(page, later), '冬日拼配上新')).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(chip(day(page, addDays(later, -1)), '冬日拼配上新')).toBeFocused();
  await expect(page.getByText('已改期').first()).toBeVisible();
  // The notices of both moves look alike: the key takes back the last of them.
  await page.keyboard.press('Control+z');
  await expect(chip(day(page, later), '冬日拼配上新')).toBeVisible();
  // Arrows without Alt go over the days.
  await day(page, later).focus();
  await page.keyboard.press('ArrowRight');
  await expect(day(page, addDays(later, 1))).toBeFocused();

  // A plan that is switched off is out of sight; the choice stays.
  await page.getByRole('checkbox', { name: '短期' }).uncheck();
  await expect(chip(page, '冬日拼配上新')).toHaveCount(0);
  await page.getByRole('checkbox', { name: '短期' }).check();
  await faultlessInBothThemes(page);

  // On the board by key: planned → ready → published, which is now.
  await toPage(page, '看板');
  await chip(page.getByRole('region', { name: '已排期' }), '冬日拼配上新').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(chip(page.getByRole('region', { name: '待发布' }), '冬日拼配上新')).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  const published = page.getByRole('region', { name: '已发布' });
  await expect(chip(published, '冬日拼配上新')).toBeVisible();
  await faultlessInBothThemes(page);

  // Once more: a copy as an idea, with a way back to what it repeats.
  await chip(published, '冬日拼配上新').click();
  await drawer.getByRole('button', { name: '再用一次' }).click();
  await expect(drawer.getByRole('region', { name: '再用自' })).toContainText('冬日拼配上新');
  await faultlessInBothThemes(page);
  await drawer.getByRole('button', { name: '移到回收站' }).click();
  await expect(page.getByRole('region', { name: '想法' })).toContainText('这里还没有内容');

  // What members contribute: author, source, permission.
  await toPage(page, 'UGC');
  await page.getByRole('button', { name: '新建内容' }).click();
  await form.getByLabel('标题').fill('我家的咖啡角');
  await form.getByLabel('标题').press('Enter');
  await drawer.getByLabel('作者', { exact: true }).fill('小满');
  await drawer.getByLabel('作者', { exact: true }).blur();
  await drawer.getByLabel('使用授权').click();
  await page.locator('.ant-select-item').getByText('已同意使用').click();
  const card = page.getByRole('listitem').filter({ hasText: '我家的咖啡角' });
  await expect(card).toContainText('小满');
  await expect(card).toContainText('已同意使用');

  // Nothing went out in the eight weeks before; the running week has what was published today.
  await toPage(page, '发布频率');
  await page.getByRole('button', { name: '添加规定' }).click();
  const rule = page.getByRole('region', { name: '全部内容：每周至少 1 条' });
  await expect(rule).toContainText('空档 8 周');
  await expect(rule.getByRole('listitem').nth(7)).toContainText('空档 · 少 1 条');
  await expect(rule.getByRole('listitem').nth(8)).toContainText('达到');
  await faultlessInBothThemes(page);
  await toPage(page, '日历');
  await page.getByRole('button', { name: '上个月' }).click();
  await expect(
    page.getByRole('rowheader', { name: /空档：全部内容：每周至少 1 条，少 1 条/ }).first(),
  ).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('the sample shows what content brought, and every number opens its items', async ({
  workstation,
}) => {
  const { page, consoleErrors, openSample } = workstation;
  await openSample();
  await page.getByRole('link', { name: '内容', exact: true }).click();

  await toPage(page, '列表');
  await expect(page.getByText('59 条内容')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 XLSX' }).click(),
  ]);
  const { sheets } = await readXlsx(readFileSync(await download.path()));
  expect(sheets[0]!.rows).toHaveLength(60);
  expect(sheets[0]!.rows[0]!.slice(0, 3)).toEqual(['标题', '状态', '日期']);

  await toPage(page, '效果');
  await page.getByRole('combobox', { name: '发布期间' }).click();
  await page.getByTitle('自选').click();
  for (const [label, date] of [
    ['从', '2026-08-17'],
    ['到', '2026-11-15'],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(date);
    await page.getByLabel(label, { exact: true }).press('Enter');
  }
  const cells = (name: RegExp): Promise<string[]> =>
    page.getByRole('row', { name }).getByRole('button').allTextContents();
  await expect(page.getByRole('row', { name: /^全部 / })).toContainText('59');
  // Worked out by hand from the rows of the file.
  expect(await cells(/^全部 /)).toEqual(['59', '166,622', '2,137', '2,824', '7.2%', '1.7%']);
  expect(await cells(/^直播 /)).toEqual(['9', '29,864', '2,830', '3,318', '12.1%', '1.5%']);
  expect(await cells(/^小红书 /)).toEqual(['11', '15,319', '1,287', '1,393', '9.4%', '0.8%']);
  expect(await cells(/^20:00 起 /)).toEqual(['22', '59,520', '2,468', '2,705', '8.8%', '1.9%']);
  expect(await cells(/^2026-09 /)).toEqual(['4', '17', '23.5%']);

  await page.getByRole('button', { name: /^直播 · 互动率：/ }).click();
  const behind = page.getByRole('complementary', { name: '直播 · 互动率' });
  await expect(behind.getByText('9 条', { exact: true })).toBeVisible();
  await faultlessInBothThemes(page);
  await behind.getByRole('button', { name: '周六夜手冲直播（1）' }).click();
  await expect(page.getByRole('complementary', { name: '内容详情' })).toContainText('2026-11-16');
  expect(consoleErrors).toEqual([]);
});
