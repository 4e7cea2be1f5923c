import type { Browser, Page } from '@playwright/test';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser, startServe } from '../support/browser-shell.ts';
import { memberShape, writeRows, type Shape } from './imports-data.ts';
import { holds } from './measure.ts';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 200_000);
/** A single run may meet a collection of garbage: each step is judged by the median of the runs. */
const RUNS = Number(process.env['BENCH_RUNS'] ?? 3);
const LIMIT_MS = 50;
const WAIT_MS = 600_000;

/** Members of whom some cannot be read and some stand there twice: no tab of the check is empty. */
const shape: Shape = {
  ...memberShape,
  row: (n, next) => {
    const row = memberShape.row(n - (n % 500 === 0 ? 1 : 0), next);
    return n % 40 === 7 ? row.with(3, '138') : row;
  },
};

/** Runs in the page: keeps how long no picture was drawn. */
const recordGaps = (): void => {
  const kept = { longestMs: 0 };
  Object.assign(globalThis, { gaps: kept });
  let drawnMs = performance.now();
  const frame = (nowMs: number): void => {
    kept.longestMs = Math.max(kept.longestMs, nowMs - drawnMs);
    drawnMs = nowMs;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
};

const takeGap = (): number => {
  const { gaps } = globalThis as unknown as { gaps: { longestMs: number } };
  const { longestMs } = gaps;
  gaps.longestMs = 0;
  return longestMs;
};

/** Of the browser's trace; times in µs, `tdur` what the thread itself worked. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

interface Step {
  readonly name: string;
  /** The longest task of the page's main thread: its own work, and by the clock. */
  readonly workMs: number;
  readonly clockMs: number;
  /** The longest time without a picture. */
  readonly gapMs: number;
}

const longestTask = (trace: Buffer): Pick<Step, 'workMs' | 'clockMs'> => {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as {
    traceEvents: readonly TraceEvent[];
  };
  const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(thread),
  );
  const tasks = traceEvents.filter(
    (event) => event.ph === 'X' && event.name.endsWith('RunTask') && pages.has(thread(event)),
  );
  if (tasks.length === 0) throw new Error('the trace tells of no task');
  const clock = tasks.map(({ dur = 0 }) => dur / 1000);
  const work = tasks.map(({ dur = 0, tdur = dur }) => tdur / 1000);
  return { workMs: Math.max(...work), clockMs: Math.max(...clock) };
};

/** Carries the steps out on the page, one after the other, and says how long each held it up. */
const measured = (browser: Browser, page: Page) => {
  const steps: Step[] = [];
  const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    await page.evaluate(takeGap);
    await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
    await work();
    // What the step set going is still its own.
    await page.waitForTimeout(400);
    const gapMs = await page.evaluate(takeGap);
    steps.push({ name, ...longestTask(await browser.stopTracing()), gapMs });
  };
  return { step, steps };
};

const walk = async (browser: Browser, page: Page, path: string): Promise<readonly Step[]> => {
  const { step, steps } = measured(browser, page);
  const patient = { timeout: WAIT_MS };
  const check = page.getByRole('button', { name: /^检查会/ });
  const cell = page.getByRole('gridcell');
  const grid = page.getByRole('grid');
  const tab = (name: string) =>
    page.getByRole('tablist', { name: '提交后会改变什么' }).getByRole('tab', { name });
  await page.getByLabel('名称').fill('禾间咖啡');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '导入', exact: true }).click();
  await page.getByRole('button', { name: '选择文件' }).waitFor();

  await step('receive and recognise', async () => {
    await page.getByTestId('import-files').setInputFiles(path);
    await check.and(page.locator(':enabled')).waitFor(patient);
  });
  await step('start a check', async () => {
    await check.click();
    await page.getByRole('progressbar').first().waitFor();
    await page.waitForTimeout(500);
  });
  await step('cancel it: back at recognition', async () => {
    await page.getByRole('button', { name: '取消' }).first().click();
    await check.waitFor(patient);
  });
  await step('check, to the first rows', async () => {
    await check.click();
    await cell.first().waitFor(patient);
  });
  await step('scroll through the rows', async () => {
    const most = await grid.evaluate((element) => element.scrollHeight);
    for (let at = 1; at <= 10; at += 1) {
      await grid.evaluate((element, top) => element.scrollTo({ top }), (most * at) / 11);
      await page.waitForTimeout(150);
    }
    await grid.hover();
    for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, -300);
  });
  await step('switch between the tabs', async () => {
    for (const name of ['拒绝', '跳过', '新增', '不变', '新增']) {
      await tab(name).click();
      await page.waitForTimeout(300);
    }
  });
  await step('open a rejected row', async () => {
    await tab('拒绝').click();
    await page.getByRole('gridcell', { name: '138', exact: true }).first().click(patient);
    await page.getByRole('button', { name: '改好这一行' }).waitFor();
  });
  await step('back to recognition', async () => {
    await page.getByRole('button', { name: '返回识别' }).click();
    await check.waitFor();
  });
  await step('check again', async () => {
    await check.click();
    await cell.first().waitFor(patient);
  });
  await step('commit, to the result', async () => {
    await page.getByRole('button', { name: /^提交 / }).click();
    await page.getByRole('button', { name: '撤销本次导入' }).waitFor(patient);
  });
  await step('history', async () => {
    await page.getByRole('tab', { name: '导入记录' }).click();
    await cell.first().waitFor();
  });
  await step('an import of the history', async () => {
    await cell.first().click();
    await page.locator('.import-facts .hash').waitFor();
  });
  return steps;
};

const run = async (folder: string, path: string): Promise<readonly Step[]> => {
  const { address, stop } = await startServe(join(folder, 'data'));
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    await page.addInitScript(recordGaps);
    await page.goto(address);
    return await walk(browser, page, path);
  } finally {
    await browser.close();
    await stop();
    rmSync(join(folder, 'data'), { recursive: true, force: true, maxRetries: 3 });
  }
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

/**
 * An import of many rows on the page as it was built last: what holds it up longest, step by step.
 * Judged is what the page's thread worked itself; by the clock a task also waits while other
 * programs have the processor.
 */
export const benchImportsPage = async (): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-bench-'));
  try {
    const paths = { xlsx: join(folder, '会员.xlsx'), csv: join(folder, '会员.csv') };
    writeRows(shape, ROWS, paths);
    const megabytes = Math.round(statSync(paths.xlsx).size / 1e6);
    console.log(`  ${ROWS} members, XLSX ${megabytes} MB, ${RUNS} runs`);
    const runs: (readonly Step[])[] = [];
    for (let at = 0; at < RUNS; at += 1) runs.push(await run(folder, paths.xlsx));
    return (runs[0] ?? [])
      .map(({ name }, at) => {
        const of = (key: 'workMs' | 'clockMs' | 'gapMs'): string =>
          runs.map((steps) => (steps[at]?.[key] ?? 0).toFixed(0)).join(', ');
        return holds({
          what: `${name}: longest task (of ${of('workMs')}; by the clock ${of('clockMs')}; without a picture ${of('gapMs')})`,
          ms: median(runs.map((steps) => steps[at]?.workMs ?? 0)),
          limitMs: LIMIT_MS,
        });
      })
      .every(Boolean);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
