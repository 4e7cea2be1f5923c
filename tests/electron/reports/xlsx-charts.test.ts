import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeReportXlsx } from '../../../electron/reports/xlsx.ts';
import { signedFacts } from '../../../electron/store/queries/retrospectives/read.ts';
import type {
  ReportBar,
  ReportChart,
  ReportDocument,
} from '../../../shared/domain/report/document.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { attributes } from './office-files.ts';
import { readBook, type Book } from './read-book.ts';

const bar = (label: string, value: number | null): ReportBar => ({
  label,
  value,
  note: '',
  opening: {
    key: `funnel.${label}`,
    label,
    value: value === null ? '少于 5' : String(value),
    details: [],
    entity: 'member',
    rowUnit: null,
  },
});

const dates = Array.from({ length: 12 }, (_, day) => `2026-09-${String(day + 1).padStart(2, '0')}`);
const charts: readonly ReportChart[] = [
  {
    type: 'funnel',
    title: "报名 & '到场' <1>",
    steps: [bar('报名', 120), bar('到场', 80), bar('下单', null)],
  },
  { type: 'bars', title: '各类内容', bars: [bar('互动', 8), bar('图文', 6)] },
  {
    type: 'daily',
    title: '每天活跃的人',
    unit: '人',
    dates,
    values: dates.map((_, day) => (day === 4 ? null : 20 + day)),
    spans: [
      { from: dates[0]!, to: dates[5]!, label: '之前', main: false },
      { from: dates[6]!, to: dates[11]!, label: '期间', main: true },
    ],
  },
];

const signed = resolve(
  import.meta.dirname,
  '../store/queries/retrospectives/signed-version-1.json',
);
const own = mkdtempSync(join(tmpdir(), 'workstation-charts-'));
const path = join(own, 'charts.xlsx');
let book: Book;

beforeAll(async () => {
  const document: ReportDocument = {
    title: '秋季',
    subtitle: '复盘',
    facts: [],
    sections: [
      {
        key: 'result',
        heading: '结果',
        blocks: charts.map((chart, index) => ({
          kind: 'chart',
          chart,
          ...(index === 0 ? { alt: '三步，最后一步少于 5 人' } : {}),
        })),
      },
    ],
  };
  const facts = signedFacts(readFileSync(signed, 'utf8'));
  writeReportXlsx(path, document, { facts, parts: [] }, [], { language: 'zh-CN', mask: false });
  book = await readBook(readFileSync(path));
});

afterAll(() => rmSync(own, { recursive: true, force: true }));

const chartAt = (number: number): string => book.parts.get(`xl/charts/chart${number}.xml`)!;

/** What a chart's formula leads to, column by column: `'Sheet'!$B$2:$B$4`. */
const cellsAt = (formula: string): unknown[] => {
  const [, sheet, column, from, to] = /^'(.*)'!\$([A-Z])\$(\d+)(?::\$\2\$(\d+))?$/.exec(formula)!;
  return book
    .rows(sheet!.replaceAll("''", "'"))
    .slice(Number(from) - 1, Number(to ?? from))
    .map((row) => row[column!.charCodeAt(0) - 65] ?? null);
};

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

it('draws each chart from the cells of its sheet', () => {
  for (const [index, { title, type }] of charts.entries()) {
    const xml = chartAt(index + 1);
    expect(decoded(/<a:t>([^<]*)</.exec(xml)![1]!)).toBe(title);
    expect(xml).toContain(type === 'daily' ? '<c:lineChart>' : '<c:barChart>');
    const references = [
      ...xml.matchAll(/<c:f>([^<]*)<\/c:f><c:(str|num)Cache>(.*?)<\/c:\2Cache>/g),
    ].map(([, formula, kind, cache]) => ({
      formula: decoded(formula!),
      kind,
      points: new Map(
        [...cache!.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)</g)].map(([, at, value]) => [
          Number(at),
          kind === 'num' ? Number(value) : decoded(value!),
        ]),
      ),
    }));
    expect(references.length % 3).toBe(0);
    for (const { formula, kind, points } of references)
      cellsAt(formula).forEach((cell, at) => {
        // A number that is hidden or missing is no point.
        if (kind === 'num' && typeof cell !== 'number') expect(points.has(at)).toBe(false);
        else expect(points.get(at), formula).toBe(cell);
      });
  }
});

it('tells the days of each period apart, and leaves a gap where a day is not told', () => {
  const rows = book.rows('每天活跃的人');
  expect(rows[0]).toEqual(['日期', '人', '之前', '期间']);
  expect(rows[1]).toEqual(['2026-09-01', 20, 20, null]);
  expect(rows[12]).toEqual(['2026-09-12', 31, null, 31]);
  expect(chartAt(3)).toContain('<c:dispBlanksAs val="gap"/>');
});

it('is told in words for who does not see it', () => {
  const words = [1, 2, 3].map(
    (number) =>
      attributes(book.parts.get(`xl/drawings/drawing${number}.xml`)!, 'xdr:cNvPr', 'descr')[0],
  );
  expect(words).toEqual(['三步，最后一步少于 5 人', '各类内容', '每天活跃的人']);
});

const office = ['/usr/bin/soffice', '/opt/homebrew/bin/soffice'].find(existsSync);

it('draws in LibreOffice', { timeout: 120_000 }, async (test) => {
  if (office === undefined) return test.skip('no installed LibreOffice');
  const folder = temporaryFolder();
  const settings = `-env:UserInstallation=file://${folder}/profile`;
  const wish = ['--headless', settings, '--convert-to', 'pdf', '--outdir', folder, path];
  try {
    execFileSync(office, wish, { stdio: 'ignore' });
  } catch {
    // Says below that there is no file.
  }
  const made = join(folder, 'charts.pdf');
  if (!existsSync(made)) return test.skip('LibreOffice has no Calc');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(readFileSync(made))));
  const all = text.join('').normalize('NFKC').replaceAll(/\s+/g, '');
  // A title and a legend stand in the drawing, not in the cells.
  for (const { title } of charts)
    expect(all, title).toContain(title.normalize('NFKC').replaceAll(/\s+/g, ''));
  expect(all.match(/互动/g)!.length).toBeGreaterThanOrEqual(2);
});
