import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { contentEffect } from '../../../../../electron/store/queries/content/effect.ts';
import { idOf, insert } from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { figure } from '../../../../support/figures.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };
const ID = 'content.engagement_rate';

interface Results {
  readonly reads?: number | null;
  readonly likes?: number | null;
  readonly comments?: number | null;
  readonly shares?: number | null;
}

const publish = (
  db: WriteDb,
  uid: string,
  results: Results | null,
  {
    date = '2026-10-12',
    asOf = '2026-10-20',
    state = 'published',
    of = null as string | null,
  } = {},
): void => {
  insert(db, 'content_item', [
    {
      uid,
      platform: '公众号',
      title: uid,
      state,
      published_date: state === 'published' ? date : null,
      community_id: of === null ? null : idOf(db, 'community', of),
    },
  ]);
  if (results !== null)
    insert(db, 'content_result', [
      {
        uid: `${uid}_${asOf}`,
        content_id: idOf(db, 'content_item', uid),
        as_of_date: asOf,
        ...results,
      },
    ]);
};

const rate = (db: WriteDb, communityUid?: string) =>
  figure(db, ID, october.from, october.to, communityUid === undefined ? {} : { communityUid });

test('(30 + 5 + 5) of 400 reads and 10 of 100: 50 ÷ 500, not the mean of both rates', () => {
  const { db } = storeOf({ me_a: {} });
  publish(db, 'ct_a', { reads: 400, likes: 30, comments: 5, shares: 5 }, { of: 'co_tea' });
  publish(db, 'ct_b', { reads: 100, likes: 10 });
  publish(db, 'ct_before', { reads: 9, likes: 9 }, { date: '2026-09-30' });
  publish(db, 'ct_planned', null, { state: 'planned' });
  expect(rate(db)).toMatchObject({
    value: 0.1,
    numerator: 50,
    denominator: 500,
    n: 2,
    interval: null,
    complete: true,
    uids: ['ct_a', 'ct_b'],
  });
  expect(rate(db, 'co_tea')).toMatchObject({ value: 0.1, n: 1, uids: ['ct_a'] });
  // Later results of an item take the place of earlier ones.
  insert(db, 'content_result', [
    {
      uid: 'cr_later',
      content_id: idOf(db, 'content_item', 'ct_b'),
      as_of_date: '2026-10-30',
      reads: 200,
      likes: 80,
    },
  ]);
  expect(rate(db)).toMatchObject({ value: 0.2, numerator: 120, denominator: 600 });
});

test('items of which one side is unknown are in neither, and leave it not whole', () => {
  const { db } = storeOf({ me_a: {} });
  publish(db, 'ct_a', { reads: 400, likes: 20 });
  publish(db, 'ct_unread', { reads: null, likes: 500 });
  publish(db, 'ct_silent', { reads: 800 });
  publish(db, 'ct_fresh', null);
  expect(rate(db)).toMatchObject({ value: 0.05, n: 1, complete: false, uids: ['ct_a'] });
  const { engagement } = contentEffect(db, { ...october, communityUid: null }).total;
  const { value, numerator, denominator } = rate(db);
  expect(engagement).toMatchObject({ value, numerator, denominator });
});

test('it says why it is not there: nothing published, no results, no reads', () => {
  const { db } = storeOf({ me_a: {} });
  expect(rate(db)).toMatchObject({ value: null, reason: 'no-content' });
  publish(db, 'ct_a', null);
  expect(rate(db)).toMatchObject({ value: null, reason: 'no-results' });
  publish(db, 'ct_b', { reads: 0, likes: 0 });
  expect(rate(db)).toMatchObject({ value: null, reason: 'no-reads' });
});
