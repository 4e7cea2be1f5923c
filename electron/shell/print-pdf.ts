import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { PrintOptions } from '../rooms/context.ts';
import { findHeadless, quietFlags } from './browsers.ts';
import { numberingScript, pagesOfPlaces } from './page-numbers.ts';
import { PRINT_TIMEOUT_MS, printFooter, printHeader, printMargins } from './print-layout.ts';

/** Paper sizes in inches, as the protocol wants them. */
const papers = { A4: [8.27, 11.69], Letter: [8.5, 11] } as const;

const onWindows = process.platform === 'win32';

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

/**
 * Prints a self-contained HTML file to PDF with an installed browser, driven over a pipe (no port
 * is opened), which starts at once and waits for the file. Throws `no-printer` where there is none.
 */
export const printPdf = async (
  htmlPath: string | Promise<string>,
  pdfPath: string,
  options: PrintOptions,
): Promise<void> => {
  const browser = findHeadless();
  if (browser === null) throw new WorkstationError('no-printer');
  const profile = mkdtempSync(join(tmpdir(), 'workstation-print-'));
  const child = spawn(
    browser,
    [
      ...quietFlags(profile),
      '--headless',
      '--disable-gpu',
      '--remote-debugging-pipe',
      'about:blank',
    ],
    // A group of its own, so that it can be ended as a whole.
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: !onWindows },
  );
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const source = Promise.resolve(htmlPath).then((path) => {
    if (!isOver) timer = setTimeout(() => killGroup(child), PRINT_TIMEOUT_MS);
    return path;
  });
  const out = child.stdio[3] as Writable;
  const back = child.stdio[4] as Readable;
  try {
    const devtools = connect(out, back);
    source.catch((error: Error) => devtools.fail(error));
    child.once('exit', () => devtools.fail(new WorkstationError('no-printer')));
    child.once('error', () => devtools.fail(new WorkstationError('no-printer')));
    const pdf = await print(devtools, source, options);
    writeFileSync(pdfPath, pdf);
  } finally {
    isOver = true;
    clearTimeout(timer);
    child.removeAllListeners();
    await ended(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
};

/**
 * Ends the browser with all that it started: it may be a script that only waits for the real one,
 * which would live on, and hold the pipes, when the script alone is killed.
 */
const ended = async (child: ChildProcess): Promise<void> => {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for (const pipe of child.stdio) pipe?.destroy();
  if (child.exitCode === null && child.signalCode === null && killGroup(child)) await gone;
};

const killGroup = (child: ChildProcess): boolean => {
  if (child.pid === undefined || onWindows) return child.kill('SIGKILL');
  try {
    return process.kill(-child.pid, 'SIGKILL');
  } catch {
    return false;
  }
};

interface Waiting {
  readonly resolve: (result: Readonly<Record<string, unknown>>) => void;
  readonly reject: (error: Error) => void;
}

interface Devtools {
  readonly send: (
    method: string,
    params?: object,
    sessionId?: string,
  ) => Promise<Readonly<Record<string, unknown>>>;
  readonly once: (method: string) => Promise<unknown>;
  /** Ends everything that is waited for, answers and events. */
  readonly fail: (error: Error) => void;
}

/** Messages of the protocol are JSON texts, each ended by a NUL. */
const connect = (out: Writable, back: Readable): Devtools => {
  const waiting = new Map<number, Waiting>();
  const events = new Map<string, Waiting>();
  let nextId = 1;
  let rest: Buffer = Buffer.alloc(0);
  let failed: Error | null = null;
  const take = (answer: Answer): void => {
    if (answer.method !== undefined) return events.get(answer.method)?.resolve({});
    const one = waiting.get(answer.id ?? 0);
    waiting.delete(answer.id ?? 0);
    if (answer.error) one?.reject(new Error(answer.error.message));
    else one?.resolve(answer.result ?? {});
  };
  back.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
      take(JSON.parse(rest.toString('utf8', 0, end)) as Answer);
      rest = rest.subarray(end + 1);
    }
  });
  out.on('error', () => undefined);
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed);
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        out.write(
          `${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`,
        );
      }),
    once: (method) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed);
        events.set(method, { resolve, reject });
      }),
    fail: (error) => {
      failed = error;
      for (const one of [...waiting.values(), ...events.values()]) one.reject(error);
    },
  };
};

const print = async (
  devtools: Devtools,
  source: Promise<string>,
  options: PrintOptions,
): Promise<Buffer> => {
  const { targetId } = await devtools.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(sessionId);
  await devtools.send('Page.enable', {}, session);
  const htmlPath = await source;
  const loaded = devtools.once('Page.loadEventFired');
  await Promise.all([
    devtools.send('Page.navigate', { url: pathToFileURL(htmlPath).href }, session),
    loaded,
  ]);
  await devtools.send(
    'Runtime.evaluate',
    { expression: 'document.fonts.ready.then(() => true)', awaitPromise: true },
    session,
  );
  const [width, height] = papers[options.paper];
  const toPdf = async (isLast: boolean): Promise<Buffer> => {
    const { data } = await devtools.send(
      'Page.printToPDF',
      {
        landscape: options.landscape,
        paperWidth: width,
        paperHeight: height,
        marginTop: printMargins.top,
        marginBottom: printMargins.bottom,
        marginLeft: printMargins.left,
        marginRight: printMargins.right,
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: printHeader,
        footerTemplate: printFooter(options.footer),
        generateTaggedPDF: isLast,
        generateDocumentOutline: isLast,
      },
      session,
    );
    return Buffer.from(String(data), 'base64');
  };
  const expression = numberingScript(pagesOfPlaces(await toPdf(false)));
  await devtools.send('Runtime.evaluate', { expression }, session);
  return toPdf(true);
};
