import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { faultlessInBothThemes } from './axe.ts';

test.describe.configure({ timeout: 180_000 });

interface Guest {
  readonly name: string;
  readonly phone: string;
  readonly number: string;
}
const people: readonly Guest[] = [
  { name: '陈晚晴', phone: '13800138001', number: 'A-1001' },
  { name: '周以宁', phone: '13911110002', number: 'A-1002' },
  { name: '何北辰', phone: '13922220003', number: 'A-1003' },
];

const newEvent = async (page: Page): Promise<void> => {
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '活动', exact: true }).click();
  await page.getByRole('button', { name: '新建活动' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('活动名称').fill('冬至茶会');
  await form.getByRole('radio', { name: /不用模板/ }).check();
  await form.getByRole('button', { name: '新建「冬至茶会」' }).click();
  await page.getByRole('tab', { name: '报名与签到' }).click();
  await expect(page.getByText('还没有报名')).toBeVisible();
};

const signUp = async (page: Page, { name, phone, number }: Guest, done: RegExp) => {
  await page.getByRole('button', { name: '添加报名' }).click();
  const form = page.getByRole('dialog', { name: '添加报名' });
  await form.getByLabel('姓名').fill(name);
  await form.getByLabel('手机（可不填）').fill(phone);
  await form.getByLabel('报名号或票号').fill(number);
  await form.getByRole('button', { name: done }).click();
  await expect(form).toBeHidden();
};

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const outcome = (page: Page) => page.getByLabel('签到结果');
const counted = (page: Page, name: string) =>
  page.getByLabel('实时计数').locator('div', { hasText: name }).locator('dd');
const inTotal = (page: Page) => page.getByLabel('实时计数').locator('strong');
const desk = (page: Page) => page.getByRole('combobox', { name: '找人或扫码' });
const find = async (page: Page, text: string, expected: string) => {
  await desk(page).fill(text);
  const first = page.getByLabel('找到的人').getByRole('row').first();
  await expect(first).toContainText(expected);
  await desk(page).press('Enter');
};
const scan = async (page: Page, code: string) => {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};

test('who no longer fits waits, moves up when somebody cancels, and capacity asks before it shrinks', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await newEvent(page);
  await page.getByLabel('名额', { exact: true }).fill('2');
  await page.getByLabel('名额', { exact: true }).press('Tab');
  for (const one of people.slice(0, 2)) await signUp(page, one, new RegExp(`^为“${one.name}”报名`));
  await expect(page.getByText('名额已满（2 / 2）')).toBeVisible();
  await signUp(page, people[2]!, /^把“何北辰”加入候补/);
  await expect(page.getByText('“何北辰”已进入候补')).toBeVisible();

  const drawer = page.getByRole('complementary', { name: '报名与签到详情' });
  // Rows move while others come in: the drawer says whose row it was.
  const open = (name: string) =>
    expect(async () => {
      await page.getByRole('gridcell', { name }).click();
      await expect(drawer.getByRole('heading', { name })).toBeVisible({ timeout: 1000 });
    }).toPass();
  await open('周以宁');
  await drawer.getByRole('button', { name: '取消报名' }).click();
  const free = dialog(page, '空出了名额');
  await expect(free.getByRole('checkbox', { name: /何北辰/ })).toBeChecked();
  await free.getByRole('checkbox', { name: '这场活动以后自动递补' }).check();
  await free.getByRole('button', { name: '递补 1 人' }).click();
  await expect(free).toBeHidden();
  await expect(page.getByText('空出名额时自动递补')).toBeVisible();

  await drawer.getByRole('button', { name: '确认报名' }).click();
  await dialog(page, '名额不够').getByRole('button', { name: '放进候补' }).click();
  await expect(drawer.getByText(/候补第 1 位/)).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByLabel('名额', { exact: true }).fill('1');
  await page.getByLabel('名额', { exact: true }).press('Tab');
  const small = dialog(page, '名额少于已经确认的报名人数。');
  await expect(small.getByText('已经确认 2 人')).toBeVisible();
  await faultlessInBothThemes(page);
  await small.getByRole('button', { name: '照改，最晚报名的转入候补' }).click();
  await expect(page.getByText('名额已修改，1 人转入候补')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(page.getByText('名额已满（2 / 2）')).toBeVisible();
  // By itself, as it was remembered.
  await open('陈晚晴');
  await drawer.getByRole('button', { name: '取消报名' }).click();
  await expect(page.getByText(/已取消“陈晚晴”的报名；已递补：周以宁/)).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('the desk finds by initials and digits, takes scans, asks about doubles, and follows in a second window', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await newEvent(page);
  for (const one of people) await signUp(page, one, new RegExp(`^为“${one.name}”报名`));
  await page.getByRole('button', { name: '打开签到台', exact: true }).click();
  await expect(desk(page)).toBeFocused();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const [second] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: '再开一个窗口' }).click(),
  ]);
  await expect(inTotal(second)).toHaveText('0');
  await page.bringToFront();

  await find(page, 'cwq', '陈晚晴');
  await expect(outcome(page)).toContainText('陈晚晴 已签到');
  await find(page, '0002', '周以宁');
  await expect(outcome(page)).toContainText('周以宁 已签到');
  await expect(desk(page)).toHaveValue('');
  await expect(inTotal(second)).toHaveText('2');
  await expect(counted(second, '还没到')).toHaveText('1');

  await scan(page, 'A-1003');
  await expect(outcome(page)).toContainText('何北辰 已签到');
  await scan(page, 'a-1001');
  await expect(page.getByRole('alert')).toContainText(/陈晚晴 在 \d\d:\d\d 已经签到/);
  await faultlessInBothThemes(page);
  await page.getByRole('button', { name: '记为再次到场' }).click();
  await expect(outcome(page)).toContainText('陈晚晴 已签到');
  await expect(inTotal(page)).toHaveText('3');

  // Nobody has the code: nothing is lost, the walk-in keeps it, and it is known from then on.
  await scan(page, 'ZZ-77-88');
  await expect(page.getByRole('alert')).toContainText('没有人对应“ZZ-77-88”');
  await outcome(page).getByRole('button', { name: '登记现场加入' }).click();
  const form = dialog(page, '登记现场加入');
  await expect(form.getByText('扫到的号码“ZZ-77-88”')).toBeVisible();
  await form.getByLabel('姓名').fill('林路过');
  await form.getByRole('button', { name: '为“林路过”签到' }).click();
  await expect(outcome(page)).toContainText('林路过 已签到');
  await expect(counted(page, '现场加入')).toHaveText('1');
  await scan(page, 'ZZ-77-88');
  await expect(page.getByRole('alert')).toContainText('林路过');

  // Undo: the last one by Ctrl+Z, an earlier one by its button.
  await page.keyboard.press('Control+z');
  await expect(counted(page, '现场加入')).toHaveText('0');
  await page.getByRole('button', { name: '撤销 周以宁 的这一次' }).click();
  await expect(inTotal(page)).toHaveText('2');
  await expect(inTotal(second)).toHaveText('2');

  // Another list counts by itself.
  await page.getByRole('button', { name: '签到名单…' }).click();
  const lists = dialog(page, '签到名单…');
  await lists.getByLabel('新名单').fill('晚宴');
  await lists.getByRole('button', { name: '添加名单' }).click();
  await expect(lists.getByLabel('名单名称')).toHaveValue('晚宴');
  await lists.getByRole('button', { name: '关闭' }).last().click();
  await page.getByText('晚宴 0', { exact: true }).click();
  await expect(inTotal(page)).toHaveText('0');
  await find(page, '北辰', '何北辰');
  await expect(page.getByText('晚宴 1', { exact: true })).toBeVisible();
  await expect(inTotal(second)).toHaveText('2');
  await page.getByLabel('最近签到').getByRole('button', { name: '何北辰', exact: true }).click();
  const drawer = page.getByRole('complementary', { name: '报名与签到详情' });
  await expect(drawer.getByLabel('全部签到记录').getByRole('listitem')).toHaveCount(2);
  await faultlessInBothThemes(page);
  expect(consoleErrors).toEqual([]);
});

