import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { atRest, expect } from './harness.ts';

interface Looked {
  /** A selector of the part to look at; without it the whole page. */
  readonly inside?: string;
  /** Only what keeps somebody from using the page. */
  readonly serious?: boolean;
  /** Only what depends on colours. */
  readonly colours?: boolean;
}

/**
 * Every accessibility fault of the page as it stands, each with the first place it is at. The page
 * has one frame, so axe runs within it as a whole: otherwise each look opens one more page.
 */
export const faultsIn = async (
  page: Page,
  { inside, serious = false, colours = false }: Looked = {},
): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (inside !== undefined) axe.include(inside);
  if (colours) axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => !serious || impact === 'serious' || impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 160)}`);
};

/** The page has no fault in the light, nor in the dark, where only the colours differ. */
export const faultlessInBothThemes = async (page: Page, looked: Looked = {}): Promise<void> => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-appearance', colorScheme);
    await atRest(page);
    const found = await faultsIn(page, { ...looked, colours: colorScheme === 'dark' });
    expect(found, colorScheme).toEqual([]);
  }
};
