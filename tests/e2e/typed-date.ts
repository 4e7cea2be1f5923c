import type { Locator } from '@playwright/test';
import { expect } from './harness.ts';

/** So long one try waits for what the date does. */
export const oneTry = { timeout: 1000 };

/**
 * Types a date, and a time, and Enter; a key that came before the calendar had opened is pressed
 * again until it is `taken`.
 */
export const typeDate = (
  field: Locator,
  date: string,
  taken: () => Promise<void> = () => expect(field).toHaveValue(date, oneTry),
): Promise<void> =>
  expect(async () => {
    await field.fill(date);
    await field.press('Enter');
    await taken();
    await expect(field.page().locator('.ant-picker-dropdown:visible')).toHaveCount(0, oneTry);
  }).toPass();
