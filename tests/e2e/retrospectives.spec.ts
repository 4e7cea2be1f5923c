import type { Locator, Page } from '@playwright/test';
import { readXlsx } from 'hucre';
import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { faultlessInBothThemes } from './axe.ts';
import { expect, test } from './harness.ts';
import { oneTry, typeDate } from './typed-date.ts';

const exportAs = async (page: Page, format: 'DOCX' | 'HTML' | 'PDF' | 'PPTX' | 'XLSX') => {
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '导出复盘' });
  await dialog.getByRole('radio', { name: new RegExp(format) }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: `导出 ${format}` }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`秋季新品季 活动复盘.${format.toLowerCase()}`);
  return readFileSync(await download.path());
};

const partsAreLeftOutAndCommented = async (page: Page) => {
  const funnel = page.locator('[data-part="funnel"]');
  await funnel.getByRole('switch', { name: '报名到转化：写入文件' }).click();
  await expect(funnel.getByText('报名到转化：不写入文件')).toBeVisible();
  await expect(page.getByRole('button', { name: /^转化：77/ })).toBeHidden();
  await page.getByRole('button', { name: '活动成效：点评' }).click();
  const comment = page.getByRole('textbox', { name: '活动成效：点评' });
  await comment.fill('第二场值得再办。');
  await comment.blur();
  await expect(comment).toHaveValue('第二场值得再办。');
};

const limitsAreReworded = async (page: Page) => {
  const limits = page.locator('.limit-list');
  await limits.getByRole('button', { name: /^改写「前后对比不等于因果/ }).click();
  await page.getByRole('textbox', { name: '改写数据说明' }).fill('没有对照组，因果只能推测。');
  await page.keyboard.press('Enter');
  const line = limits.getByRole('listitem').filter({ hasText: '没有对照组，因果只能推测。' });
  await expect(line).toContainText('已改写');
  const added = page.getByRole('textbox', { name: /^补充一条说明/ });
  await added.fill('期间有两天停电。');
  await added.press('Enter');
  await expect(limits.getByRole('listitem').filter({ hasText: '停电' })).toContainText('补充');
};

/** By keyboard alone, once the first one is begun. */
const whysAreAsked = async (page: Page) => {
  await page.getByRole('button', { name: '写第一个原因' }).click();
  const input = page.getByRole('textbox', { name: '原因', exact: true });
  await input.fill('海报晚了一周');
  await input.press('Enter');
  await expect(input).toHaveValue('');
  await input.press('Tab');
  await input.fill('印厂排期靠后');
  await input.press('Enter');
  await expect(input).toHaveValue('');
  await input.fill('天气不好');
  await input.press('Shift+Tab');
  await input.press('Enter');
  await expect(page.locator('.why-line')).toHaveText([/海报晚了一周/, /印厂排期靠后/, /天气不好/]);
  await input.press('Escape');
  await expect(page.locator('.why-line').nth(1)).toHaveCSS('margin-inline-start', '24px');
  await expect(page.locator('.why-line').nth(2)).toHaveCSS('margin-inline-start', '0px');
  await page.getByRole('button', { name: '天气不好', exact: true }).press('Delete');
  await expect(page.locator('.why-line')).toHaveCount(2);
  await page.getByRole('combobox', { name: '「印厂排期靠后」：哪个数字可以说明' }).fill('到场率');
  await page.keyboard.press('Enter');
  await page
    .locator('.why-line')
    .getByRole('button', { name: /到场率.*69\.2%/ })
    .click();
  await expect(
    page.getByRole('complementary').getByText('222 行，每行计 1，合计 222'),
  ).toBeVisible();
  await page.getByRole('complementary').getByRole('button', { name: '关闭侧栏' }).click();
};

const actionsAreMoved = async (page: Page) => {
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  const added = page.getByRole('textbox', { name: '新增行动：保持' });
  await added.fill('提前两天提醒');
  await added.press('Enter');
  const card = page.getByRole('listitem').filter({ hasText: '提前两天提醒' });
  const owner = card.getByRole('combobox', { name: /负责人/ });
  await owner.fill('程一苇');
  await owner.blur();
  await typeDate(card.getByLabel('「提前两天提醒」的日期'), '2026-12-05');
  await column('保持')
    .getByRole('button', { name: '提前两天提醒', exact: true })
    .press('Alt+ArrowRight');
  await expect(column('改进').getByRole('listitem')).toHaveCount(1);
  await card.dragTo(column('开始'));
  await expect(
    column('开始').getByRole('button', { name: '提前两天提醒', exact: true }),
  ).toBeVisible();
  await expect(owner).toHaveValue('程一苇');
};

