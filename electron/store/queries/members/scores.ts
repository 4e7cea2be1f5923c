import type { MemberScores, RfmPart } from '../../../../shared/contract/member-scores.ts';
import { interactionWeight, loveOf, orbitLevel } from '../../../../shared/domain/metrics/love.ts';
import { rfmCell, rfmSegment } from '../../../../shared/domain/metrics/rfm-segments.ts';
import { RFM_SCORES, rfmScore, rfmScoreReversed } from '../../../../shared/domain/metrics/rfm.ts';
import { silence } from '../../../../shared/domain/metrics/silence.ts';
import { daysBetween, monthsBetween } from '../../../../shared/domain/values/days.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { activitySpan } from '../figures/compute.ts';
import { loyaltyOf, reachOf } from '../kol/one.ts';
import { askedOf } from '../silence/asked.ts';
import { presenceOf } from '../silence/evidence.ts';
import { countBelow, paidOrder, paidUntil, readBuyers, type Ascending } from './buyers.ts';
import { survivorOf } from './detail.ts';
import { own } from './own.ts';

interface Asked {
  readonly id: number;
  readonly today: string;
}

/** The scores of one member today, in the workspace's zone and currency, with their inputs. */
export const memberScores = (
  db: ReadDb,
  args: { readonly uid: string; readonly nowMs: number },
): MemberScores => {
  const { zone, currency } = readSettings(db);
  const asked = { id: survivorOf(db, args.uid).id, today: localDateOf(args.nowMs, zone) };
  return {
    today: asked.today,
    rfm: rfmOf(db, asked, currency),
    love: loveOfMember(db, asked),
    reach: reachOf(db, asked),
    loyalty: loyaltyOf(db, asked),
    silence: silenceOf(db, asked),
    presence: presenceOfMember(db, asked, args.nowMs),
  };
};

const rfmOf = (db: ReadDb, asked: Asked, currency: string): MemberScores['rfm'] => {
  const { today } = asked;
  const rows = sql<{ paid_date: string; refunded: number; net: number | null }>(
    db,
    `SELECT ${paidOrder} FROM order_ WHERE ${paidUntil} AND order_.member_id IN ${own}`,
  ).all({ ...asked, currency });
  const { staff } = sql<{ staff: number }>(
    db,
    `SELECT max(staff) AS staff FROM member WHERE id IN ${own}`,
  ).get({ id: asked.id })!;
  const counting = rows.filter(({ refunded }) => refunded === 0);
  const priced = rows.filter(({ net }) => net !== null);
  const lastPaidDate = counting.reduce<string | null>(
    (last, { paid_date: date }) => (last === null || date > last ? date : last),
    null,
  );
  const buyers = readBuyers(db, { today, currency });
  const base = {
    buyers: buyers.days.values.length,
    currency,
    lastPaidDate,
    refundedOrders: rows.length - counting.length,
    unpricedOrders: rows.length - priced.length,
    means: buyers.means,
  };
  const reason =
    staff === 1
      ? 'staff'
      : rows.length === 0
        ? 'no-orders'
        : lastPaidDate === null
          ? 'refunded'
          : null;
  if (reason !== null || lastPaidDate === null) {
    const none = { recency: null, frequency: null, monetary: null, segment: null, cell: null };
    return { ...base, ...none, reason, segmentReason: null };
  }
  const recency = partOf(buyers.days, daysBetween(lastPaidDate, today), true);
  const frequency = partOf(buyers.orders, counting.length, false);
  const netMinor = priced.reduce((sum, { net }) => sum + net!, 0);
  const monetary = priced.length === 0 ? null : partOf(buyers.nets, netMinor, false);
  const few = [recency, frequency, monetary].some((part) => part && part.scores < RFM_SCORES);
  const segmentReason = monetary === null ? 'no-amount' : few ? 'few-values' : null;
  return {
    ...base,
    reason,
    recency,
    frequency,
    monetary,
    segmentReason,
    segment:
      monetary === null || few
        ? null
        : rfmSegment({ r: recency.score, f: frequency.score, m: monetary.score }),
    cell:
      monetary === null || buyers.means === null
        ? null
        : rfmCell({ days: recency.value, orders: frequency.value, netMinor }, buyers.means),
  };
};

/** The member is one of the buyers, so there is a scale. */
const partOf = (of: Ascending, value: number, lessIsBetter: boolean): RfmPart => {
  const scale = of.scale!;
  const below = countBelow(of, value);
  return {
    value,
    score: lessIsBetter ? rfmScoreReversed(scale, value) : rfmScore(scale, value),
    scores: scale.scores,
    cuts: [...scale.cuts],
    others: of.values.length - 1,
    worse: lessIsBetter ? of.values.length - countBelow(of, value + 1) : below,
  };
};

const loveOfMember = (db: ReadDb, { id, today }: Asked): MemberScores['love'] => {
  if (activitySpan(db).first === null) return { value: null, level: null, acts: [] };
  const weights = readSettings(db).loveWeights;
  const acts = sql<{ month: string; kind: string; count: number }>(
    db,
    `SELECT substr(local_date, 1, 7) AS month, kind, sum(count) AS count FROM member_day
     WHERE member_id IN ${own} AND local_date <= @today AND count > 0
     GROUP BY 1, 2 ORDER BY 1 DESC, 2`,
  )
    .all({ id, today })
    .map(({ month, kind, count }) => {
      const [date, weight] = [`${month}-01`, interactionWeight(kind, weights)];
      const added = loveOf({ date, weight, count }, today);
      return { month, months: monthsBetween(date, today), kind, count, weight, love: added };
    });
  const value = acts.reduce((sum, act) => sum + act.love, 0);
  return { value, level: orbitLevel(value), acts };
};

const presenceOfMember = (db: ReadDb, { id }: Asked, nowMs: number): MemberScores['presence'] =>
  presenceOf(db, askedOf(db, null, nowMs), null, [id]).get(id)!.presence;

const silenceOf = (db: ReadDb, { id, today }: Asked): MemberScores['silence'] => {
  const { last, seen } = sql<{ last: string | null; seen: string | null }>(
    db,
    `SELECT (SELECT max(local_date) FROM member_day
         WHERE member_id IN ${own} AND local_date <= @today AND count > 0) AS last,
       (SELECT max(seen_date) FROM member WHERE id IN ${own} AND seen_date <= @today) AS seen`,
  ).get({ id, today })!;
  const { joined, gone } = sql<{ joined: string | null; gone: string | null }>(
    db,
    'SELECT joined_date AS joined, left_date AS gone FROM person WHERE member_id = ?',
  ).get(id)!;
  const lastActiveDate = seen !== null && (last === null || seen > last) ? seen : last;
  const { first: recordedFrom, last: recordedTo } = activitySpan(db);
  return {
    ...silence(
      {
        joinedDate: joined,
        leftDate: gone,
        lastActiveDate,
        firstRecordedDate: recordedFrom,
        lastRecordedDate: recordedTo,
      },
      today,
    ),
    lastActiveDate,
    joinedDate: joined,
    recordedFrom,
    recordedTo,
  };
};
