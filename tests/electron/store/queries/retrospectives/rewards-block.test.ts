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

test('says what rewards cost, who got them, and who of them was active afterwards', () => {
  const { db } = storeOf({
    me_a: { fields: { joined_date: '2026-01-01' }, acts: ['2026-11-02', '2026-11-12'] },
    me_b: { fields: { joined_date: '2026-01-01' }, acts: ['2026-11-20'] },
    me_staff: { fields: { staff: 1 } },
  });
  const { campaignUid, eventIds } = campaignWith(db, { from: '2026-11-02', to: '2026-11-08' }, [
    '2026-11-04 12:00',
  ]);
  const event_id = eventIds[0]!;
  const member = (uid: string): number => idOf(db, 'member', uid);
  expect(factsOf(db, campaignUid).blocks.rewards).toBeUndefined();
  insert(
    db,
    'cost_entry',
    [900, 2_000, 50].map((actual_minor, index) => ({
      uid: `ce_${index}`,
      event_id,
      currency: 'CNY',
      actual_minor,
    })),
  );
  const cost = (index: number): number => idOf(db, 'cost_entry', `ce_${index}`);
  insert(db, 'benefit', [{ uid: 'bf_1', kind: 'material', name: '杯子', position: 'a' }]);
  insert(db, 'benefit_grant', [
    {
      uid: 'bg_1',
      event_id,
      position: 'a',
      cost_entry_id: cost(0),
      benefit_id: idOf(db, 'benefit', 'bf_1'),
      quantity: 3,
    },
  ]);
  insert(
    db,
    'benefit_grant_member',
    ['me_a', 'me_b', 'me_staff'].map((uid) => ({
      uid: `bm_${uid}`,
      grant_id: idOf(db, 'benefit_grant', 'bg_1'),
      member_id: member(uid),
    })),
  );
  insert(db, 'red_packet', [
    {
      uid: 'rp_1',
      event_id,
      position: 'a',
      cost_entry_id: cost(1),
      local_date: '2026-11-04',
      amount_minor: 2_000,
      quantity: 20,
      occasion: '开场',
    },
  ]);
  // A sponsor gives it: it costs nothing.
  insert(db, 'prize', [
    { uid: 'pz_1', event_id, position: 'a', name: '豆子', given: 2, quantity: 5 },
  ]);
  const points = (uid: string, who: string, amount: number, kind: string, on: string) => ({
    uid,
    member_id: member(who),
    amount,
    kind,
    at_ms: at(on),
  });
  insert(db, 'points_entry', [
    points('pe_1', 'me_a', 30, 'grant', '2026-11-03 12:00'),
    points('pe_2', 'me_a', -10, 'spend', '2026-11-03 12:00'),
    points('pe_3', 'me_b', 5, 'grant', '2026-11-08 23:59'),
    points('pe_4', 'me_b', 5, 'grant', '2026-11-09 00:00'),
    points('pe_5', 'me_staff', 5, 'grant', '2026-11-03 12:00'),
  ]);
  expect(factsOf(db, campaignUid).blocks.rewards).toEqual({
    kinds: [
      { kind: 'benefit', given: 3, costMinor: 900, people: 2 },
      { kind: 'packet', given: 20, costMinor: 2_000, people: null },
      { kind: 'prize', given: 2, costMinor: 0, people: null },
    ],
    points: { granted: 35, people: 2 },
    named: 2,
    // The period after ends on 2026-11-15.
    activeAfter: 1,
  });
  for (const { key, wanted, sum } of sumsBehind(db, campaignUid, 'rewards'))
    expect(sum, key).toBe(wanted);
});
