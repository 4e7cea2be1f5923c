import type { Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateNKeysBetween } from 'fractional-indexing';
import { createContext } from '../../electron/rooms/create-context.ts';
import { startProgram } from '../../electron/rooms/program.ts';
import { nodeServices } from '../../electron/shell/node-services.ts';
import type { NewTask } from '../../electron/store/queries/events/create.ts';
import { launchBrowser, startServe } from '../support/browser-shell.ts';
import { holds, p95 } from './measure.ts';

const TASKS = 2000;
const PER_PHASE = 40;
const READY_LIMIT_MS = 1000;
const FRAME_LIMIT_MS = 30;
const DAY_MS = 86_400_000;
const STEPS = 120;

/** Phases of forty tasks each, a day or two long, every one after the one before. */
const tasksFrom = (startAtMs: number): NewTask[] => {
  const positions = generateNKeysBetween(null, null, TASKS);
  let phase = 0;
  return positions.map((position, index) => {
    const isPhase = index % PER_PHASE === 0;
    if (isPhase) phase = index;
    const at = startAtMs + Math.floor(index / 20) * DAY_MS;
    return {
      kind: isPhase ? 'phase' : 'task',
      name: `任务 ${index}`,
      owner: isPhase ? null : `成员 ${index % 12}`,
      startAtMs: at,
      endAtMs: at + (isPhase ? 3 * DAY_MS : DAY_MS),
      position,
      parent: isPhase ? null : phase,
      links:
        isPhase || index - phase < 2
          ? []
          : [{ before: index - 1, kind: 'start-start', lagMs: 0 } as const],
    };
  });
};

/** The timeline of an event of 2,000 tasks in the browser: until it can be used, and while a bar is dragged. */
export const benchTimeline = async (): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-bench-'));
  try {
    const program = startProgram({ dataFolder: folder, nowMs: Date.now });
    const context = createContext(program, nodeServices('command-line'));
    await program.create(join(folder, 'timeline.workspace'), {
      zone: 'Asia/Shanghai',
      name: '测试',
    });
    const startAtMs = Date.now();
    await context.session().write('events.create', {
      fields: {
        name: '大活动',
        kind: 'exhibition',
        mode: 'offline',
        startAtMs: startAtMs + 90 * DAY_MS,
        endAtMs: startAtMs + 91 * DAY_MS,
      },
      template: null,
      tasks: tasksFrom(startAtMs),
    });
    await context.close();
    return await inBrowser(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const inBrowser = async (dataFolder: string): Promise<boolean> => {
  const served = await startServe(dataFolder);
  const browser = await launchBrowser();
  try {
    const viewport = { width: 1440, height: 900 };
    const page = await (await browser.newContext({ locale: 'zh-CN', viewport })).newPage();
    await page.goto(served.address);
    await page.getByRole('button', { name: '测试' }).first().click();
    await page.getByRole('link', { name: '活动', exact: true }).click();
    const row = page.getByRole('gridcell', { name: '大活动' });
    await row.waitFor();
    const startedMs = performance.now();
    await row.click();
    await page.locator('.gantt_task_line.timeline-task').first().waitFor();
    const readyMs = performance.now() - startedMs;
    return [
      holds({ what: `timeline of ${TASKS} tasks ready`, ms: readyMs, limitMs: READY_LIMIT_MS }),
      holds({
        what: `frame while a bar is dragged, p95 of ${STEPS}`,
        ms: p95(await drag(page)),
        limitMs: FRAME_LIMIT_MS,
      }),
    ].every(Boolean);
  } finally {
    await browser.close();
    await served.stop();
  }
};

/** Drags a bar a few pixels a frame there and back; answers how long each frame took, ms. */
const drag = async (page: Page): Promise<number[]> => {
  const box = (await page.locator('.gantt_task_line.timeline-task').nth(3).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => {
    const taken: number[] = [];
    let last = performance.now();
    const frame = (nowMs: number): void => {
      taken.push(nowMs - last);
      last = nowMs;
      requestAnimationFrame(frame);
    };
    Object.assign(window, { framesTaken: taken });
    requestAnimationFrame(frame);
  });
  for (let step = 1; step <= STEPS; step += 1)
    await page.mouse.move(x + (step <= STEPS / 2 ? step : STEPS - step) * 3, y);
  const taken = await page.evaluate(
    () => (window as unknown as { framesTaken: number[] }).framesTaken,
  );
  await page.mouse.up();
  return taken.slice(1);
};
