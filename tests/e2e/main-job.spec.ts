import { readXlsx } from 'hucre';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { drawn, expect, test } from './harness.ts';

const samples = resolve(import.meta.dirname, '../../resources/samples');
const files = readdirSync(samples)
  .filter((name) => /\.(xlsx|csv)$/.test(name))
  .map((name) => join(samples, name));
const patient = { timeout: 60_000 };

test('the main job: drop exports, check, commit, see members, plan an event, look back, hand over', async ({
  workstation,
}) => {
  test.setTimeout(300_000);
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('禾间咖啡');
  await page.getByRole('button', { name: '新建工作区' }).first().click();

  // Eleven exports at once: checked as one batch in the order they need, committed with one click.
  await page.getByRole('link', { name: '导入', exact: true }).click();
  await drawn(page);
  await page.getByTestId('import-files').setInputFiles(files);
  await page.getByRole('button', { name: '检查 11 个文件会改变什么' }).click(patient);
  await page.getByRole('button', { name: /^提交 [\d,]+ 行$/ }).click(patient);
  await expect(page.getByText(/^已提交 11 张表：/)).toBeVisible(patient);

  // One row per person over all platforms.
  await page.getByRole('link', { name: '会员', exact: true }).click();
  await expect(page.getByText('1,223 位', { exact: true })).toBeVisible(patient);
  await page.getByPlaceholder(/拼音/).fill('chenchen');
  await expect(page.getByText('1,223 位', { exact: true })).toBeHidden();

  // An event on the timeline, counted back from its day.
  await page.getByRole('link', { name: '活动', exact: true }).click();
  await expect(page.getByRole('gridcell', { name: '秋季手冲品鉴会' })).toBeVisible();
  await page.getByRole('button', { name: '新建活动' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('活动名称').fill('冬季手冲品鉴会');
  await form.getByRole('radio', { name: /线下聚会/ }).check();
  await form.getByLabel('开始', { exact: true }).fill('2035-01-20 14:00');
  await form.getByLabel('开始', { exact: true }).press('Enter');
  await form.getByRole('button', { name: '新建「冬季手冲品鉴会」' }).click();
  await expect(page.getByRole('row', { name: /任务/ }).first()).toBeVisible(patient);

  // The campaign that came with the files, its retrospective, and the files to hand over.
  await page.getByRole('link', { name: '活动项目', exact: true }).click();
  await page.getByRole('link', { name: '秋季新品季' }).click();
  await page.getByRole('button', { name: '复盘', exact: true }).click();
  await expect(page.getByText('6 项 KPI 达成 4 项，综合得分 101.3%。')).toBeVisible(patient);
  const exported = async (format: 'DOCX' | 'HTML' | 'PDF' | 'PPTX' | 'XLSX'): Promise<Buffer> => {
    await page.getByRole('button', { name: '导出', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '导出复盘' });
    await dialog.getByRole('radio', { name: new RegExp(format) }).check();
    const [download] = await Promise.all([
      page.waitForEvent('download', patient),
      dialog.getByRole('button', { name: `导出 ${format}` }).click(),
    ]);
    return readFileSync(await download.path());
  };
  expect((await exported('HTML')).toString('utf8')).toContain('101.3%');
  const pdf = await getDocumentProxy(new Uint8Array(await exported('PDF')));
  const { text } = await extractText(pdf, { mergePages: true });
  expect(text.replaceAll(/\s/g, '')).toContain('综合得分101.3%');
  const { sheets } = await readXlsx(await exported('XLSX'));
  expect(sheets[0]!.name).toBe('活动复盘');
  for (const format of ['DOCX', 'PPTX'] as const)
    expect((await exported(format)).subarray(0, 2).toString('latin1')).toBe('PK');
  expect(consoleErrors).toEqual([]);
});
