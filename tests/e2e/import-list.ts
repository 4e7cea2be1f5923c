import type { Page } from '@playwright/test';
import { drawn, expect } from './harness.ts';

/** Imports a list of members as it is understood, and goes to the members. */
export const importList = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('link', { name: '导入', exact: true }).click();
  await drawn(page);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: '检查', exact: false }).last().click();
  await page.getByRole('button', { name: /^提交 / }).click();
  await expect(page.getByText('已提交 名单.csv')).toBeVisible();
  await page.getByRole('link', { name: '会员', exact: true }).click();
};
