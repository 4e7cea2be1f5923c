import { expect, test } from 'vitest';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { attributionModels } from '../../../../../shared/domain/attribution/models.ts';
import {
  at,
  campaignWith,
  factsOf,
  idOf,
  insert,
  sumsBehind,
} from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { testEnv } from '../../../../support/workspace.ts';

const opened = () => {
  const { db } = storeOf({
    // Signed up by two channels, then bought.
    me_a: { fields: { joined_date: '2026-09-01' } },
    // Another identity of the same person: brought by somebody else.
    me_a2: {},
    me_b: { fields: { joined_date: '2026-09-01' }, orders: [['2026-11-05', 5_000]] },
    me_c: { fields: { joined_date: '2026-09-01' } },
  });
  const made = campaignWith(db, { from: '2026-11-02', to: '2026-11-08' }, ['2026-11-04 12:00']);
  const event_id = made.eventIds[0]!;
  const order = (uid: string, member: string, paid: string, more = {}) => ({
    uid,
    namespace: 'shop',
    number: uid,
    member_id: idOf(db, 'member', member),
    status: 'paid',
    paid_at_ms: at(paid),
    paid_date: paid.slice(0, 10),
    currency: 'CNY',
    amount_minor: 10_000,
    ...more,
  });
  insert(db, 'order_', [
    order('or_a', 'me_a', '2026-11-06 12:00', { coupon: '满减' }),
    order('or_gone', 'me_a', '2026-11-06 12:00', { status: 'refunded', refunded_minor: 10_000 }),
    order('or_other', 'me_a', '2026-11-06 12:00', { currency: 'USD' }),
    order('or_late', 'me_c', '2026-11-09 00:00'),
  ]);
  const signup = (
    uid: string,
    member: string,
    on: string,
    channel: string | null,
    status = 'confirmed',
  ) => ({
    uid,
    event_id,
    member_id: idOf(db, 'member', member),
    status,
    at_ms: at(on),
    channel,
  });
  insert(db, 'signup', [
    signup('su_1', 'me_a', '2026-10-30 12:00', '朋友圈'),
    signup('su_2', 'me_a', '2026-11-03 12:00', ' 海报 '),
    // More than 30 days before the order of b.
    signup('su_3', 'me_b', '2026-10-01 12:00', '朋友圈'),
    signup('su_4', 'me_c', '2026-11-01 12:00', '朋友圈', 'cancelled'),
    signup('su_5', 'me_c', '2026-11-01 12:00', null),
  ]);
  insert(db, 'referral', [
    {
      uid: 're_1',
      referrer_member_id: idOf(db, 'member', 'me_b'),
      referee_member_id: idOf(db, 'member', 'me_a2'),
      local_date: '2026-10-20',
    },
  ]);
  const cost = (uid: string, actual_minor: number | null, more = {}) => ({
    uid,
    currency: 'CNY',
    actual_minor,
    campaign_id: made.campaignId,
    ...more,
  });
  insert(db, 'cost_entry', [
    cost('ce_1', 3_000, { channel: '朋友圈' }),
    cost('ce_2', 1_000, { channel: '朋友圈', campaign_id: null, event_id }),
    cost('ce_3', 700),
    cost('ce_4', 900, { channel: '传单' }),
    cost('ce_5', 5_000, { channel: '朋友圈', currency: 'USD' }),
    cost('ce_6', 5_000, { channel: '朋友圈', side: 'income' }),
    cost('ce_7', null, { channel: '海报', planned_minor: 100 }),
  ]);
  return { db, ...made };
};

const shown = (db: ReturnType<typeof opened>['db'], campaignUid: string) => {
  const block = factsOf(db, campaignUid).blocks.attribution!;
  return Object.fromEntries(
    block.channels.map(({ key, credits, costMinor, signups }) => [
      key,
      [...attributionModels.map((model) => credits[model].netMinor), costMinor, signups],
    ]),
  );
};

test('shares each order among the touches before it; without any it is of unknown source', () => {
  const { db, campaignUid } = opened();
  expect(factsOf(db, campaignUid).blocks.attribution).toMatchObject({
    orders: 2,
    netMinor: 15_000,
    untouched: 1,
    elsewhereMinor: 700,
  });
  // 朋友圈 7 days before, 海报 3 days, coupon 0: weights 1/2, 2^(-3/7), 1.
  const weights = [0.5, 2 ** (-3 / 7), 1];
  const all = weights.reduce((sum, one) => sum + one, 0);
  const decay = weights.map((weight) => Math.floor((10_000 * weight) / all));
  expect(shown(db, campaignUid)).toEqual({
    'named:朋友圈': [10_000, 0, 3_334, 4_000, decay[0], 4_000, 2],
    'named:海报': [0, 0, 3_333, 2_000, expect.closeTo(decay[1]!, -1), null, 1],
    coupon: [0, 10_000, 3_333, 4_000, expect.closeTo(decay[2]!, -1), null, 0],
    'named:传单': [0, 0, 0, 0, 0, 900, 0],
    direct: [5_000, 5_000, 5_000, 5_000, 5_000, null, 0],
  });
});

test('a merged member brings the touches of both', () => {
  const { db, campaignUid } = opened();
  mergeMembers(db, { uid: 'me_a2', intoUid: 'me_a' }, testEnv);
  expect(shown(db, campaignUid)['referral']).toEqual([
    10_000,
    0,
    2_500,
    4_000,
    expect.any(Number),
    null,
    0,
  ]);
});

test('every number opens into rows that add up to it', () => {
  const { db, campaignUid } = opened();
  const behind = sumsBehind(db, campaignUid, 'attribution');
  expect(behind.length).toBeGreaterThan(40);
  for (const { key, wanted, sum } of behind) expect(sum, key).toBeCloseTo(wanted!, 9);
});

test('is left out where nothing was sold and no channel cost anything', () => {
  const { db } = storeOf({ me_a: {} });
  const { campaignUid } = campaignWith(db, { from: '2026-11-02', to: '2026-11-08' });
  expect(factsOf(db, campaignUid).blocks.attribution).toBeUndefined();
});
