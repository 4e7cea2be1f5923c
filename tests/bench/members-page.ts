import type { Page } from '@playwright/test';
import { createContext } from '../../electron/rooms/create-context.ts';
import { startProgram } from '../../electron/rooms/program.ts';
import { nodeServices } from '../../electron/shell/node-services.ts';
import { launchBrowser, startServe } from '../support/browser-shell.ts';
import { drawn } from '../support/drawn.ts';
import { holds, p95 } from './measure.ts';

const FRAMES = 300;
const STEP_PX = 40;
const FRAME_LIMIT_MS = 30;
const HEAP_LIMIT_MB = 60;

/** Runs in the page: scrolls the grid a step a frame and answers how long each frame took, ms. */
const scroll = ({ frames, step }: { readonly frames: number; readonly step: number }) =>
  new Promise<number[]>((resolve) => {
    const grid = document.querySelector('[role="grid"]')!;
    const taken: number[] = [];
    let last = performance.now();
    const frame = (nowMs: number): void => {
      taken.push(nowMs - last);
      last = nowMs;
      if (taken.length > frames) return resolve(taken.slice(1));
      grid.scrollTop += step;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

/** Bytes of the page's heap once garbage is gone. */
const heapBytes = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
};

/** The members grid in the browser over a workspace that is there. */
export const membersPage = async (workspace: string, dataFolder: string): Promise<boolean[]> => {
  // The program offers what was opened last.
  const program = startProgram({ dataFolder, nowMs: Date.now });
  const context = createContext(program, nodeServices('command-line'));
  await program.open(workspace);
  await context.close();
  const served = await startServe(dataFolder);
  const browser = await launchBrowser();
  try {
    const viewport = { width: 1440, height: 900 };
    const page = await (await browser.newContext({ locale: 'zh-CN', viewport })).newPage();
    await page.goto(served.address);
    await page.getByRole('button', { name: '测试' }).first().click();
    await page.locator('.ag-row [role="gridcell"]').first().waitFor({ timeout: 60_000 });
    // How long the page takes to stand is a figure of its own.
    await drawn(page);
    const taken = await page.evaluate(scroll, { frames: FRAMES, step: STEP_PX });
    const heapMb = (await heapBytes(page)) / 1e6;
    const heapOk = heapMb <= HEAP_LIMIT_MB;
    console.log(
      `  ${heapOk ? 'ok  ' : 'OVER'} heap of the page: ${heapMb.toFixed(1)} MB (limit ${HEAP_LIMIT_MB} MB)`,
    );
    return [
      holds({
        what: `frame while scrolling ${STEP_PX} px a frame, p95 of ${FRAMES}`,
        ms: p95(taken),
        limitMs: FRAME_LIMIT_MS,
      }),
      heapOk,
    ];
  } finally {
    await browser.close();
    await served.stop();
  }
};
