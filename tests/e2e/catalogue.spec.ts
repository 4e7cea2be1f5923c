import { metricIds } from '../../shared/domain/metrics/registry.ts';
import { faultlessInBothThemes } from './axe.ts';
import { expect, test } from './harness.ts';

test('definitions are found by word and by figure; a campaign is compared with a group', async ({
  workstation,
}) => {
  const { page, consoleErrors, openSample } = workstation;
  await openSample();
  const rail = page.getByRole('navigation');
  await rail.getByRole('link', { name: '复盘' }).click();
  await page.getByRole('link', { name: '指标口径' }).click();
  const search = page.getByRole('searchbox', { name: '按名称、口径或标识查找' });
  await expect(search).toBeFocused();
  await expect(page.getByRole('article')).toHaveCount(metricIds.length);
  await search.fill('speaking.rate');
  await expect(page.getByRole('article', { name: '发言率' })).toContainText(
    '期内发过言的人数 ÷ 期末成员总数。',
  );
  await expect(page.getByRole('article')).toHaveCount(1);
  await search.fill('没有这样的');
  await page.getByRole('button', { name: '清除' }).click();
  await expect(page.getByRole('article')).toHaveCount(metricIds.length);
  await faultlessInBothThemes(page);

  await rail.getByRole('link', { name: '活动项目' }).click();
  await page.getByRole('link', { name: '秋季新品季' }).click();
  await page.getByRole('button', { name: '范围' }).click();
  const scope = page.getByRole('dialog', { name: '范围' });
  // A community is on one side only.
  await scope.getByTitle('禾间咖啡会员社群').locator('.ant-select-selection-item-remove').click();
  const communities = scope.getByRole('combobox', { name: '对照社群' });
  await communities.fill('会员社群');
  await communities.press('Enter');
  await expect(scope.getByTitle('禾间咖啡会员社群')).toHaveCount(1);
  await communities.press('Escape');
  await scope.getByRole('button', { name: '保存' }).click();
  await expect(scope).toBeHidden();
  await page.getByRole('button', { name: '复盘', exact: true }).click();
  await expect(
    page.getByText(/对照组：禾间咖啡会员社群。两边都只计 2026-09-07 在内的人/),
  ).toBeVisible({ timeout: 60_000 });
  const group = page.getByRole('table', { name: '与对照组比较' });
  await group.getByRole('button', { name: /^发言率 · 对照组 · 期间/ }).click();
  await page.getByRole('link', { name: '查看指标口径' }).click();
  await expect(page.getByRole('article', { name: '发言率' })).toBeFocused();
  await page.goBack();
  await expect(group).toBeVisible();
  await faultlessInBothThemes(page);
  expect(consoleErrors).toEqual([]);
});
