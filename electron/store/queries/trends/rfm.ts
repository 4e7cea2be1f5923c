import type { RfmData, TrendMembers } from '../../../../shared/contract/trends.ts';
import {
  rfmCell,
  rfmCells,
  rfmSegment,
  rfmSegments,
  type RfmCell,
} from '../../../../shared/domain/metrics/rfm-segments.ts';
import { RFM_SCORES, rfmScore, rfmScoreReversed } from '../../../../shared/domain/metrics/rfm.ts';
import type { ReadDb } from '../../db.ts';
import { readBuyers, type Ascending, type Buyers } from '../members/buyers.ts';
import { askedOf } from './scope.ts';

interface Scored {
  readonly r: number;
  readonly f: number;
  /** null without an amount. */
  readonly m: number | null;
  readonly cell: RfmCell | null;
}

/** Scores of the buyer at a place of the list. */
const scoredBy = ({ days, orders, nets, means, valuesOf }: Buyers): ((place: number) => Scored) => {
  // Few values come again and again: each is scored once.
  const once = (
    of: Ascending,
    score: (scale: NonNullable<Ascending['scale']>, value: number) => number,
  ) => {
    const known = new Map<number, number>();
    return (value: number): number => {
      let found = known.get(value);
      if (found === undefined) known.set(value, (found = score(of.scale!, value)));
      return found;
    };
  };
  const scoreOf = { r: once(days, rfmScoreReversed), f: once(orders, rfmScore) };
  return (place) => {
    const value = {
      days: valuesOf.days[place]!,
      orders: valuesOf.orders[place]!,
      netMinor: valuesOf.nets[place]!,
    };
    const isPriced = !Number.isNaN(value.netMinor);
    return {
      r: scoreOf.r(value.days),
      f: scoreOf.f(value.orders),
      m: isPriced ? rfmScore(nets.scale!, value.netMinor) : null,
      cell: isPriced && means !== null ? rfmCell(value, means) : null,
    };
  };
};

const isFewValues = ({ days, orders, nets }: Buyers): boolean =>
  [days, orders, nets].some(({ scale }) => scale === null || scale.scores < RFM_SCORES);

const SIDE = RFM_SCORES + 1;

/** Every buyer by scores, segment and cell; the scores of one member are `members.scores`. */
export const readRfm = (db: ReadDb, args: { readonly nowMs: number }): RfmData => {
  const { today, currency } = askedOf(db, { ...args, communityUid: null });
  const buyers = readBuyers(db, { today, currency });
  const scored = scoredBy(buyers);
  const triples = new Int32Array(SIDE ** 3);
  const ofCells = new Map<RfmCell, number>(rfmCells.map((cell) => [cell, 0]));
  let unpriced = 0;
  for (let place = 0; place < buyers.persons.length; place += 1) {
    const { r, f, m, cell } = scored(place);
    if (cell !== null) ofCells.set(cell, ofCells.get(cell)! + 1);
    if (m === null) unpriced += 1;
    else triples[(r * SIDE + f) * SIDE + m]! += 1;
  }
  const scores: { r: number; f: number; m: number; count: number }[] = [];
  triples.forEach((count, index) => {
    const [r, f, m] = [
      Math.floor(index / SIDE ** 2),
      Math.floor(index / SIDE) % SIDE,
      index % SIDE,
    ];
    if (count > 0) scores.push({ r, f, m, count });
  });
  const ofSegments = new Map(rfmSegments.map((segment) => [segment, 0]));
  for (const one of scores) {
    const segment = rfmSegment(one);
    ofSegments.set(segment, ofSegments.get(segment)! + one.count);
  }
  const scale = ({ scale: found }: Ascending) =>
    found === null ? null : { cuts: [...found.cuts], scores: found.scores };
  const [r, f] = [scale(buyers.days), scale(buyers.orders)];
  return {
    today,
    currency,
    buyers: buyers.persons.length,
    unpriced,
    scales: r === null || f === null ? null : { r, f, m: scale(buyers.nets) },
    means: buyers.means,
    scores,
    segments: isFewValues(buyers)
      ? null
      : Array.from(ofSegments, ([segment, count]) => ({ segment, count })),
    cells: Array.from(ofCells, ([cell, count]) => ({ cell, count })),
  };
};

/** The buyers of a segment, a cell, or some scores. */
export const rfmPersons = (
  db: ReadDb,
  of: Extract<TrendMembers, { readonly kind: 'segment' | 'cell' | 'scores' }>,
  nowMs: number,
): number[] => {
  const { today, currency } = askedOf(db, { nowMs, communityUid: null });
  const buyers = readBuyers(db, { today, currency });
  const scored = scoredBy(buyers);
  const few = isFewValues(buyers);
  const found: number[] = [];
  buyers.persons.forEach((person, place) => {
    const one = scored(place);
    const { r, f, m } = one;
    const isIn =
      of.kind === 'cell'
        ? one.cell === of.cell
        : of.kind === 'segment'
          ? !few && m !== null && rfmSegment({ r, f, m }) === of.segment
          : r === of.r && f === of.f && (of.m === null ? m !== null : m === of.m);
    if (isIn) found.push(person);
  });
  return found;
};