test('a printed list has its boxes, and its ticks are entered by keyboard as one operation', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await newEvent(page);
  for (const one of people) await signUp(page, one, new RegExp(`^为“${one.name}”报名`));
  await page.getByRole('button', { name: '打印勾选表' }).click();
  const sheet = page.getByRole('table');
  await expect(sheet.getByRole('row', { name: /陈晚晴 8001.*A-1001/ })).toBeVisible();
  await expect(sheet.getByRole('columnheader', { name: /冬至茶会.*3 人/ })).toBeVisible();
  await faultlessInBothThemes(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
  await expect(sheet).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: '返回活动' }).click();

  await page.getByRole('tab', { name: '报名与签到' }).click();
  await page.getByRole('button', { name: '录入纸质签到' }).click();
  const box = page.getByRole('combobox', { name: /输入跳到某人/ });
  await expect(box).toBeFocused();
  const option = (name: string) => page.getByRole('option', { name: new RegExp(name) });
  await page.keyboard.type('zyn');
  await expect(option('周以宁')).toHaveAttribute('data-at', 'true');
  await page.keyboard.press('Space');
  await expect(option('周以宁')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Space');
  await expect(option('周以宁')).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('Space');
  await page.keyboard.type('8001');
  await page.keyboard.press('Enter');
  await expect(option('何北辰')).toHaveAttribute('data-at', 'true');
  // Below the list somebody wrote a name of their own; one of the list is ticked where it stands.
  const below = page.getByRole('region', { name: '名单以外的人' });
  const adding = dialog(page, '添加名单以外的人');
  await page.keyboard.type('陆新禾');
  await expect(page.getByText('名单上没有“陆新禾”')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(adding.getByLabel('姓名')).toHaveValue('陆新禾');
  await adding.getByLabel('手机（可不填）').fill(people[2]!.phone);
  await page.keyboard.press('Enter');
  await expect(adding.getByRole('button', { name: '就是“何北辰”' })).toBeVisible();
  await adding.getByLabel('手机（可不填）').fill('13600000002');
  await page.keyboard.press('Enter');
  await expect(below.getByRole('listitem')).toHaveText([/陆新禾.*新会员/]);
  await expect(box).toBeFocused();
  await below.getByRole('button', { name: '添加名单以外的人' }).click();
  await adding.getByLabel('姓名').fill('陆新禾');
  await adding.getByLabel('手机（可不填）').fill('13600000002');
  await page.keyboard.press('Enter');
  await expect(adding.getByRole('alert')).toContainText('“陆新禾”已经加在名单以外的人里');
  await page.keyboard.press('Escape');
  await expect(adding).toBeHidden();
  await faultlessInBothThemes(page);
  await box.press('Control+Enter');
  const preview = dialog(page, '核对要录入的签到');
  await expect(preview.getByRole('listitem')).toHaveText([/陈晚晴/, /周以宁/, /陆新禾.*新会员/]);
  await preview.getByRole('button', { name: '录入 3 人的签到' }).click();
  await expect(option('周以宁')).toContainText('已签到');
  await expect(option('陆新禾')).toContainText('已签到');
  await expect(below.getByRole('listitem')).toHaveCount(0);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(option('周以宁')).not.toContainText('已签到');
  await expect(option('陆新禾')).toHaveCount(0);
  expect(consoleErrors).toEqual([]);
});
