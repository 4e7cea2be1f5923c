import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createPrinter } from '../../../electron/shell/electron-print.ts';
import { session, windows } from '../../support/fake-electron.ts';
import { temporaryFolder } from '../../support/workspace.ts';

vi.mock('electron', async () => (await import('../../support/fake-electron.ts')).electron);

it('prints in a hidden window that can open the document alone', async () => {
  const folder = temporaryFolder();
  const source = join(folder, 'print.html');
  const target = join(folder, 'out.pdf');
  writeFileSync(source, '<p>复盘</p>');
  const print = createPrinter();
  await print(source, target, { paper: 'A4', landscape: true, footer: '秋季 <新品> & 季' });

  expect(readFileSync(target, 'utf8')).toBe('%PDF of <p>复盘</p>');
  const [window] = windows;
  expect(window).toMatchObject({ destroyed: true, shown: false });
  expect(window!.options).toMatchObject({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  expect(window!.options.webPreferences).not.toHaveProperty('preload');
  expect(window!.webContents.printed).toMatchObject({
    pageSize: 'A4',
    landscape: true,
    margins: { top: 0.6, bottom: 0.7, left: 0.6, right: 0.6 },
    printBackground: true,
    displayHeaderFooter: true,
    footerTemplate: expect.stringContaining('秋季 &#60;新品&#62; &#38; 季'),
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });

  const own = session.fromPartition(String(window!.options.webPreferences.partition));
  const address = window!.webContents.loaded!.url;
  for (const url of [address, 'app://workstation/', 'file:///etc/passwd', 'https://example.com/'])
    expect(own.stops(url)).toBe(true);
  expect((await own.fetch(address)).status).toBe(404);
  expect(own.permissionCheck!()).toBe(false);
  expect(session.defaultSession.handlers.size).toBe(0);
});

it('leaves no window behind when the page dies', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'print.html'), '');
  const print = createPrinter();
  const options = { paper: 'A4', landscape: false, footer: '' } as const;
  const printing = print(join(folder, 'print.html'), join(folder, 'out.pdf'), options);
  windows.at(-1)!.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  await expect(printing).rejects.toMatchObject({ code: 'no-printer' });
  expect(windows.at(-1)!.destroyed).toBe(true);
});
