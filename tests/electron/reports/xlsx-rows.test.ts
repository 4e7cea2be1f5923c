import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runReport } from '../../../electron/reports/run-report.ts';
import { writeReportXlsx } from '../../../electron/reports/xlsx.ts';
import { openReader } from '../../../electron/store/open.ts';
import { requireCampaign } from '../../../electron/store/queries/campaigns/read.ts';
import { listRows } from '../../../electron/store/queries/figures/rows.ts';
import { sourceAt } from '../../../electron/store/queries/retrospectives/behind.ts';
import { factContext } from '../../../electron/store/queries/retrospectives/blocks/block.ts';
import { rememberedRows } from '../../../electron/store/queries/retrospectives/rows-in-memory.ts';
import type { Retrospective } from '../../../shared/contract/retrospectives.ts';
import { majorUnits, writingOf } from '../../../shared/domain/report/blocks/cells.ts';
import { placeName } from '../../../shared/domain/report/place-name.ts';
import { placesOf } from '../../../shared/domain/report/places.ts';
import { finished } from '../../support/rooms.ts';
import { sampleNowMs, sampleRooms } from '../../support/sample.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { readBook, type Book } from './read-book.ts';

const rooms = sampleRooms();
let draft: Retrospective;
let book: Book;

const exported = async (version: number | null, mask: boolean): Promise<Book> => {
  const { client, context, campaignUid } = rooms();
  const made = await finished(
    client.retrospectives.export({
      campaignUid,
      version,
      format: 'xlsx',
      language: 'zh-CN',
      mask,
    }),
  );
  return readBook(readFileSync(context.files.locate(made.handle).path));
};

beforeAll(async () => {
  const { client, campaignUid } = rooms();
  draft = await client.retrospectives.open({ campaignUid });
  book = await exported(null, false);
}, 60_000);

const INDEX = '明细目录';

/** What the rows behind each place come to, as its link leads to them. */
const sums = (from: Book): Map<string, { readonly count: number; readonly sum: number }> => {
  const index = from.rows(INDEX).slice(1);
  const starts = new Map<string, Set<number>>();
  const links = index.flatMap((_, at) => from.linkAt(INDEX, `E${at + 2}`) ?? []);
  for (const { sheet, row } of links) starts.set(sheet, (starts.get(sheet) ?? new Set()).add(row));
  return new Map(
    index.map((line, at): [string, { count: number; sum: number }] => {
      const link = from.linkAt(INDEX, `E${at + 2}`);
      if (link === undefined) return [String(line[0]), { count: 0, sum: 0 }];
      const rows = from.rows(link.sheet);
      const ends = [...starts.get(link.sheet)!].filter((row) => row > link.row);
      const own = rows.slice(link.row - 1, Math.min(rows.length + 1, ...ends) - 1);
      const column = rows[0]!.indexOf('数值');
      const sum = own.reduce((all, row) => all + Number(row[column]), 0);
      return [String(line[0]), { count: own.length, sum }];
    }),
  );
};

const expectedOf = (facts: Retrospective['facts']) => {
  const writing = writingOf('zh-CN', facts.currency, facts.zone);
  return placesOf(facts)
    .filter(({ opens }) => opens)
    .map(({ figure, unit, value, ...place }) => {
      const sum = (figure === null ? value : figure.numerator) ?? 0;
      const name = placeName({ ...place }, writing);
      return {
        key: place.key,
        name,
        sum: unit === 'minor' ? majorUnits(sum, facts.currency) : sum,
      };
    });
};

describe.each(['draft', 'signed'] as const)('of a %s', (state) => {
  it('leads from every figure to rows that add up to its numerator', async () => {
    let from = book;
    if (state === 'signed') {
      const { client, campaignUid } = rooms();
      const { version } = await client.retrospectives.sign({ campaignUid });
      from = await exported(version, false);
    }
    const found = sums(from);
    const index = from.rows(INDEX).slice(1);
    const expected = expectedOf(draft.facts);
    expect(index.map(([name]) => name)).toEqual(expected.map(({ name }) => name));
    expect(expected.length).toBeGreaterThan(150);
    for (const [at, { name, sum }] of expected.entries()) {
      expect(found.get(name)!.sum, name).toBeCloseTo(sum, 6);
      expect(found.get(name)!.count, name).toBe(index[at]![2]);
      expect(index[at]![3], name).toBeCloseTo(sum, 6);
    }
  });
});

