import { readFileSync } from 'node:fs';
import { addDays } from '../../shared/domain/values/days.ts';
import { localDateOf } from '../../shared/domain/values/zone.ts';
import { faultsIn } from './axe.ts';
import { atRest, expect, test } from './harness.ts';
import { importList } from './import-list.ts';

const today = localDateOf(Date.now(), 'Asia/Shanghai');
const ago = (days: number): string => addDays(today, -days);

/** Everyone spoke at the start; then one stayed lively, one went quiet, one came back. */
const days = [
  ...['沈静', '何归', '许常'].map((name) => [name, 100] as const),
  ...Array.from({ length: 40 }, (_, n) => ['许常', n * 2 + 1] as const),
  ['沈静', 40],
  ['何归', 5],
] as const;
const phones: Readonly<Record<string, string>> = {
  沈静: '13900000001',
  何归: '13900000002',
  许常: '13900000003',
};
const file = [
  '群名称,姓名,手机号,日期,发言条数',
  ...days.map(([name, day]) => `茶友一群,${name},${phones[name]},${ago(day)},3`),
].join('\n');

test('the silent are listed with their reasons, chosen, tagged, exported and opened', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '会员', exact: true }).click();
  const silence = page.getByRole('link', { name: '沉默与流失' });
  await silence.click();
  await expect(page.getByText('工作区里还没有任何互动')).toBeVisible();
  await expect(page.getByRole('button', { name: '导入互动数据' })).toBeVisible();

  await importList(page, file);
  await silence.click();
  const groups = page.getByRole('navigation', { name: '分组' });
  const group = (name: string) => groups.getByRole('button', { name });
  await expect(group('沉默 30–59 天')).toContainText('1');
  await expect(group('已唤回')).toContainText('1');
  await expect(page.getByRole('gridcell', { name: `最近活跃 ${ago(40)}，40 天前` })).toBeVisible();
  await expect(page.getByRole('button', { name: /^唤回率 100.0%/ })).toContainText('1 ÷ 1');

  await page.getByRole('gridcell', { name: '沈静' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '打标签或修改…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '添加标签' }).fill('待唤回');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '修改 1 位' }).click();
  await expect(page.getByText('已修改 1 位会员')).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出', exact: true }).click();
  expect(
    readFileSync(await (await saved).path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');

  await page.getByRole('button', { name: /^唤回率/ }).click();
  const drawer = page.getByRole('complementary', { name: '唤回率' });
  await expect(drawer.getByRole('gridcell', { name: '何归' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('gridcell', { name: '沈静' }).click();
  const member = page.getByRole('complementary', { name: '沈静' });
  await expect(member.getByText('待唤回')).toBeVisible();
  await expect(member.getByText(/此前|没有可比的平时/).first()).toBeVisible();
  await atRest(page);
  expect(await faultsIn(page, { serious: true })).toEqual([]);
  expect(consoleErrors).toEqual([]);
});
