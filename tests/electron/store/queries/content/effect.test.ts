import { expect, it } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import {
  cadenceItemsSql,
  contentCadence,
} from '../../../../../electron/store/queries/content/cadence.ts';
import {
  contentBehind,
  contentEffect,
  effectItemsSql,
} from '../../../../../electron/store/queries/content/effect.ts';
import { rangeSql } from '../../../../../electron/store/queries/content/read.ts';
import { itemsSql } from '../../../../../electron/store/queries/content/rows.ts';
import {
  archiveContent,
  createContent,
} from '../../../../../electron/store/queries/content/save.ts';
import { updateSettings } from '../../../../../electron/store/settings.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';

const publish = (
  db: WriteDb,
  uid: string,
  at: string,
  results: readonly (readonly [asOf: string, reads: number | null, likes: number | null])[],
): void => {
  operate(db, testEnv, { kind: 'import', label: { key: 'history.import' } }, (operation) => {
    const id = insertRow(db, operation, 'content_item', {
      uid,
      platform: '公众号',
      title: uid,
      type: uid.includes('poll') ? 'poll' : 'article',
      published_at_ms: Date.parse(at),
      published_date: at.slice(0, 10),
    });
    for (const [asOf, reads, likes] of results)
      insertRow(db, operation, 'content_result', {
        uid: `${uid}_${asOf}`,
        content_id: id,
        as_of_date: asOf,
        reads,
        likes,
      });
  });
};

const scope = { from: '2026-11-01', to: '2026-11-30', communityUid: null };

it('takes the latest result of each item published in the period', () => {
  const { db } = temporaryStore();
  publish(db, 'ct_first', '2026-11-02T20:30:00+08:00', [
    ['2026-11-03', 100, 10],
    ['2026-11-09', 300, 30],
  ]);
  publish(db, 'ct_poll', '2026-11-03T08:05:00+08:00', [['2026-11-09', 0, 2]]);
  publish(db, 'ct_before', '2026-10-31T20:00:00+08:00', [['2026-11-09', 9999, 1]]);
  publish(db, 'ct_trash', '2026-11-05T20:00:00+08:00', [['2026-11-09', 9999, 1]]);
  archiveContent(db, { uid: 'ct_trash', archived: true }, testEnv);
  createContent(
    db,
    { fields: { title: '计划', when: { date: '2026-11-20', time: null } } },
    testEnv,
  );
  const effect = contentEffect(db, scope);
  expect(effect.total).toMatchObject({
    n: 2,
    readsSum: 300,
    engagement: { value: 32 / 300, n: 2 },
  });
  expect(effect.by.hour.map(({ key, readsSum }) => [key, readsSum])).toEqual([
    ['08', 0],
    ['20', 300],
  ]);
  expect(effect.by.type.find(({ key }) => key === 'poll')?.engagement).toMatchObject({
    value: null,
    reason: 'no-reads',
  });
  expect(effect.balance).toEqual([{ month: '2026-11', interactive: 1, all: 2 }]);

  const behind = (by: 'hour' | 'month', key: string, measure: 'reads' | 'interactive') =>
    contentBehind(db, { ...scope, by, key, measure, offset: 0, limit: 10 });
  expect(behind('hour', '20', 'reads')).toMatchObject({
    total: 1,
    rows: [{ uid: 'ct_first', reads: 300, asOf: '2026-11-09' }],
  });
  expect(behind('month', '2026-11', 'interactive').rows.map(({ uid }) => uid)).toEqual(['ct_poll']);
});

it('holds rules of the workspace against its weeks and suggests none for a ruled channel', () => {
  const { db } = temporaryStore();
  for (let week = 0; week < 8; week += 1)
    publish(
      db,
      `ct_${week}`,
      `${new Date(Date.UTC(2026, 8, 28 + week * 7)).toISOString().slice(0, 10)}T20:00:00+08:00`,
      [],
    );
  const ask = () => contentCadence(db, { from: '2026-11-09', to: '2026-11-29', nowMs: testNowMs });
  expect(ask()).toEqual({
    rules: [],
    suggestions: [{ communityUid: null, channel: '公众号', perWeek: 1 }],
  });
  const rule = { communityUid: null, channel: '公众号', perWeek: 1 };
  updateSettings(db, { contentCadence: [rule] }, testEnv);
  const { rules, suggestions } = ask();
  expect(suggestions).toEqual([]);
  // The week of the 23rd is running: it lacks an item and is no gap.
  expect(rules[0]?.weeks.map(({ from, state }) => [from, state])).toEqual([
    ['2026-11-09', 'met'],
    ['2026-11-16', 'met'],
    ['2026-11-23', 'open'],
  ]);
});

it('finds the items of days along the indexes, whatever the workspace holds', () => {
  const { db } = temporaryStore();
  const planOf = (text: string, values: readonly unknown[]): string =>
    (db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n');
  const range = planOf(
    `${itemsSql} ${rangeSql}`,
    Array.from({ length: 6 }, () => '2026-11-01'),
  );
  expect(range).toContain('content_item_published (published_date>? AND published_date<?)');
  expect(range).toContain('content_item_planned (planned_date>? AND planned_date<?)');
  expect(range).not.toMatch(/SCAN content_(item|result)\b/);
  const days = { from: '2026-11-01', to: '2026-11-30', communityUid: null };
  expect(planOf(effectItemsSql, [days])).not.toMatch(/SCAN content_(item|result)\b/);
  expect(planOf(cadenceItemsSql, [days])).not.toMatch(/SCAN content_item\b/);
});