it('writes the same rows once and says whose they are', () => {
  const line = book.rows(INDEX).find(([name]) => name === '新增成员 · 期间')!;
  expect(line[4]).toBe('依据 新增成员');
  expect(line[5]).toBe('与“新增成员 · KPI”是同一份明细');
  const shared = book.rows('依据 前、中、后对比 成员').map(([name]) => name);
  expect(shared).toContain('新增成员 · 之前');
  expect(shared).not.toContain('新增成员 · 期间');
});

it('names nobody in a masked workbook, and lists no rows of a hidden number', async () => {
  const masked = await exported(null, true);
  const people = book.sheets.filter((name) => /^依据 .*(成员|报名)$/.test(name));
  const names = new Set<unknown>();
  for (const sheet of people) {
    const [head, ...rows] = book.rows(sheet);
    const column = head!.indexOf('成员');
    if (column >= 0) for (const row of rows) if (row[column] !== null) names.add(row[column]);
  }
  expect(names.size).toBeGreaterThan(500);
  const cells = masked.sheets
    .filter((name) => name.startsWith('依据 '))
    .flatMap((name) => masked.rows(name).slice(1).flat());
  expect(cells.filter((cell) => names.has(cell))).toEqual([]);
  expect(cells.filter((cell) => /^[a-z]{2}_\w{15,}/.test(String(cell)))).toEqual([]);
  const told = masked.rows(INDEX).map(([name]) => name);
  const small = expectedOf(draft.facts).filter(
    ({ key, sum }) => key.startsWith('retention.') && sum > 0 && sum < 5,
  );
  expect(small.length).toBeGreaterThan(3);
  for (const { name } of small) expect(told).not.toContain(name);
  expect(told).toContain('新增成员 · KPI');
});

it('leaves out the longest lists where all are too many, and says so', async () => {
  const path = join(temporaryFolder(), 'cut.xlsx');
  const places = placesOf(draft.facts).filter(({ key }) => /^(kpi|during)\./.test(key));
  const document = { title: '秋季', subtitle: '复盘', facts: [], sections: [] };
  const behind = places.slice(0, 8).map((place, index) => ({
    place,
    entity: 'member' as const,
    isMoney: false,
    list: place.key,
    count: index + 1,
    rows: () =>
      Array.from({ length: index + 1 }, (_, row) => ({
        uid: `mb_${row}`,
        value: 1,
        title: '甲',
        detail: '2026-09-01',
      })),
  }));
  writeReportXlsx(path, document, draft, behind, { language: 'zh-CN', mask: false, most: 28 });
  const cut = await readBook(readFileSync(path));
  const lines = cut.rows(INDEX).slice(1);
  expect(lines.slice(0, 8).map(([, , count, sum]) => [count, sum])).toEqual([
    ...[1, 2, 3, 4, 5, 6].map((count) => [count, count]),
    [7, 7],
    [8, null],
  ]);
  expect(lines[7]![5]).toMatch(/^行数太多/);
  expect(lines.at(-1)![0]).toMatch(/^本文件最多附 28 行明细/);
});

it('knows the same rows from memory as SQL lists', () => {
  const { context, campaignUid } = rooms();
  const { db, close } = openReader(context.session().path);
  try {
    const facts = factContext(db, requireCampaign(db, campaignUid), sampleNowMs);
    const remembered = rememberedRows(facts);
    let known = 0;
    for (const place of placesOf(draft.facts).filter(({ opens }) => opens)) {
      const source = sourceAt(facts, place.key);
      const list = remembered.list(place, source);
      if (list === null) continue;
      known += 1;
      const listed = listRows(db, source);
      const sorted = ({ ids, values }: typeof list): unknown =>
        Array.from(ids, (id, at) => [id, values[at]!] as const).toSorted(
          (one, other) => one[0] - other[0] || one[1] - other[1],
        );
      expect(sorted(list), place.key).toEqual(sorted(listed));
      expect(list.sum, place.key).toBeCloseTo(listed.sum, 6);
      expect(remembered.count(place, source), place.key).toBe(listed.ids.length);
    }
    expect(known).toBeGreaterThan(100);
  } finally {
    close();
  }
});

it('ends when nobody waits any more, and leaves no file', async () => {
  const { context } = rooms();
  const path = join(temporaryFolder(), 'given-up.xlsx');
  const giving = new AbortController();
  const writing = runReport(
    'workbook',
    {
      workspace: context.session().path,
      path,
      retrospective: draft,
      document: { title: '', subtitle: '', facts: [], sections: [] },
      language: 'zh-CN',
      mask: false,
    },
    { signal: giving.signal, report: () => giving.abort() },
  );
  await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
  // The thread answers the next question when it is through with this one.
  await context.session().read('retrospectives.list', { nowMs: sampleNowMs });
  expect(existsSync(path)).toBe(false);
});
