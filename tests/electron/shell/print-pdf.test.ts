import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { printPdf } from '../../../electron/shell/print-pdf.ts';
import { temporaryFolder } from '../../support/workspace.ts';

/** A browser that answers until it is sent to a page, and is gone then. */
const dyingBrowser = `#!${process.execPath}
const fs = require('node:fs');
let rest = '';
fs.createReadStream('', { fd: 3, autoClose: false }).on('data', (data) => {
  rest += data;
  for (let end = rest.indexOf('\\0'); end !== -1; end = rest.indexOf('\\0')) {
    const { id, method } = JSON.parse(rest.slice(0, end));
    rest = rest.slice(end + 1);
    fs.writeSync(4, JSON.stringify({ id, result: { targetId: 't', sessionId: 's' } }) + '\\0');
    if (method === 'Page.navigate') process.exit(1);
  }
});
`;

// Where a script is no program by its first line there is nothing to start.
it.skipIf(process.platform === 'win32')(
  'says that nothing prints when the browser ends before the page is there',
  async () => {
    const folder = temporaryFolder();
    const browser = join(folder, 'browser.cjs');
    writeFileSync(browser, dyingBrowser, { mode: 0o755 });
    vi.stubEnv('WORKSTATION_BROWSER', browser);
    const html = join(folder, 'page.html');
    writeFileSync(html, '<p>复盘</p>');
    const options = { paper: 'A4', landscape: false, footer: '' } as const;
    try {
      await expect(printPdf(html, join(folder, 'page.pdf'), options)).rejects.toMatchObject({
        code: 'no-printer',
      });
    } finally {
      vi.unstubAllEnvs();
    }
  },
);

/** Prints nothing, and holds a connection to the port it is given for as long as it is let. */
const stayingBrowser = `
const fs = require('node:fs');
require('node:net').connect(Number(process.argv[2]), '127.0.0.1');
let rest = '';
fs.createReadStream('', { fd: 3, autoClose: false }).on('data', (data) => {
  rest += data;
  for (let end = rest.indexOf('\\0'); end !== -1; end = rest.indexOf('\\0')) {
    const { id } = JSON.parse(rest.slice(0, end));
    rest = rest.slice(end + 1);
    fs.writeSync(4, JSON.stringify({ id, error: { message: 'no page' } }) + '\\0');
  }
});
`;

it.skipIf(process.platform === 'win32')(
  'leaves no browser behind that was started by a script',
  async () => {
    const folder = temporaryFolder();
    const [script, real, html] = ['script.sh', 'real.cjs', 'page.html'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    const server = createServer().listen(0, '127.0.0.1');
    const left = new Promise<void>((done) =>
      server.once('connection', (held) => held.resume().once('error', done).once('close', done)),
    );
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    writeFileSync(real, stayingBrowser);
    writeFileSync(script, `#!/bin/sh\n'${process.execPath}' '${real}' ${port} "$@"\n`, {
      mode: 0o755,
    });
    writeFileSync(html, '<p>复盘</p>');
    vi.stubEnv('WORKSTATION_BROWSER', script);
    const options = { paper: 'A4', landscape: false, footer: '' } as const;
    try {
      await expect(printPdf(html, join(folder, 'page.pdf'), options)).rejects.toThrow('no page');
      await left;
    } finally {
      vi.unstubAllEnvs();
      server.close();
    }
  },
);

/** Tells in a file that it runs, and answers nothing. */
const toldBrowser = (sign: string): string => `#!${process.execPath}
require('node:fs').writeFileSync(${JSON.stringify(sign)}, String(process.pid));
setInterval(() => undefined, 1000);
`;

it.skipIf(process.platform === 'win32')(
  'starts the browser before the page is there, and ends it when none comes',
  async () => {
    const folder = temporaryFolder();
    const browser = join(folder, 'browser.cjs');
    const sign = join(folder, 'running');
    writeFileSync(browser, toldBrowser(sign), { mode: 0o755 });
    vi.stubEnv('WORKSTATION_BROWSER', browser);
    const page = Promise.withResolvers<string>();
    const options = { paper: 'A4', landscape: false, footer: '' } as const;
    try {
      const printed = printPdf(page.promise, join(folder, 'page.pdf'), options);
      const given = expect(printed).rejects.toThrow('no facts');
      await vi.waitFor(() => expect(existsSync(sign)).toBe(true), { timeout: 20_000 });
      page.reject(new Error('no facts'));
      await given;
      const running = Number(readFileSync(sign, 'utf8'));
      expect(() => process.kill(running, 0)).toThrow('ESRCH');
    } finally {
      vi.unstubAllEnvs();
    }
  },
);
