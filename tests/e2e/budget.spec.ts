import type { Locator, Page } from '@playwright/test';
import { faultlessInBothThemes } from './axe.ts';
import { expect, test } from './harness.ts';
import { readFile } from 'node:fs/promises';

test.describe.configure({ timeout: 120_000 });

const table = (page: Page, name: string): Locator => page.getByRole('table', { name, exact: true });
const cell = (page: Page, sheet: string, column: string, row = '新的一行'): Locator =>
  table(page, sheet).getByLabel(`${column}：${row}`, { exact: true });

const typeRow = async (
  page: Page,
  sheet: string,
  cells: readonly (readonly [column: string, text: string])[],
): Promise<void> => {
  for (const [column, text] of cells) {
    const box = cell(page, sheet, column);
    if ((await box.getAttribute('class')) === 'cell' && (await box.locator('option').count()) > 0)
      await box.selectOption({ label: text });
    else await box.fill(text);
  }
  await page.keyboard.press('Enter');
};

/** Puts text on the clipboard's way into a box, as a spreadsheet would. */
const pasteInto = (box: Locator, text: string): Promise<void> =>
  box.evaluate((element, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);

const open = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '活动', exact: true }).click();
  await page.getByRole('button', { name: '新建活动' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('活动名称').fill(name);
  await form.getByRole('radio', { name: /不用模板/ }).check();
  await form.getByRole('button', { name: `新建「${name}」` }).click();
  await page.getByRole('tab', { name: '预算与物料' }).click();
};
const section = (page: Page, name: string): Promise<void> =>
  page.locator('.budget-tab .ant-segmented-item', { hasText: name }).click();

test('a budget is typed and pasted, counts three scenarios and break-even, and goes out as a workbook', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await open(page, '秋茶会');
  await page.getByLabel('名额').fill('50');
  await page.getByLabel('名额').blur();
  await typeRow(page, '支出', [
    ['类别', '场地'],
    ['项目', '茶室'],
    ['计划', '3,000'],
  ]);
  await expect(cell(page, '支出', '实际', '茶室')).toBeVisible();
  await typeRow(page, '收入', [
    ['项目', '门票'],
    ['计法', '按人'],
    ['计划', '60元'],
  ]);
  await expect(cell(page, '收入', '计划', '门票')).toHaveValue('60');
  // A bad cell: nothing of the paste is written, and the words name it.
  const item = cell(page, '支出', '项目');
  await pasteInto(item, '茶点\t福来\t按人\t25\n音响\t\t固定\t很多\n');
  await expect(page.getByRole('alert')).toContainText('第 2 行 “很多”不是金额');
  await expect(table(page, '支出').locator('tbody tr')).toHaveCount(2);
  await pasteInto(item, '茶点\t福来\t按人\t25\n音响\t\t固定\t¥500.00\n讲者\t\t固定\tUS$100\n');
  await expect(cell(page, '支出', '计划', '音响')).toHaveValue('500');
  // (3,000 + 500) ÷ (60 − 25).
  await expect(page.getByText('100 位付费者')).toBeVisible();
  await expect(page.getByText('其他币种（分开列出，不计入合计）')).toBeVisible();
  const people = page.getByLabel('乐观人数');
  await expect(people).toHaveValue('50');
  await people.fill('200');
  await people.press('Enter');
  // 3,500 + 200 × 25 out, 200 × 60 in.
  await expect(page.getByRole('row', { name: /^乐观/ })).toContainText('¥3,500.00');

  const actual = cell(page, '支出', '实际', '茶室');
  await actual.fill('很贵');
  await actual.press('Tab');
  await expect(page.getByRole('alert')).toContainText('“很贵”不是金额');
  await expect(actual).toHaveValue('很贵');
  await actual.fill('3300');
  await actual.press('Enter');
  await expect(cell(page, '支出', '实际', '茶点')).toBeFocused();
  await expect(table(page, '支出').getByText('+¥300.00').first()).toBeVisible();
  const names = () =>
    table(page, '支出')
      .locator('[data-column="item"]')
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(names).toEqual(['茶点', '茶室', '音响', '讲者', '']);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect.poll(names).toEqual(['茶室', '茶点', '音响', '讲者', '']);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('秋茶会 预算与物料.xlsx');
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');

  await faultlessInBothThemes(page, { inside: '.budget-tab' });
  expect(consoleErrors).toEqual([]);
});

test('things of an event cost what they say; one red packet too many wants a reason', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await open(page, '秋茶会');
  await section(page, '推广');
  await typeRow(page, '推广', [
    ['渠道', '公众号'],
    ['点击', '150'],
    ['报名', '30'],
    ['实际费用', '600'],
  ]);
  await expect(table(page, '推广').getByText('¥4.00')).toBeVisible();
  await expect(table(page, '推广').getByText('¥20.00')).toBeVisible();
  await section(page, '奖品');
  await typeRow(page, '奖品', [
    ['奖品', '茶杯'],
    ['数量', '10'],
    ['单价', '20'],
    ['已发', '3'],
  ]);
  await expect(page.getByText('已发 3 / 10')).toBeVisible();
  await section(page, '嘉宾');
  await typeRow(page, '嘉宾', [
    ['嘉宾', '陆老师'],
    ['费用', '800'],
    ['状态', '已确认'],
  ]);
  await expect(page.getByText('已确认 1 / 1')).toBeVisible();
  await section(page, '场地与设备清单');
  await page
    .getByRole('button', { name: /常用清单/ })
    .first()
    .click();
  await page.getByRole('checkbox').first().check();
  await expect(page.getByText(/已完成 1 \/ 1\d/)).toBeVisible();

  await section(page, '福利与红包');
  await typeRow(page, '福利目录（所有活动共用）', [
    ['福利', '茶包'],
    ['单价', '5'],
  ]);
  await page.getByRole('button', { name: '发放福利' }).click();
  await page.getByRole('radio', { name: '只记人数' }).check();
  await page.getByRole('spinbutton', { name: '人数', exact: true }).fill('12');
  await page.getByRole('button', { name: '发给 12 人' }).click();
  await expect(table(page, '本场发放').getByText('¥60.00')).toBeVisible();
  const dialog = page.getByRole('dialog');
  const packet = async (amount: string): Promise<void> => {
    await page.getByRole('button', { name: '记一笔红包' }).click();
    await dialog.getByLabel(/总金额/).fill(amount);
  };
  const keep = dialog.getByRole('button', { name: /保\s?存/ });
  for (const amount of ['100', '100', '100']) {
    await packet(amount);
    await keep.click();
    await expect(dialog).toHaveCount(0);
  }
  await packet('40');
  await expect(dialog.getByText('7 天内已发 3 次，上限是 3 次')).toBeVisible();
  await expect(keep).toBeDisabled();
  await dialog.getByLabel('仍要发的理由').fill('周年');
  await keep.click();
  await expect(page.getByText('¥400.00')).toBeVisible();

  // 600 + 3 × 20 + 12 × 5 + 340 of the event’s actual cost.
  await section(page, '预算');
  await expect(table(page, '支出').locator('.sum-row')).toContainText('¥1,060.00');
  await expect(table(page, '支出').locator('tbody tr')).toHaveCount(9);
  expect(consoleErrors).toEqual([]);
});
