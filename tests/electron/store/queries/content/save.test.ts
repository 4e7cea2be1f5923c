import { expect, it } from 'vitest';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { contentMatches, linkContent } from '../../../../../electron/store/queries/content/link.ts';
import {
  contentRange,
  listContent,
  oneContent,
} from '../../../../../electron/store/queries/content/read.ts';
import {
  archiveContent,
  createContent,
  reuseContent,
  updateContent,
} from '../../../../../electron/store/queries/content/save.ts';
import { updateSettings } from '../../../../../electron/store/settings.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { contentFilter } from '../../../../../shared/contract/content.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';

const itemOf = (db: WriteDb, uid: string) => oneContent(db, { uid }).item;

/** A published item as an import leaves it, with one result. */
const imported = (db: WriteDb, uid: string, title: string, date: string): void => {
  operate(db, testEnv, { kind: 'import', label: { key: 'history.import' } }, (operation) => {
    const id = insertRow(db, operation, 'content_item', {
      uid,
      platform: '公众号',
      title,
      type: 'article',
      published_at_ms: Date.parse(`${date}T12:30:00Z`),
      published_date: date,
    });
    insertRow(db, operation, 'content_result', {
      uid: `${uid}_r`,
      content_id: id,
      as_of_date: '2026-11-24',
      reads: 1200,
      likes: 40,
    });
  });
};

it('plans an item, moves it and publishes it as planned', () => {
  const { db } = temporaryStore();
  const when = { date: '2026-11-20', time: '20:30' };
  const { uid } = createContent(db, { fields: { title: '冬日拼配', when } }, testEnv);
  expect(itemOf(db, uid)).toMatchObject({
    state: 'planned',
    channel: '',
    date: '2026-11-20',
    time: '20:30',
  });
  updateContent(
    db,
    { uid, fields: { when: { date: '2026-11-22', time: '20:30' }, channel: '公众号' } },
    testEnv,
  );
  // The plan lies behind: it went out as planned.
  updateContent(db, { uid, fields: { state: 'published' } }, testEnv);
  expect(itemOf(db, uid)).toMatchObject({
    state: 'published',
    date: '2026-11-22',
    time: '20:30',
    plannedDate: '2026-11-22',
  });
  expect(
    db.prepare('SELECT published_at_ms FROM content_item WHERE uid = ?').pluck().get(uid),
  ).toBe(Date.UTC(2026, 10, 22, 12, 30));
  // Back to ready: no figure may count it any more.
  updateContent(db, { uid, fields: { state: 'ready' } }, testEnv);
  expect(
    db.prepare('SELECT published_date FROM content_item WHERE uid = ?').pluck().get(uid),
  ).toBeNull();
});

it('publishes now what was planned for later, and a day alone as a day', () => {
  const { db } = temporaryStore();
  const later = createContent(
    db,
    { fields: { title: '下月', when: { date: '2026-12-20', time: null } } },
    testEnv,
  ).uid;
  updateContent(db, { uid: later, fields: { state: 'published' } }, testEnv);
  // testNowMs is 12:00 in Shanghai.
  expect(itemOf(db, later)).toMatchObject({ date: '2026-11-24', time: '12:00' });
  const day = createContent(
    db,
    { fields: { title: '上周', when: { date: '2026-11-17', time: null } } },
    testEnv,
  ).uid;
  updateContent(db, { uid: day, fields: { state: 'published' } }, testEnv);
  expect(itemOf(db, day)).toMatchObject({ date: '2026-11-17', time: null });
});

it('shows a day range with published and planned items, dropped and trashed ones left out', () => {
  const { db } = temporaryStore();
  imported(db, 'ct_imported', '新品预告', '2026-11-10');
  const plan = (title: string, date: string) =>
    createContent(db, { fields: { title, when: { date, time: null } } }, testEnv).uid;
  plan('在内', '2026-11-30');
  plan('在外', '2026-12-01');
  archiveContent(db, { uid: plan('扔掉', '2026-11-12'), archived: true }, testEnv);
  updateContent(db, { uid: plan('不做', '2026-11-13'), fields: { state: 'dropped' } }, testEnv);
  // Planned inside and published outside: it stands where it was published.
  const late = plan('迟发', '2026-11-05');
  updateContent(
    db,
    { uid: late, fields: { state: 'published', when: { date: '2026-12-03', time: null } } },
    testEnv,
  );
  const titles = contentRange(db, { from: '2026-11-01', to: '2026-11-30' }).map(
    ({ title }) => title,
  );
  expect(titles).toEqual(['新品预告', '在内']);
  expect(
    contentRange(db, { from: '2026-12-01', to: '2026-12-31' }).map((one) => one.title),
  ).toEqual(['在外', '迟发']);
});

