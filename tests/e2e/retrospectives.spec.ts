import type { Page } from '@playwright/test';
import { readXlsx } from 'hucre';
import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { faultlessInBothThemes } from './axe.ts';
import { expect, test } from './harness.ts';
import { typeDate } from './typed-date.ts';

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

test('a campaign is looked back on: figures open, words are written, signed and exported', async ({
  workstation,
}) => {
  test.setTimeout(240_000);
  const { page, consoleErrors } = workstation;
  await page.getByRole('button', { name: /示例/ }).click();
  const rail = page.getByRole('navigation');
  await expect(rail.getByRole('link', { name: '复盘' })).toBeVisible({ timeout: 120_000 });
  await rail.getByRole('link', { name: '活动项目' }).click();
  await page.getByRole('link', { name: '秋季新品季' }).click();
  await page.getByRole('button', { name: /^净销售额：¥75,228\.50/ }).click();
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
  await expect(drawer.getByText('222 行依据')).toBeVisible();
  await expect(drawer.getByRole('row')).toHaveCount(201);
  await drawer.getByRole('button', { name: '再显示 22 行' }).click();
  await expect(drawer.getByRole('row')).toHaveCount(223);
  await page.getByRole('button', { name: /^转化：77/ }).click();
  await expect(drawer.getByText('77 行依据')).toBeVisible();
  const triangle = page.getByRole('table', { name: /^留存/ });
  await triangle
    .getByRole('button', { name: /第 1 周 · 经典留存/ })
    .first()
    .click();
  await expect(drawer.getByText(/经典：第 n 个自然单位里有互动的人数/)).toBeVisible();
  await expect(drawer.getByText(/行依据/)).toBeVisible();
  await drawer.getByRole('button', { name: '关闭侧栏' }).click();

  const words = page.getByRole('textbox', { name: '分析：文字' });
  await words.fill('门店海报晚了一周才贴出。');
  await words.blur();
  await expect(page.getByText('已保存')).toBeVisible();
  await page.getByRole('textbox', { name: '做什么' }).fill('提前两天提醒');
  await page.getByRole('combobox', { name: '负责人' }).fill('程一苇');
  await typeDate(page.getByLabel('日期'), '2026-12-05');
  await page.getByRole('button', { name: '添加行动' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '提前两天提醒' })).toContainText(
    '2026-12-05',
  );
  await faultlessInBothThemes(page);

  await page.getByRole('button', { name: '签定复盘' }).click();
  await page.getByRole('button', { name: '签定第 1 版' }).click();
  await expect(page.getByText(/第 1 版，.+ 签定/)).toBeVisible();
  await expect(page.getByText('按今天的数据重算，数字没有变化。')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '分析：文字' })).toBeHidden();
  await page.getByRole('button', { name: /^活跃成员\s*417/ }).click();
  await expect(drawer.getByText('417 行依据')).toBeVisible();
  await drawer.getByRole('button', { name: '关闭侧栏' }).click();

  const html = (await exportAs(page, 'HTML')).toString('utf8');
  expect(html).toContain('门店海报晚了一周才贴出。');
  expect(html).toContain('第 1 版');
  const pdf = await getDocumentProxy(new Uint8Array(await exportAs(page, 'PDF')));
  const { text } = await extractText(pdf, { mergePages: true });
  for (const part of ['秋季新品季', '用户增长率', '门店海报晚了一周才贴出。', '提前两天提醒'])
    expect(text.replaceAll(/\s/g, '')).toContain(part);
  const { sheets } = await readXlsx(await exportAs(page, 'XLSX'));
  expect(sheets.map((sheet) => sheet.name)).toEqual([
    '活动复盘',
    '指标',
    '报名 → 到场 → 转化 → 复购（按人）',
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
  ]);
  expect(sheets.find(({ name }) => name === '依据 活跃成员')!.rows).toHaveLength(418);

  await page.getByRole('button', { name: '返回复盘列表' }).click();
  await expect(page.getByText(/^已签定/)).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
