import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { createCampaign } from '../../../../../electron/store/queries/campaigns/save.ts';
import { setScope } from '../../../../../electron/store/queries/campaigns/scope.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { rowsBehind } from '../../../../support/rows-behind.ts';
import { retrospectiveFacts } from '../../../../../electron/store/queries/retrospectives/facts.ts';
import { createSegment } from '../../../../../electron/store/queries/segments/save.ts';
import { readRetention } from '../../../../../electron/store/queries/trends/retention.ts';
import type { RetentionBlock } from '../../../../../shared/contract/facts/retention.ts';
import { placesOf } from '../../../../../shared/domain/report/places.ts';
import { storeOf } from '../../../../support/community.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

/** Today is Tuesday 2026-11-24; weeks begin on Monday. */
const fields = { name: '秋季', from: '2026-11-02', to: '2026-11-08' };

const store = (): WriteDb =>
  storeOf({
    // Joined in the week before the campaign; active a week later, and two weeks later.
    me_a: {
      fields: { city: '上海', joined_date: '2026-10-27' },
      acts: ['2026-10-27', '2026-11-03', '2026-11-10'],
      stays: [['2026-10-27', null]],
    },
    me_b: { fields: { city: '上海', joined_date: '2026-10-28' }, acts: ['2026-11-04'] },
    // Joined in the campaign.
    me_c: { fields: { city: '杭州', joined_date: '2026-11-02' }, acts: ['2026-11-02'] },
    me_d: { fields: { city: '杭州', joined_date: '2026-11-05' }, acts: ['2026-11-09'] },
    // The other half of 丁: it was active two weeks after.
    me_d2: { fields: { city: '杭州' }, acts: ['2026-11-17'] },
    me_staff: { fields: { joined_date: '2026-11-03', staff: 1 }, acts: ['2026-11-10'] },
    me_unknown: { fields: {}, acts: ['2026-11-18'] },
  }).db;

const campaignOf = (
  db: WriteDb,
  scope: { communityUids?: string[]; segmentUids?: string[] } = {},
) => {
  const { uid } = createCampaign(db, fields, testEnv);
  setScope(db, { uid, communityUids: [], eventUids: [], segmentUids: [], ...scope }, testEnv);
  return uid;
};

const factsOf = (db: WriteDb, campaignUid: string) =>
  retrospectiveFacts(db, { campaignUid, nowMs: testNowMs });

const cellsOf = (block: RetentionBlock | undefined) =>
  Object.fromEntries(
    (block?.cohorts ?? []).map((one) => [
      `${one.from} ${one.when ?? '-'}`,
      [
        one.size,
        ...one.cells.map((cell) => `${cell.active ?? '?'}${cell.reason === null ? '' : '*'}`),
      ],
    ]),
  );

test('counts who came back by week of joining, without staff; what is not recorded to its end is marked', () => {
  const db = store();
  const block = factsOf(db, campaignOf(db)).blocks.retention;
  expect(block).toMatchObject({ unit: 'week', unknownStarts: 2 });
  expect(cellsOf(block)).toEqual({
    '2026-10-26 before': [2, '2', '1', '0*'],
    '2026-11-02 during': [2, '1', '0*'],
    '2026-11-09 after': [0],
  });
});

test('counts a merged member once, with what either did', () => {
  const db = store();
  mergeMembers(db, { uid: 'me_d2', intoUid: 'me_d' }, testEnv);
  expect(cellsOf(factsOf(db, campaignOf(db)).blocks.retention)['2026-11-02 during']).toEqual([
    2,
    '1',
    '1*',
  ]);
});

test('looks at the segments and communities of the campaign alone', () => {
  const db = store();
  const { uid } = createSegment(
    db,
    {
      name: '沪上',
      note: '',
      conditions: {
        kind: 'all',
        of: [{ kind: 'member', filter: { kind: 'set', column: 'city', values: ['上海'] } }],
      },
    },
    testEnv,
  );
  const ofSegment = campaignOf(db, { segmentUids: [uid] });
  expect(cellsOf(factsOf(db, ofSegment).blocks.retention)).toMatchObject({
    '2026-10-26 before': [2, '2', '1', '0*'],
    '2026-11-02 during': [0],
  });
  const ofCommunity = campaignOf(db, { communityUids: ['co_tea'] });
  expect(cellsOf(factsOf(db, ofCommunity).blocks.retention)['2026-10-26 before']).toEqual([
    1,
    '1',
    '1',
    '0*',
  ]);
});

test('says what the page of trends says of the same weeks', () => {
  const db = store();
  const block = factsOf(db, campaignOf(db)).blocks.retention!;
  const trends = readRetention(db, {
    communityUid: null,
    start: 'joined',
    cohortUnit: 'week',
    unit: 'week',
    cohorts: 12,
    most: 12,
    nowMs: testNowMs,
  });
  for (const cohort of block.cohorts) {
    const same = trends.cohorts.find((one) => one.from === cohort.from)!;
    expect(cohort.size).toBe(same.size);
    expect(cohort.cells).toEqual(
      same.cells
        .slice(0, cohort.cells.length)
        .map(({ counts, reasons }) => ({ active: counts.classic, reason: reasons.classic })),
    );
  }
});

test('opens every cell into the members it counts', () => {
  const db = store();
  const campaignUid = campaignOf(db);
  const cells = placesOf(factsOf(db, campaignUid)).filter(({ place }) => place === 'retention');
  expect(cells.filter(({ opens }) => opens)).toHaveLength(5);
  for (const { key, value, opens } of cells) {
    if (!opens) continue;
    const page = { version: null, nowMs: testNowMs, offset: 0, limit: 10 };
    expect(rowsBehind(db, { campaignUid, key, ...page }), key).toMatchObject({ sum: value });
  }
  for (const key of ['retention.2026-11-03.1', "retention.2026-11-02.'", 'retention.2020-01-06.0'])
    expect(() =>
      rowsBehind(db, { campaignUid, key, version: null, nowMs: testNowMs, offset: 0, limit: 1 }),
    ).toThrowError('not-found');
});

test('is left out where nobody was ever seen active', () => {
  const { db } = storeOf({ me_a: { fields: { joined_date: '2026-11-03' } } });
  expect(factsOf(db, campaignOf(db)).blocks).toEqual({});
});