it('keeps what has results published', () => {
  const { db } = temporaryStore();
  imported(db, 'ct_imported', '新品预告', '2026-11-10');
  expect(() =>
    updateContent(db, { uid: 'ct_imported', fields: { state: 'idea' } }, testEnv),
  ).toThrow(expect.objectContaining({ code: 'content-has-results' }));
  expect(itemOf(db, 'ct_imported')).toMatchObject({
    state: 'published',
    result: { reads: 1200, likes: 40, comments: null },
  });
});

it('reuses an item as an idea that points back', () => {
  const { db } = temporaryStore();
  imported(db, 'ct_imported', '新品预告', '2026-11-10');
  const { uid } = reuseContent(db, { uid: 'ct_imported' }, testEnv);
  expect(oneContent(db, { uid })).toMatchObject({
    item: { title: '新品预告', state: 'idea', date: null, reuseOfUid: 'ct_imported' },
    original: { result: { reads: 1200 } },
    results: [],
  });
  expect(oneContent(db, { uid: 'ct_imported' }).reusedAs.map((one) => one.uid)).toEqual([uid]);
});

it('connects a plan with the imported item it became, and back', () => {
  const { db } = temporaryStore();
  const { uid } = createContent(
    db,
    {
      fields: {
        title: '新品 预告',
        channel: '公众号',
        layer: 'long',
        theme: 'product',
        owner: '周牧',
        when: { date: '2026-11-09', time: null },
      },
    },
    testEnv,
  );
  const again = reuseContent(db, { uid }, testEnv).uid;
  imported(db, 'ct_imported', '新品预告', '2026-11-10');
  imported(db, 'ct_other', '别的', '2026-11-10');
  expect(
    contentMatches(db, {}).map(({ planned, published }) => [planned.uid, published.uid]),
  ).toEqual([[uid, 'ct_imported']]);
  const done = linkContent(db, { plannedUid: uid, publishedUid: 'ct_imported' }, testEnv);
  expect(itemOf(db, 'ct_imported')).toMatchObject({
    title: '新品预告',
    date: '2026-11-10',
    plannedDate: '2026-11-09',
    layer: 'long',
    theme: 'product',
    owner: '周牧',
    type: 'article',
  });
  expect(itemOf(db, again).reuseOfUid).toBe('ct_imported');
  expect(() => itemOf(db, uid)).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(contentMatches(db, {})).toEqual([]);

  undoOperation(db, { uid: done.operationUid! }, testEnv);
  expect(itemOf(db, uid)).toMatchObject({ title: '新品 预告', layer: 'long' });
  expect(itemOf(db, again).reuseOfUid).toBe(uid);
  expect(itemOf(db, 'ct_imported')).toMatchObject({ layer: null, plannedDate: null });
});

it('does not guess between two imported items of the same title', () => {
  const { db } = temporaryStore();
  createContent(
    db,
    { fields: { title: '周报', when: { date: '2026-11-09', time: null } } },
    testEnv,
  );
  imported(db, 'ct_one', '周报', '2026-11-10');
  imported(db, 'ct_two', '周报', '2026-11-17');
  expect(contentMatches(db, {})).toEqual([]);
});

it('filters and sorts the list; what lacks the value comes last', () => {
  const { db } = temporaryStore();
  imported(db, 'ct_imported', '新品预告', '2026-11-10');
  createContent(db, { fields: { title: '100%好喝', layer: 'short', channel: '微博' } }, testEnv);
  const titles = (filter: object): string[] =>
    listContent(db, { ...contentFilter.parse(filter), offset: 0, limit: 10 }).rows.map(
      ({ title }) => title,
    );
  expect(titles({ sort: { by: 'reads', descending: false } })).toEqual(['新品预告', '100%好喝']);
  expect(titles({ search: '0%' })).toEqual(['100%好喝']);
  expect(titles({ search: '%' })).toEqual(['100%好喝']);
  expect(titles({ layers: ['short'], states: ['idea'] })).toEqual(['100%好喝']);
  expect(titles({ channels: ['公众号'] })).toEqual(['新品预告']);
  expect(titles({ archived: true })).toEqual([]);
});

it('places planned times on the days of another zone', () => {
  const { db } = temporaryStore();
  const { uid } = createContent(
    db,
    { fields: { title: '早安', when: { date: '2026-11-20', time: '07:00' } } },
    testEnv,
  );
  updateSettings(db, { zone: 'America/New_York' }, { ...testEnv, nowMs: testNowMs + 1 });
  expect(itemOf(db, uid)).toMatchObject({ date: '2026-11-19', time: '18:00' });
});
