import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Facts } from '../../../shared/contract/retrospectives.ts';
import { metricName } from '../../../shared/domain/report/format-figure.ts';
import { formatMoney, formatPercent } from '../../../shared/messages/format.ts';
import { languages, type Language } from '../../../shared/messages/languages.ts';
import { translate, translateAny } from '../../../shared/messages/translate.ts';
import { finished } from '../../support/rooms.ts';
import { sampleRooms } from '../../support/sample.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { attributes, officeText, openOffice } from './office-files.ts';
import { withoutUids } from '../../support/without-uids.ts';

const rooms = sampleRooms();
const words = '为什么：门店海报晚了一周 <b>&"𠮷\u0001';
let facts: Facts;

beforeAll(async () => {
  const { client, campaignUid } = rooms();
  await client.retrospectives.setPassage({ campaignUid, section: 'analysis', text: words });
  ({ facts } = await client.retrospectives.open({ campaignUid }));
});

const exported = async (format: 'docx' | 'pptx', language: Language, mask: boolean) => {
  const { client, context, campaignUid } = rooms();
  const made = await finished(
    client.retrospectives.export({ campaignUid, format, language, mask }),
  );
  return context.files.locate(made.handle).path;
};

const headings = (language: Language): string[] =>
  (['goal', 'result', 'analysis', 'limits', 'definitions'] as const).map((key) =>
    translate(language, `retrospectives.${key}`),
  );

const sayings = (language: Language): string[] => [
  '秋季新品季',
  translate(language, 'retrospectives.document-title'),
  ...facts.kpis.map((kpi) => metricName(language, kpi.metric)),
  formatMoney(
    language,
    facts.kpis.find((kpi) => kpi.metric === 'orders.net')!.actual!.value,
    'CNY',
  ),
  formatPercent(language, facts.score),
  formatPercent(language, facts.events[0]!.showUp.value),
  '深烘与浅烘 风味线上分享会',
  '门店海报晚了一周 <b>&"𠮷',
];

const names = (): string[] => facts.contributors.map((one) => one.name!);

describe.each(languages)('in %s', (language) => {
  it.each([false, true])('writes a Word document, masked: %s', async (mask) => {
    const parts = await openOffice(readFileSync(await exported('docx', language, mask)));
    const xml = parts.get('word/document.xml')!;
    const text = officeText(parts, /^word\/document\.xml$/);
    for (const saying of sayings(language)) expect(text).toContain(saying);
    expect(withoutUids(officeText(parts, /\.xml$/))).not.toMatch(/NaN|undefined|\[object/);
    for (const name of names()) expect(text.includes(name), name).toBe(!mask);

    const first = [
      ...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*w:val="Heading1"(?:(?!<\/w:p>).)*<\/w:p>/gs),
    ];
    const found = first.map(([paragraph]) => /<w:t[^>]*>([^<]*)</.exec(paragraph)![1]);
    expect(found).toEqual(expect.arrayContaining(headings(language)));
    expect(xml).toMatch(/<w:instrText[^>]*>TOC /);
    // Each chart can be edited, is told in words, and brings its numbers.
    const charts = [...parts.keys()].filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name));
    expect(charts.length).toBeGreaterThanOrEqual(2);
    expect([...parts.keys()].filter((name) => name.endsWith('.xlsx'))).toHaveLength(charts.length);
    const alts = attributes(xml, 'wp:docPr', 'descr');
    expect(alts).toHaveLength(charts.length);
    expect(alts.every((alt) => alt.length > 3)).toBe(true);
    // Heads are repeated on each page of a table, and Chinese has a font of its own.
    expect(xml.match(/<w:tblHeader\/>/g)!.length).toBe(xml.match(/<w:tbl>/g)!.length);
    expect(parts.get('word/styles.xml')).toContain('w:eastAsia="Microsoft ');
    expect([...parts.keys()].some((name) => /^word\/footer\d\.xml$/.test(name))).toBe(true);
    expect(
      [...parts].some(([name, part]) => /footer/.test(name) && part.includes('NUMPAGES')),
    ).toBe(true);
  });

  it.each([false, true])('writes slides, masked: %s', async (mask) => {
    const parts = await openOffice(readFileSync(await exported('pptx', language, mask)));
    const slides = [...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    expect(slides.length).toBeGreaterThan(8);
    const text = officeText(parts, /^ppt\/slides\/slide\d+\.xml$/);
    for (const saying of sayings(language)) expect(text).toContain(saying);
    expect(withoutUids(officeText(parts, /\.xml$/))).not.toMatch(/NaN|undefined|\[object/);
    for (const name of names()) expect(text.includes(name), name).toBe(!mask);
    // Every slide has a title of its own kind, and nothing stands outside of it.
    for (const name of slides) {
      const xml = parts.get(name)!;
      expect(xml, name).toMatch(/<p:ph[^>]*type="title"/);
      const ends = [...xml.matchAll(/<a:off x="(\d+)" y="(\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"/g)];
      for (const [, x, y, width, height] of ends) {
        expect(Number(x) + Number(width), name).toBeLessThanOrEqual(12_192_000);
        expect(Number(y) + Number(height), name).toBeLessThanOrEqual(6_858_000);
      }
    }
    const charts = [...parts].filter(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name));
    expect(charts.length).toBeGreaterThanOrEqual(2);
    for (const [, xml] of charts) expect(xml).not.toContain('<c:v></c:v>');
    // The speaker finds what the figures mean.
    const notes = officeText(parts, /^ppt\/notesSlides\//);
    const kpi = facts.kpis[0]!;
    const definition = translateAny(language, `metrics.definition-${kpi.metric}`)!;
    expect(notes).toContain(`${translate(language, 'metrics.definition')}: ${definition}`);
  });
});

const office = ['/usr/bin/soffice', '/opt/homebrew/bin/soffice'].find((path) => {
  try {
    execFileSync(path, ['--version']);
    return true;
  } catch {
    return false;
  }
});

it('opens in LibreOffice', { timeout: 120_000 }, async (test) => {
  if (office === undefined) return test.skip('no installed LibreOffice');
  const folder = temporaryFolder();
  const formats = ['docx', 'pptx'] as const;
  const made = (format: string, end: string): string => join(folder, `${format}-made.${end}`);
  for (const format of formats)
    copyFileSync(await exported(format, 'zh-CN', false), made(format, format));
  const settings = `-env:UserInstallation=file://${folder}/profile`;
  const files = formats.map((format) => made(format, format));
  execFileSync(
    office,
    ['--headless', settings, '--convert-to', 'pdf', '--outdir', folder, ...files],
    { stdio: 'ignore' },
  );
  const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');
  for (const format of formats) {
    const pdf = new Uint8Array(readFileSync(made(format, 'pdf')));
    const { text } = await extractText(await getDocumentProxy(pdf));
    const all = plain(text.join(''));
    for (const saying of sayings('zh-CN'))
      expect(all, format).toContain(plain(saying).replace('𠮷', ''));
  }
});
