import { BrowserWindow, session } from 'electron';
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { PrintOptions, ShellServices } from '../rooms/context.ts';
import { denyPermissions } from './electron-guard.ts';
import { numberingScript, pagesOfPlaces } from './page-numbers.ts';
import { PRINT_TIMEOUT_MS, printFooter, printHeader, printMargins } from './print-layout.ts';
import { pagePreferences } from './window-rules.ts';

const PARTITION = 'print';
const ADDRESS = 'app://print/';

/**
 * Prints with the program's own engine in a hidden window. The window has a session of its own that
 * answers only with the documents being printed, so that no file address is ever opened.
 */
export const createPrinter = (): ShellServices['printPdf'] => {
  const documents = new Map<string, string>();
  const own = session.fromPartition(PARTITION);
  denyPermissions(own);
  own.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !documents.has(url) && !url.startsWith('data:') }),
  );
  own.protocol.handle('app', async ({ url }) => {
    const path = documents.get(url);
    if (path === undefined) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(await readFile(path)), {
      headers: { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' },
    });
  });
  return async (htmlPath, pdfPath, options) => {
    const address = ADDRESS + randomUUID();
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...pagePreferences, partition: PARTITION },
    });
    const late = Promise.withResolvers<never>();
    let timer: NodeJS.Timeout | undefined;
    window.webContents.on('render-process-gone', () =>
      late.reject(new WorkstationError('no-printer')),
    );
    try {
      documents.set(address, await htmlPath);
      timer = setTimeout(() => late.reject(new WorkstationError('no-printer')), PRINT_TIMEOUT_MS);
      await writeFile(pdfPath, await Promise.race([print(window, address, options), late.promise]));
    } finally {
      clearTimeout(timer);
      documents.delete(address);
      window.destroy();
    }
  };
};

const print = async (
  { webContents }: BrowserWindow,
  address: string,
  { paper, landscape, footer }: PrintOptions,
): Promise<Buffer> => {
  await webContents.loadURL(address);
  await webContents.executeJavaScript('document.fonts.ready.then(() => true)');
  const toPdf = (isLast: boolean): Promise<Buffer> =>
    webContents.printToPDF({
      pageSize: paper,
      landscape,
      margins: printMargins,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: printHeader,
      footerTemplate: printFooter(footer),
      generateTaggedPDF: isLast,
      generateDocumentOutline: isLast,
    });
  await webContents.executeJavaScript(numberingScript(pagesOfPlaces(await toPdf(false))));
  return toPdf(true);
};
