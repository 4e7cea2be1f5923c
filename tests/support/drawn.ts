import type { Page } from '@playwright/test';

/** Waits until a page that was just gone to has loaded its part and drawn its answers. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(
    (quietMs) =>
      new Promise((done) => {
        let last = setTimeout(done, quietMs);
        new MutationObserver(() => {
          clearTimeout(last);
          last = setTimeout(done, quietMs);
        }).observe(document, { subtree: true, childList: true, characterData: true });
      }),
    300,
  );
