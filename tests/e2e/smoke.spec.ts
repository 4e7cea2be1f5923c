import { expect, test } from './harness.ts';

test('the printed address opens the program in Chinese, and a reload stays in', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await expect(page.getByRole('button').first()).toBeVisible();
  await expect(page.locator('body')).toContainText(/[\u4e00-\u9fff]{2}/);
  expect(page.url()).not.toContain('launch');
  await page.reload();
  await expect(page.getByRole('button').first()).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
  expect(consoleErrors).toEqual([]);
});
