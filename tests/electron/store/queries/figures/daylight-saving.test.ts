import { expect, test } from 'vitest';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { figuresReads } from '../../../../../electron/store/queries/figures/jobs.ts';
import { readActivity } from '../../../../../electron/store/queries/trends/activity.ts';
import { readRetention } from '../../../../../electron/store/queries/trends/retention.ts';
import { updateSettings } from '../../../../../electron/store/settings.ts';
import { localDateOf } from '../../../../../shared/domain/values/zone.ts';
import { change, storeOf } from '../../../../support/community.ts';
import { testEnv } from '../../../../support/workspace.ts';

const ZONE = 'America/New_York';
const nowMs = Date.parse('2026-11-24T17:00:00Z');

/** Acts at instants, on the local date each has in the zone. */
const storeAt = (acts: readonly (readonly [uid: string, at: string])[], joined: string) => {
  const store = storeOf(
    Object.fromEntries(
      [...new Set(acts.map(([uid]) => uid))].map((uid) => [
        uid,
        { fields: { joined_date: joined } },
      ]),
    ),
    ZONE,
  );
  const { db } = store;
  change(db, (operation) => {
    for (const [index, [uid, at]] of acts.entries()) {
      const at_ms = Date.parse(at);
      insertRow(db, operation, 'interaction', {
        uid: `in_at_${index}`,
        member_id: (db.prepare('SELECT id FROM member WHERE uid = ?').get(uid) as { id: number })
          .id,
        kind: 'message',
        at_ms,
        local_date: localDateOf(at_ms, ZONE),
        quantity: 1,
        counted: 0,
      });
    }
    db.exec(
      'INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date) SELECT member_id, local_date FROM interaction',
    );
  });
  return store;
};

const dauOf = (db: ReturnType<typeof storeAt>['db'], date: string): number | null =>
  figuresReads['figures.compute'](db, {
    scope: { from: date, to: date, communityUid: null, campaignUid: null, eventUid: null },
    ids: ['active.dau'],
    nowMs,
  })[0]!.value;

test('the day of 23 hours ends at its own midnight', () => {
  // 2026-03-08: at 02:00 it is 03:00. 04:30 UTC of the 9th is 00:30 of the 9th, 03:59 UTC 23:59 of the 8th.
  const { db } = storeAt(
    [
      ['me_1', '2026-03-08T05:00:00Z'],
      ['me_2', '2026-03-09T03:59:00Z'],
      ['me_3', '2026-03-09T04:30:00Z'],
    ],
    '2026-03-01',
  );
  expect([dauOf(db, '2026-03-08'), dauOf(db, '2026-03-09')]).toEqual([2, 1]);
});

test('the day of 25 hours too, and day 1 after it is the next date', () => {
  // 2026-11-01: at 02:00 it is 01:00 again. 04:59 UTC of the 2nd is still 23:59 of the 1st.
  const { db } = storeAt(
    [
      ['me_1', '2026-11-01T04:00:00Z'],
      ['me_1', '2026-11-02T04:59:00Z'],
      ['me_2', '2026-11-02T05:00:00Z'],
    ],
    '2026-11-01',
  );
  expect([dauOf(db, '2026-11-01'), dauOf(db, '2026-11-02')]).toEqual([1, 1]);
  const { cohorts } = readRetention(db, {
    communityUid: null,
    start: 'joined',
    cohortUnit: 'month',
    unit: 'day',
    cohorts: 1,
    most: 1,
    nowMs,
  });
  // 25 hours after the start of the day me_1 was active on day 0, me_2 on day 1.
  expect(cohorts[0]!.cells[0]!.counts.classic).toBe(1);
});

test('in another zone the same instants lie on other days', () => {
  const { db } = storeAt(
    [
      ['me_1', '2026-11-02T04:59:00Z'],
      ['me_2', '2026-11-02T05:00:00Z'],
    ],
    '2026-11-01',
  );
  const days = () =>
    readActivity(db, { communityUid: null, from: '2026-11-01', to: '2026-11-02', nowMs }).days.map(
      ({ date, dau }) => [date, dau],
    );
  expect(days()).toEqual([
    ['2026-11-01', 1],
    ['2026-11-02', 1],
  ]);
  updateSettings(db, { zone: 'Asia/Shanghai' }, testEnv);
  expect(days()).toEqual([['2026-11-02', 2]]);
});
