import { chromium } from '@playwright/test';
import { readXlsx } from 'hucre';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { findHeadless } from '../../../electron/shell/browsers.ts';
import { printPdf } from '../../../electron/shell/print-pdf.ts';
import type { Facts, ReportFormat } from '../../../shared/contract/retrospectives.ts';
import { metricName } from '../../../shared/domain/report/format-figure.ts';
import { formatMoney, formatPercent } from '../../../shared/messages/format.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translate } from '../../../shared/messages/translate.ts';
import { finished } from '../../support/rooms.ts';
import { sampleRooms } from '../../support/sample.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const rooms = sampleRooms();
const browser = findHeadless();
const words = '为什么：门店海报晚了一周 <b>&"𠮷';
let facts: Facts;

beforeAll(async () => {
  const { client, campaignUid } = rooms();
  await client.retrospectives.setPassage({ campaignUid, section: 'analysis', text: words });
  const action = {
    kind: 'improve',
    text: '=提前两天提醒',
    owner: '程一苇',
    dueDate: '2026-12-05',
    done: false,
  } as const;
  await client.retrospectives.addAction({ campaignUid, action });
  ({ facts } = await client.retrospectives.open({ campaignUid }));
});

const exported = async (
  format: ReportFormat,
  language: Language,
  mask = false,
): Promise<Buffer> => {
  const { client, context, campaignUid } = rooms();
  const shell = { ...context.shell, printPdf };
  Object.assign(context, { shell });
  const made = await finished(
    client.retrospectives.export({ campaignUid, format, language, mask }),
  );
  const file = readFileSync(context.files.locate(made.handle).path);
  expect(made.bytes).toBe(file.length);
  return file;
};

/** Text as a reader finds it again: line breaks and the spaces of a layout do not count. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');

/** What every copy must say, in its language. */
const sayings = (language: Language): string[] => [
  '秋季新品季',
  translate(language, 'retrospectives.document-title'),
  ...(['goal', 'result', 'analysis', 'insight', 'limits', 'definitions'] as const).map((key) =>
    translate(language, `retrospectives.${key}`),
  ),
  ...facts.kpis.map((kpi) => metricName(language, kpi.metric)),
  formatMoney(
    language,
    facts.kpis.find((kpi) => kpi.metric === 'orders.net')!.actual!.value,
    'CNY',
  ),
  formatPercent(language, facts.score),
  formatPercent(language, facts.events[0]!.showUp.value),
  '深烘与浅烘 风味线上分享会',
  words.replace('𠮷', ''),
  '=提前两天提醒',
];

const names = (): string[] => facts.contributors.map((one) => one.name!);

describe.each(['zh-CN', 'zh-TW', 'en'] as const)('in %s', (language) => {
  it('prints a PDF whose text can be read again', { timeout: 60_000 }, async (test) => {
    if (browser === null) return test.skip('no installed browser');
    const bytes = await exported('pdf', language, language === 'zh-TW');
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { totalPages, text } = await extractText(pdf);
    expect(totalPages).toBeGreaterThanOrEqual(3);
    const all = plain(text.join(''));
    for (const saying of sayings(language)) expect(all).toContain(plain(saying));
    expect(all).not.toContain('\ufffd');
    // The bundled font is inside: the file looks the same where no Chinese font is installed.
    expect(bytes.toString('latin1')).toMatch(/\/BaseFont\s*\/[A-Z]{6}\+NotoSansSC/);
    for (const name of names()) expect(all.includes(plain(name)), name).toBe(language !== 'zh-TW');
    // The contents say on which page each section begins.
    const places = (await pdf.getDestinations()) as Record<string, [{ num: number; gen: number }]>;
    const pages = new Set<number>();
    for (const key of ['goal', 'result', 'analysis', 'limits', 'definitions'] as const) {
      const page = (await pdf.getPageIndex(places[key]![0])) + 1;
      pages.add(page);
      const heading = plain(translate(language, `retrospectives.${key}`));
      expect(plain(text[1]!), key).toContain(`${heading}${page}`);
    }
    expect(pages.size).toBeGreaterThan(2);
  });

  it('writes a workbook with words, figures, tables and rows', async () => {
    const mask = language === 'zh-TW';
    const { sheets } = await readXlsx(await exported('xlsx', language, mask));
    const sheet = (key: Parameters<typeof translate>[1], values = {}) =>
      sheets.find((one) => one.name === translate(language, key, values).slice(0, 31))!.rows;
    const all = plain(JSON.stringify(sheets.map((one) => one.rows)));
    expect(all).toContain(plain('=提前两天提醒'));
    expect(sheet('retrospectives.document-title').flat()).toContain(words);

    const figures = sheet('retrospectives.sheet-figures');
    const net = figures.find((row) => row.includes('orders.net') && row.includes('KPI'))!;
    expect(net[3]).toBeCloseTo(facts.kpis[4]!.actual!.value! / 100, 6);
    const rate = figures.find((row) => row.includes('events.show_up_rate'))!;
    expect(rate.slice(3, 9)).toEqual([
      facts.kpis[3]!.actual!.value,
      facts.kpis[3]!.actual!.numerator,
      facts.kpis[3]!.actual!.denominator,
      facts.kpis[3]!.actual!.n,
      ...facts.kpis[3]!.actual!.interval!,
    ]);
    for (const kpi of facts.kpis) {
      const [, ...rows] = sheet('retrospectives.sheet-rows-of', {
        name: metricName(language, kpi.metric),
      });
      const sum = rows.reduce((total, row) => total + Number(row[2]), 0);
      const numerator = kpi.actual!.numerator! / (kpi.actual!.unit === 'minor' ? 100 : 1);
      expect(sum, kpi.metric).toBeCloseTo(numerator, 6);
      if (kpi.actual!.entity === 'member')
        expect(rows.every((row) => (row[0] === null || row[0] === '') === mask)).toBe(true);
    }
    for (const name of names()) expect(all.includes(`"${name}"`), name).toBe(!mask);
  });
});

