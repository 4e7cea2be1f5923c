import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { atRest, expect } from './harness.ts';

/** Every accessibility fault of the page as it stands, each with the first place it is at. */
export const faultsIn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 160)}`);
};

/** The page has no fault in the dark, nor in the light, which it is left in. */
export const faultlessInBothThemes = async (page: Page): Promise<void> => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-appearance', colorScheme);
    await atRest(page);
    expect(await faultsIn(page), colorScheme).toEqual([]);
  }
};