const pastOnesAreFoundAndCompared = async (page: Page) => {
  const search = page.getByRole('searchbox', { name: '搜索复盘里写过的话' });
  await search.fill('印厂');
  await expect(page.getByRole('row', { name: /秋季新品季/ })).toContainText('原因 印厂排期靠后');
  await search.fill('没有人写过');
  await expect(page.getByText('没有哪份复盘写过「没有人写过」。')).toBeVisible();
  const rail = page.getByRole('navigation');
  await rail.getByRole('link', { name: '活动项目' }).click();
  await page.getByRole('button', { name: '新建项目' }).click();
  const form = page.getByRole('dialog', { name: '新建项目' });
  await form.getByLabel('名称').fill('夏季冷萃季');
  await typeDate(form.getByLabel('开始', { exact: true }), '2026-07-01');
  await typeDate(form.getByLabel('结束', { exact: true }), '2026-07-31');
  await form.getByRole('button', { name: '新建项目' }).click();
  await expect(form).toBeHidden();
  await rail.getByRole('link', { name: '复盘' }).click();
  const rows = page.getByRole('checkbox', { name: /来比较$/ });
  await rows.nth(0).check();
  await rows.nth(1).check();
  await faultlessInBothThemes(page);
  await page.getByRole('button', { name: '比较所选（2）' }).click();
  const table = page.getByRole('table', { name: '2 个项目的同一指标' });
  await table.getByRole('button', { name: /^活跃成员：417/ }).click();
  await expect(
    page.getByRole('complementary').getByText('417 行，每行计 1，合计 417'),
  ).toBeVisible();
  await page.getByRole('complementary').getByRole('button', { name: '关闭侧栏' }).click();
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '导出比较' });
  await dialog.getByRole('radio', { name: /XLSX/ }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '导出 XLSX' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('2 个项目比较.xlsx');
  await expect(dialog).toBeHidden();
  await faultlessInBothThemes(page);
};

/** By keyboard: to the last row, sorted anew, one copied; then all of them as a file. */
const rowsAreWalked = async (page: Page, drawer: Locator) => {
  const cell = drawer.getByRole('gridcell').and(page.locator('[col-id="title"]')).first();
  await expect(cell).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(drawer.locator('.ag-row[row-index="221"]')).toBeVisible();
  await page.keyboard.press('Control+Home');
  await drawer.getByRole('columnheader', { name: '活动' }).click();
  // A row that is still read in its new order has nothing to copy.
  await expect(async () => {
    await cell.click({ button: 'right' });
    await page.keyboard.press('Control+c');
    await expect(drawer.getByText('已复制 1 行')).toBeAttached(oneTry);
  }).toPass();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    drawer.getByRole('button', { name: '导出明细' }).click(),
  ]);
  const [rows, about] = (await readXlsx(readFileSync(await download.path()))).sheets;
  expect(rows!.rows).toHaveLength(223);
  expect(about!.rows.flat().join('\n')).toContain('95% 区间 63.9% – 74.0%');
};

