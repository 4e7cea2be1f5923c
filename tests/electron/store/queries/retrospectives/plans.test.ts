import { expect, it } from 'vitest';
import { retrospectiveFacts } from '../../../../../electron/store/queries/retrospectives/facts.ts';
import { campaignWith } from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { testNowMs } from '../../../../support/workspace.ts';

/** Tables that grow by the million. The tree of referrals alone needs all of its rows. */
const large = ['order_', 'member_day', 'interaction', 'signup', 'checkin', 'change'];

it('no fact walks a large table from end to end', () => {
  const { db } = storeOf({ 甲: { acts: ['2026-11-02'], orders: [['2026-11-03', 1000]] } });
  const { campaignUid } = campaignWith(db, { from: '2026-11-01', to: '2026-11-10' }, [
    '2026-11-02 19:00',
  ]);
  const asked = new Set<string>();
  const watched = new Proxy(db, {
    get: (target, name) =>
      name === 'prepare'
        ? (text: string) => {
            asked.add(text);
            return target.prepare(text);
          }
        : (Reflect.get(target, name) as unknown),
  });
  retrospectiveFacts(watched, { campaignUid, nowMs: testNowMs });
  expect(asked.size).toBeGreaterThan(50);
  const walks = [...asked].flatMap((text) => {
    const steps = db.prepare(`EXPLAIN QUERY PLAN ${text.replace(/\?|@\w+/g, '1')}`).all();
    return (steps as { detail: string }[])
      .map(({ detail }) => detail)
      .filter((detail) => large.some((table) => detail === `SCAN ${table}`))
      .map((detail) => `${detail}: ${text.replace(/\s+/g, ' ').slice(0, 200)}`);
  });
  expect(walks).toEqual([]);
});
