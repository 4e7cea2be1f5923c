import type { Page } from '@playwright/test';
import { faultsIn, faultsInBothThemes } from './axe.ts';
import { atRest, drawn, expect, test } from './harness.ts';

/** Opens each place; what is there when it has come to rest is looked at in both themes. */
const faultsOf = async (page: Page, places: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for (const place of places) {
    await page.goto(`${new URL(page.url()).origin}/#/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await drawn(page);
    await expect(page.getByText('正在读取…')).toHaveCount(0);
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await atRest(page);
    if (place === 'members') {
      await page.getByRole('gridcell').filter({ hasText: /\S/ }).first().click();
      await expect(page.getByRole('complementary')).toBeVisible();
    }
    const faults = await faultsInBothThemes(page, { serious: true });
    found.push(...faults.map((one) => `${place}: ${one}`));
  }
  return found;
};

test('every room is free of serious accessibility faults, light and dark', async ({
  workstation,
}) => {
  test.setTimeout(180_000);
  const { page, openSample } = workstation;
  const found = await faultsIn(page, { serious: true });
  await openSample();
  const rooms = [
    'members',
    'communities',
    'events',
    'content',
    'content/list',
    'content/board',
    'content/ugc',
    'content/cadence',
    'content/effect',
    'campaigns',
    'retrospectives',
    'imports',
    'workspace/settings',
    'workspace/backups',
    'workspace/history',
    'workspace/health',
  ];
  expect([...found, ...(await faultsOf(page, rooms))]).toEqual([]);
});

test('the pages of members and of a community are free of them too', async ({ workstation }) => {
  test.setTimeout(180_000);
  const { page, openSample } = workstation;
  await openSample();
  await page.getByRole('link', { name: '社群', exact: true }).click();
  await page.getByRole('gridcell').filter({ hasText: /\S/ }).first().click();
  await expect(page).toHaveURL(/communities\/co_/);
  const community = new URL(page.url()).hash.slice(2).split('/').slice(0, 2).join('/');
  const places = [
    ...['segments', 'tiers', 'tiers/flow', 'tiers/growth', 'persona', 'growth', 'silence', 'kol'],
    ...['referrals', 'duplicates', 'fields', 'badges'],
  ].map((place) => `members/${place}`);
  const tabs = ['record', 'groups', 'rules', 'launch', 'health', 'team', 'firsts'];
  expect(await faultsOf(page, [...places, ...tabs.map((name) => `${community}/${name}`)])).toEqual(
    [],
  );
});