it('leaves no name of a member in a masked file of any format', async () => {
  for (const format of ['json', 'html'] as const) {
    const open = (await exported(format, 'zh-CN')).toString('utf8');
    const hidden = (await exported(format, 'zh-CN', true)).toString('utf8');
    for (const name of names()) {
      expect(open).toContain(name);
      expect(hidden, format).not.toContain(name);
    }
  }
});

it('shows the HTML in a browser: no script, no request, no error, figures that open', async (test) => {
  if (browser === null) return test.skip('no installed browser');
  const { client, context, campaignUid } = rooms();
  const made = await finished(
    client.retrospectives.export({ campaignUid, format: 'html', language: 'zh-CN', mask: false }),
  );
  const path = join(temporaryFolder(), made.name);
  copyFileSync(context.files.locate(made.handle).path, path);
  expect(made.name).toBe('秋季新品季 活动复盘.html');
  const started = await chromium.launch({
    executablePath: browser,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await started.newPage({ viewport: { width: 900, height: 1200 } });
    const trouble: string[] = [];
    page.on('console', (message) => trouble.push(message.text()));
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(path).href) trouble.push(request.url());
    });
    await page.goto(pathToFileURL(path).href);
    const body = plain(await page.locator('body').innerText());
    for (const saying of sayings('zh-CN')) expect(body).toContain(plain(saying));
    expect(await page.locator('script, p b, td > b').count()).toBe(0);
    const definition = page.locator('.figure').getByText('口径: 期内至少有一次互动的人数');
    expect(await definition.isVisible()).toBe(false);
    await page.locator('summary', { hasText: '活跃成员' }).click();
    expect(await definition.isVisible()).toBe(true);
    // Numbers in tables and charts open as well, and the contents lead to every section.
    const named = page.locator('td:first-child', { hasText: /^新增成员$/ });
    const cell = page.locator('tr', { has: named }).locator('.cell').nth(1);
    await cell.locator('summary').click();
    expect(await cell.getByText('口径: 加入日期落在期内的成员人数').isVisible()).toBe(true);
    await cell.locator('summary').click();
    await page.locator('.numbers > summary').first().click();
    await page.locator('.numbers .cell summary').nth(1).click();
    expect(await page.getByText('报名者中到过至少一场活动的人。').isVisible()).toBe(true);
    const links = await page
      .locator('nav a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
    expect(links.length).toBeGreaterThanOrEqual(10);
    for (const link of links) expect(await page.locator(link).count(), link).toBe(1);
    // The charts are well-formed and drawn in the document's own font; no text lies over another.
    const charts = await page.locator('svg').evaluateAll((all) =>
      all.map((svg) => {
        const texts = [...svg.querySelectorAll('text')];
        const boxes = texts.map((one) => one.getBoundingClientRect());
        return {
          families: new Set(texts.map((one) => getComputedStyle(one).fontFamily)).size,
          attributes: texts
            .flatMap((one) => one.getAttributeNames())
            .filter((one) => /["',]/.test(one)),
          cut: boxes.some((box) => box.right > svg.getBoundingClientRect().right + 1),
          overlaps: boxes.flatMap((a, i) =>
            boxes
              .slice(i + 1)
              .filter(
                (b) =>
                  a.left < b.right - 1 &&
                  b.left < a.right - 1 &&
                  a.top < b.bottom - 4 &&
                  b.top < a.bottom - 4,
              ),
          ).length,
        };
      }),
    );
    expect(charts).toEqual([
      { families: 1, attributes: [], cut: false, overlaps: 0 },
      { families: 1, attributes: [], cut: false, overlaps: 0 },
      { families: 1, attributes: [], cut: false, overlaps: 0 },
    ]);
    // Nothing is wider than the window.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      900,
    );
    expect(trouble).toEqual([]);
  } finally {
    await started.close();
  }
});
