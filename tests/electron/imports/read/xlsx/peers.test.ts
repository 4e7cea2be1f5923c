import * as library from '@e965/xlsx';
import { readXlsx } from 'hucre';
import { expect, it } from 'vitest';
import { cellJson, type Cell } from '../../../../../shared/domain/cells.ts';
import { readBytes } from '../../../../support/read-file.ts';
import { workbookBytes } from '../../../../support/workbook.ts';

type Peer = 'hucre' | 'e965';
interface Odd {
  readonly what: string;
  readonly cell: string;
  /** As `cellJson` says it: dates as text, errors as objects. */
  readonly is: unknown;
  /** Peers that read something else. */
  readonly wrong: readonly Peer[];
}

const FORMATS = ['yyyy-mm-dd', '[h]:mm', 27, 57, '@', 'yyyy"年"m"月"d"日"'] as const;
const inline = (inner: string): string => `<c t="inlineStr"><is>${inner}</is></c>`;
const odds: readonly Odd[] = [
  {
    what: 'rich inline text',
    cell: inline('<r><t>红</t></r><r><t>色</t></r>'),
    is: '红色',
    wrong: [],
  },
  {
    what: 'a phonetic guide',
    cell: inline('<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>'),
    is: '東京',
    wrong: ['hucre'],
  },
  { what: 'escapes', cell: inline('<t>甲_x000D_乙</t>'), is: '甲\r乙', wrong: [] },
  { what: 'spaces', cell: inline('<t xml:space="preserve">  a </t>'), is: '  a ', wrong: [] },
  { what: 'CDATA', cell: inline('<t><![CDATA[a<b]]></t>'), is: 'a<b', wrong: [] },
  { what: 'a date', cell: '<c s="1"><v>46192</v></c>', is: '2026-06-19', wrong: [] },
  { what: 'a serial below 61', cell: '<c s="1"><v>59</v></c>', is: '1900-02-28', wrong: [] },
  { what: 'a duration', cell: '<c s="2"><v>1.5</v></c>', is: '36:00:00', wrong: ['hucre', 'e965'] },
  { what: 'a Chinese date, 27', cell: '<c s="3"><v>46192</v></c>', is: '2026-06-19', wrong: [] },
  { what: 'a Chinese date, 57', cell: '<c s="4"><v>46192</v></c>', is: '2026-06-19', wrong: [] },
  {
    what: 'a date of type d',
    cell: '<c t="d" s="1"><v>2026-06-19</v></c>',
    is: '2026-06-19',
    wrong: [],
  },
  {
    what: 'eighteen digits',
    cell: '<c><v>440106199001011234</v></c>',
    is: '440106199001011234',
    wrong: ['hucre', 'e965'],
  },
  {
    what: 'digits as text',
    cell: '<c s="5"><v>440106199001011234</v></c>',
    is: '440106199001011234',
    wrong: ['hucre', 'e965'],
  },
  { what: 'an error', cell: '<c t="e"><v>#N/A</v></c>', is: { error: '#N/A' }, wrong: [] },
  { what: 'a surrogate pair', cell: inline('<t>𠮷</t>'), is: '𠮷', wrong: [] },
  { what: 'a shared text', cell: '<c t="s"><v>0</v></c>', is: '共享', wrong: [] },
];

const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const override = (part: string, kind: string): string =>
  `<Override PartName="/xl/${part}.xml" ContentType="${KIND}.${kind}+xml"/>`;
// Each case in a row of its own; peers need addresses and a list of the parts.
const bytes = workbookBytes({
  sheets: [
    odds
      .map(({ cell }, n) => `<row r="${n + 1}">${cell.replace('<c', `<c r="A${n + 1}"`)}</row>`)
      .join(''),
  ],
  shared: '<si><r><t>共</t></r><r><t>享</t></r></si>',
  formats: FORMATS,
  parts: [
    {
      name: '[Content_Types].xml',
      data: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('sharedStrings', 'sharedStrings')}${override('styles', 'styles')}</Types>`,
    },
  ],
});

/** A peer's value in the words of `cellJson`; its dates are read as UTC, at midnight as a day. */
const said = (value: unknown): unknown => {
  if (value instanceof Date) {
    const iso = Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
  }
  if (value === '#N/A') return { error: '#N/A' };
  return value ?? null;
};

const readers: Readonly<Record<Peer, () => Promise<readonly unknown[]>>> = {
  hucre: async () => {
    const { sheets } = await readXlsx(bytes);
    return odds.map((_, n) => said(sheets[0]?.rows[n]?.[0]));
  },
  e965: () => {
    const book = library.read(bytes, { dense: true, cellDates: true, UTC: true });
    const data = book.Sheets[book.SheetNames[0]!]!['!data']!;
    return Promise.resolve(
      odds.map((_, n) => {
        const cell = data[n]?.[0];
        return said(cell?.t === 'e' ? cell.w : cell?.v);
      }),
    );
  },
};

it('reads every odd value as it is meant', async () => {
  const { cells } = await readBytes('a.xlsx', bytes);
  const mine = odds.map(({ what }, n) => [what, cellJson((cells[n]?.[0] ?? null) as Cell)]);
  expect(mine).toEqual(odds.map(({ what, is }) => [what, is]));
});

it.each(Object.keys(readers) as Peer[])('agrees with %s wherever that is right', async (peer) => {
  const theirs = await readers[peer]().catch((error: unknown) => odds.map(() => String(error)));
  const differing = odds.filter(({ is }, n) => JSON.stringify(theirs[n]) !== JSON.stringify(is));
  expect(differing.map(({ what }) => what)).toEqual(
    odds.filter(({ wrong }) => wrong.includes(peer)).map(({ what }) => what),
  );
});
