import Database from 'better-sqlite3';
import { beforeAll, expect, it } from 'vitest';
import type { FactBlocks } from '../../../shared/contract/facts/blocks.ts';
import type { AttributionModel } from '../../../shared/domain/attribution/models.ts';
import { sampleRooms } from '../../support/sample.ts';

/** The blocks about money and results against SQL of another make, on the sample. */
const rooms = sampleRooms();
let blocks: FactBlocks;
let ask: <Row>(text: string) => Row[];

beforeAll(async () => {
  const { client, campaignUid, context } = rooms();
  ({
    facts: { blocks },
  } = await client.retrospectives.open({ campaignUid }));
  const db = new Database(context.session().path, { readonly: true });
  ask = <Row>(text: string) => db.prepare(text).all() as Row[];
  return () => void db.close();
});

/** Orders paid in the campaign by somebody who belonged to one of its communities on that day. */
const orders = `
  paid AS (
    SELECT o.id, coalesce(m.effective_member_id, m.id) AS who, o.paid_at_ms AS at, o.amount_minor - o.refunded_minor AS net, o.coupon
    FROM order_ o JOIN member m ON m.id = o.member_id
    WHERE o.paid_date BETWEEN '2026-09-07' AND '2026-10-11' AND o.status IN ('paid', 'partly-refunded')
      AND coalesce(m.effective_member_id, m.id) IN (
        SELECT coalesce(s.effective_member_id, s.id) FROM membership ms JOIN member s ON s.id = ms.member_id
        WHERE ms.joined_date <= o.paid_date AND coalesce(ms.left_date, '9') > o.paid_date)
  ),
  touched AS (
    SELECT p.id, p.net, p.at, s.at_ms AS touch_at, 1 AS kind, trim(s.channel) AS channel
    FROM paid p JOIN member m ON coalesce(m.effective_member_id, m.id) = p.who JOIN signup s ON s.member_id = m.id
    WHERE s.channel <> '' AND s.at_ms BETWEEN p.at - 30 * 86400000 AND p.at
    UNION ALL SELECT id, net, at, at, 2, 'coupon' FROM paid WHERE coupon <> ''
  ),
  numbered AS (
    SELECT *, row_number() OVER (PARTITION BY id ORDER BY touch_at, kind, channel) AS nth, count(*) OVER (PARTITION BY id) AS all_of
    FROM touched
  ),
  shared AS (
    SELECT *, nth = 1 AS first, nth = all_of AS last, 1.0 / all_of AS linear,
      CASE WHEN all_of <= 2 THEN 1.0 / all_of WHEN nth IN (1, all_of) THEN 0.4 ELSE 0.2 / (all_of - 2) END AS position,
      pow(2, (touch_at - at) / 604800000.0) / sum(pow(2, (touch_at - at) / 604800000.0)) OVER (PARTITION BY id) AS decay
    FROM numbered
  )`;

it('attributes the orders of the sample as window functions do', () => {
  const block = blocks.attribution!;
  const [all] = ask<{ n: number; net: number; touched: number }>(
    `WITH ${orders} SELECT count(*) AS n, sum(net) AS net, (SELECT count(DISTINCT id) FROM touched) AS touched FROM paid`,
  );
  expect([block.orders, block.netMinor, block.orders - block.untouched]).toEqual([
    all!.n,
    all!.net,
    all!.touched,
  ]);
  expect(all!.touched).toBeGreaterThan(200);
  for (const model of [
    'first',
    'last',
    'linear',
    'position',
    'decay',
  ] satisfies AttributionModel[]) {
    const wanted = ask<{ channel: string; orders: number; net: number }>(
      `WITH ${orders} SELECT channel, sum(${model}) AS orders, sum(${model} * net) AS net FROM shared GROUP BY channel`,
    );
    const given = new Map(block.channels.map(({ key, credits }) => [key, credits[model]]));
    for (const one of wanted) {
      const credit = given.get(one.channel === 'coupon' ? 'coupon' : `named:${one.channel}`)!;
      expect(credit.orders, `${model} ${one.channel}`).toBeCloseTo(one.orders, 6);
      // Each order may leave a cent to one of its channels.
      expect(Math.abs(credit.netMinor - one.net)).toBeLessThanOrEqual(all!.touched);
    }
    const sum = block.channels.reduce((total, { credits }) => total + credits[model].netMinor, 0);
    expect(sum, model).toBe(block.netMinor);
  }
});

it('counts what was published and read, and what each event came to, as other SQL does', () => {
  const [read] = ask<{ items: number; reads: number }>(
    `SELECT count(*) AS items, sum((SELECT reads FROM content_result WHERE content_id = c.id ORDER BY as_of_date DESC LIMIT 1)) AS reads
     FROM content_item c WHERE c.state = 'published' AND c.published_date BETWEEN '2026-09-07' AND '2026-10-11'`,
  );
  expect(read!.items).toBeGreaterThan(0);
  expect(blocks.content).toMatchObject({ of: 'period', ...read });
  const reads = blocks.content!.top.map((one) => one.reads!);
  expect(reads).toEqual(reads.toSorted((one, other) => other - one));
  const bought = ask<{ uid: string; came: number; bought: number }>(
    `SELECT e.uid, count(DISTINCT c.member_id) AS came, count(DISTINCT c.member_id) FILTER (WHERE EXISTS (
       SELECT 1 FROM order_ o WHERE o.member_id = c.member_id AND o.status IN ('paid', 'partly-refunded')
         AND o.paid_at_ms - c.at_ms BETWEEN 0 AND 30 * 86400000 - 1)) AS bought
     FROM event e JOIN checkin c ON c.event_id = e.id GROUP BY e.id ORDER BY e.start_at_ms`,
  );
  expect(
    blocks.eventResults!.events.map(({ uid, conversion: { numerator, denominator } }) => ({
      uid,
      came: denominator,
      bought: numerator,
    })),
  ).toEqual(bought);
});

it('finds those who bought again after attending, as a join of two orders does', () => {
  const [again] = ask<{ n: number }>(
    `WITH came AS (SELECT DISTINCT c.member_id AS who, c.at_ms AS at FROM checkin c
       JOIN signup s ON s.event_id = c.event_id AND s.member_id = c.member_id
       WHERE s.status IN ('confirmed', 'pending', 'waiting')),
     sold AS (SELECT id, member_id AS who, paid_at_ms AS at FROM order_ WHERE status IN ('paid', 'partly-refunded'))
     SELECT count(DISTINCT came.who) AS n FROM came JOIN sold a ON a.who = came.who JOIN sold b ON b.who = came.who AND b.id > a.id
     WHERE a.at >= came.at AND b.at >= came.at AND max(a.at, b.at) < came.at + 30 * 86400000`,
  );
  expect(again!.n).toBeGreaterThan(0);
  expect(blocks.journey).toEqual({ reach: null, clicks: null, repurchased: again!.n });
});
