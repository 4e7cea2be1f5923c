import { expect, test } from 'vitest';
import {
  at,
  campaignWith,
  factsOf,
  idOf,
  insert,
  sumsBehind,
} from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';

test('sets reach beside the funnel, and takes two orders of one instant as bought again', () => {
  const { db } = storeOf({ me_a: {}, me_b: {}, me_c: {} });
  const { campaignUid, campaignId, eventIds } = campaignWith(
    db,
    { from: '2026-10-01', to: '2026-10-31' },
    ['2026-10-04 12:00'],
  );
  const event_id = eventIds[0]!;
  expect(factsOf(db, campaignUid).blocks.journey).toBeUndefined();
  const people = ['me_a', 'me_b', 'me_c'].map((uid) => ({
    uid,
    member_id: idOf(db, 'member', uid),
  }));
  insert(
    db,
    'signup',
    people.map(({ uid, member_id }) => ({
      uid: `su_${uid}`,
      event_id,
      member_id,
      status: 'confirmed',
    })),
  );
  insert(
    db,
    'checkin',
    people.map(({ uid, member_id }) => ({
      uid: `ch_${uid}`,
      event_id,
      member_id,
      kind: 'in',
      at_ms: at('2026-10-04 12:00'),
    })),
  );
  const order = (uid: string, who: number, on: string, status = 'paid') => ({
    uid,
    namespace: 'shop',
    number: uid,
    member_id: people[who]!.member_id,
    status,
    paid_at_ms: at(on),
    paid_date: on.slice(0, 10),
    currency: 'CNY',
    amount_minor: 100,
  });
  insert(db, 'order_', [
    // Two of one instant, that of attending.
    order('or_1', 0, '2026-10-04 12:00'),
    order('or_2', 0, '2026-10-04 12:00'),
    // The second one comes 30 days after.
    order('or_3', 1, '2026-10-05 12:00'),
    order('or_4', 1, '2026-11-03 12:00'),
    // One of them came before, one was given back.
    order('or_5', 2, '2026-10-04 11:59'),
    order('or_6', 2, '2026-10-05 12:00'),
    order('or_7', 2, '2026-10-06 12:00', 'refunded'),
  ]);
  insert(db, 'cost_entry', [
    { uid: 'ce_1', campaign_id: campaignId, currency: 'CNY', reach: 500, clicks: 40 },
    { uid: 'ce_2', event_id, currency: 'CNY', reach: 70 },
  ]);
  const { funnel, blocks } = factsOf(db, campaignUid);
  expect(funnel).toEqual({ signedUp: 3, attended: 3, converted: 3 });
  expect(blocks.journey).toEqual({ reach: 570, clicks: 40, repurchased: 1 });
  expect(sumsBehind(db, campaignUid, 'journey').map(({ wanted, sum }) => [wanted, sum])).toEqual([
    [570, 570],
    [40, 40],
    [1, 1],
  ]);
});
