import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { atRest, expect } from './harness.ts';

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

interface Looked {
  /** A selector of the part to look at; without it the whole page. */
  readonly inside?: string;
  /** Only what keeps somebody from using the page. */
  readonly serious?: boolean;
  /** Only what depends on colours. */
  readonly colours?: boolean;
}

/** axe in a page that has no frames, read once for each document: a look takes as long as a reading. */
const inPage = async (page: Page): Promise<void> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
};

/** Every accessibility fault of the page as it stands, each with the first place it is at. */
export const faultsIn = async (
  page: Page,
  { inside, serious = false, colours = false }: Looked = {},
): Promise<string[]> => {
  await inPage(page);
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(colours ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}),
  };
  const violations = await page.evaluate(
    async ([where, how]) => {
      const { axe: looking } = window as unknown as { readonly axe: typeof axe };
      const { violations: found } = await looking.run(where ?? document, how);
      return found.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0]?.html }));
    },
    [inside, options] as const,
  );
  return violations
    .filter(({ impact }) => !serious || impact === 'serious' || impact === 'critical')
    .map(({ id, html }) => `${id}: ${html?.slice(0, 160)}`);
};

/** The faults of the page in the dark, where only the colours differ, and in the light. */
export const faultsInBothThemes = async (page: Page, looked: Looked = {}): Promise<string[]> => {
  const faults: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-appearance', colorScheme);
    await atRest(page);
    const found = await faultsIn(page, { ...looked, colours: colorScheme === 'dark' });
    faults.push(...found.map((one) => `${colorScheme} ${one}`));
  }
  return faults;
};

export const faultlessInBothThemes = async (page: Page, looked: Looked = {}): Promise<void> =>
  expect(await faultsInBothThemes(page, looked)).toEqual([]);