test('a campaign is looked back on: figures open, words are written, signed and exported', async ({
  workstation,
}) => {
  test.setTimeout(240_000);
  const { page, consoleErrors, openSample } = workstation;
  await openSample();
  const rail = page.getByRole('navigation');
  await rail.getByRole('link', { name: '活动项目' }).click();
  await page.getByRole('link', { name: '秋季新品季' }).click();
  await page
    .getByRole('button', { name: /^净销售额：¥75,228\.50/ })
    .first()
    .click();
  const drawer = page.getByRole('complementary');
  await expect(drawer.getByText('555 行，合计 ¥75,228.50')).toBeVisible();
  await expect(drawer.getByText(/期内付款订单的实付金额减去退款/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await faultlessInBothThemes(page);

  await page.getByRole('button', { name: '复盘', exact: true }).click();
  await expect(page.getByText('6 项 KPI 达成 4 项，综合得分 101.3%。')).toBeVisible();
  await page.getByRole('button', { name: /^到场率\s*69\.2%/ }).click();
  await expect(drawer.getByText('222 ÷ 321')).toBeVisible();
  await expect(drawer.getByText('95% 区间 63.9% – 74.0%')).toBeVisible();
  await expect(drawer.getByText('222 行，每行计 1，合计 222')).toBeVisible();
  await rowsAreWalked(page, drawer);
  await page.getByRole('button', { name: /^转化：77/ }).click();
  await expect(drawer.getByText('77 行，每行计 1，合计 77')).toBeVisible();
  const triangle = page.getByRole('table', { name: /^留存/ });
  await triangle
    .getByRole('button', { name: /第 1 周 · 经典留存/ })
    .first()
    .click();
  await expect(drawer.getByText(/经典：第 n 个自然单位里有互动的人数/)).toBeVisible();
  await expect(drawer.getByText(/行，每行计 1，合计/)).toBeVisible();
  await drawer.getByRole('button', { name: '关闭侧栏' }).click();

  const words = page.getByRole('textbox', { name: '分析：文字' });
  await words.fill('门店海报晚了一周才贴出。');
  await words.blur();
  await expect(page.getByText('已保存')).toBeVisible();
  await partsAreLeftOutAndCommented(page);
  await limitsAreReworded(page);
  await whysAreAsked(page);
  await actionsAreMoved(page);
  await faultlessInBothThemes(page);

  await page.getByRole('button', { name: '签定复盘' }).click();
  await page.getByRole('button', { name: '签定第 1 版' }).click();
  await expect(page.getByText(/第 1 版，.+ 签定/)).toBeVisible();
  await expect(page.getByText('按今天的数据重算，数字没有变化。')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '分析：文字' })).toBeHidden();
  await page.getByRole('button', { name: /^活跃成员\s*417/ }).click();
  await expect(drawer.getByText('417 行，每行计 1，合计 417')).toBeVisible();
  await drawer.getByRole('button', { name: '关闭侧栏' }).click();

  const html = (await exportAs(page, 'HTML')).toString('utf8');
  expect(html).toContain('门店海报晚了一周才贴出。');
  expect(html).toContain('第 1 版');
  const pdf = await getDocumentProxy(new Uint8Array(await exportAs(page, 'PDF')));
  const { text } = await extractText(pdf, { mergePages: true });
  for (const part of [
    ...['秋季新品季', '用户增长率', '门店海报晚了一周才贴出。', '提前两天提醒'],
    ...['第二场值得再办。', '没有对照组，因果只能推测。（已由编写者改写）'],
    ...['期间有两天停电。（编写者补充）', '印厂排期靠后'],
  ])
    expect(text.replaceAll(/\s/g, '')).toContain(part);
  expect(text).not.toContain('报名 → 到场');
  const { sheets } = await readXlsx(await exportAs(page, 'XLSX'));
  expect(sheets.map((sheet) => sheet.name)).toEqual([
    '活动复盘',
    '指标',
    '明细目录',
    '活动结果',
    '活动成效',
    '花费与回报',
    '阅读最多的内容',
    '每日活跃成员（人）',
    '前、中、后对比',
    '留存：各期加入的成员后来还活跃吗',
    '各渠道分到的净销售额',
    '各渠道分到的订单（笔）',
    '贡献最多的成员',
    '行动',
    '依据 活跃成员',
    '依据 新增成员',
    '依据 确认报名',
    '依据 到场率',
    '依据 净销售额',
    '依据 复购率',
    '依据 前、中、后对比 成员',
    '依据 前、中、后对比 订单',
    '依据 活动结果 报名',
    '依据 活动结果 成员',
    '依据 留存 成员',
    '依据 流失与唤回 成员',
    '依据 渠道归因 订单',
    '依据 渠道归因 报名',
    '依据 内容排行 内容',
    '依据 活动成效 成员',
    '依据 从触达到复购 成员',
  ]);
  expect(sheets.find(({ name }) => name === '依据 活跃成员')!.rows).toHaveLength(418);

  await page.getByRole('button', { name: '返回复盘列表' }).click();
  await expect(page.getByText(/^已签定/)).toBeVisible();
  await pastOnesAreFoundAndCompared(page);
  expect(consoleErrors).toEqual([]);
});
