import { readXlsx } from 'hucre';
import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { findHeadless } from '../../../electron/shell/browsers.ts';
import { printPdf } from '../../../electron/shell/print-pdf.ts';
import { compareCampaigns } from '../../../electron/store/queries/retrospectives/compare.ts';
import type { comparisonFormats } from '../../../shared/contract/retrospectives.ts';
import { comparisonDocument } from '../../../shared/domain/report/compare-document.ts';
import { hideSmallGroups } from '../../../shared/domain/report/mask.ts';
import { metricName } from '../../../shared/domain/report/format-figure.ts';
import { languages, type Language } from '../../../shared/messages/languages.ts';
import { translate } from '../../../shared/messages/translate.ts';
import { finished } from '../../support/rooms.ts';
import { campaignWith } from '../../support/campaign-store.ts';
import { storeOf } from '../../support/community.ts';
import { sampleRooms } from '../../support/sample.ts';
import { testNowMs } from '../../support/workspace.ts';
import { withoutUids } from '../../support/without-uids.ts';

const rooms = sampleRooms();
const browser = findHeadless();
let campaignUids: string[] = [];

beforeAll(async () => {
  const { client, campaignUid } = rooms();
  const summer = { name: '夏季 <b>预热</b>', from: '2026-07-06', to: '2026-07-19' };
  campaignUids = [campaignUid, (await client.campaigns.create(summer)).uid];
});

const exported = async (
  format: (typeof comparisonFormats)[number],
  language: Language,
  mask = false,
): Promise<Buffer> => {
  const { client, context } = rooms();
  Object.assign(context, { shell: { ...context.shell, printPdf } });
  const asked = { campaignUids, format, language, mask };
  const made = await finished(client.retrospectives.exportComparison(asked));
  const file = readFileSync(context.files.locate(made.handle).path);
  expect(made.bytes).toBe(file.length);
  expect(made.name).toBe(`${translate(language, 'words.compare-file', { count: 2 })}.${format}`);
  return file;
};

const sayings = (language: Language): string[] => [
  '秋季新品季',
  translate(language, 'words.compare-page'),
  translate(language, 'words.compare-notes'),
  translate(language, 'words.compare-title', { count: 2 }),
  translate(language, 'words.compare-lengths'),
  metricName(language, 'active.members'),
  translate(language, 'retrospectives.definitions'),
];
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');
const unsayable = /NaN|Infinity|∞|undefined|\{\w+\}/;

describe.each(languages)('campaigns side by side in %s', (language) => {
  it('are one HTML file that says what must be known first', async () => {
    const html = (await exported('html', language)).toString('utf8');
    for (const saying of sayings(language)) expect(html).toContain(saying);
    expect(html).toContain('夏季 &lt;b&gt;预热');
    expect(withoutUids(html.replace(/<style[\s\S]*?<\/style>/, ''))).not.toMatch(unsayable);
  });

  it('are a workbook of words and one table, numbers as numbers', async () => {
    const { sheets } = await readXlsx(await exported('xlsx', language));
    expect(sheets).toHaveLength(2);
    const [words, table] = sheets;
    const text = words!.rows.flat().join('\n');
    expect(text).toContain(translate(language, 'retrospectives.definitions'));
    expect(withoutUids(text)).not.toMatch(unsayable);
    const row = table!.rows.find(([name]) => name === metricName(language, 'active.members'))!;
    expect(row[1]).toBe(417);
    expect(table!.rows[0]).toEqual([
      translate(language, 'retrospectives.metric'),
      '秋季新品季',
      '夏季 <b>预热</b>',
      translate(language, 'words.compare-may'),
    ]);
  });
});

// It is the same document: one language is printed, others are in the tests of a retrospective.
it('is a PDF whose text can be read again', { timeout: 180_000 }, async (test) => {
  if (browser === null) return test.skip('no installed browser');
  const pdf = await exported('pdf', 'zh-CN');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  const all = plain(text.join(''));
  for (const saying of sayings('zh-CN')) expect(all).toContain(plain(saying));
});

it('hides numbers of fewer than five people when asked', () => {
  const { db } = storeOf({
    me_a: { acts: ['2026-11-03'], fields: { joined_date: '2026-01-01' } },
    me_b: { acts: ['2026-11-12'], fields: { joined_date: '2026-01-01' } },
  });
  const spans = [
    { from: '2026-11-01', to: '2026-11-07' },
    { from: '2026-11-08', to: '2026-11-14' },
  ];
  const uids = spans.map((span) => campaignWith(db, span).campaignUid);
  const compared = compareCampaigns(db, { campaignUids: uids, nowMs: testNowMs });
  const whole = comparisonDocument(compared, 'zh-CN');
  const small = translate('zh-CN', 'exports.small', { least: 5 });
  expect(JSON.stringify(whole)).not.toContain(small);
  const hidden = hideSmallGroups(whole, 'zh-CN').sections.flatMap(({ blocks }) => blocks);
  const table = hidden.find((block) => block.kind === 'table')!;
  const active = table.rows.find(([name]) => name!.text === metricName('zh-CN', 'active.members'));
  expect(active!.slice(1, 3).map(({ text, number }) => [text, number ?? null])).toEqual([
    [small, null],
    [small, null],
  ]);
});
