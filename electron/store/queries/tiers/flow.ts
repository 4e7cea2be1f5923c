import type { FlowPart, TierFlowReport, TierMember } from '../../../../shared/contract/tiers.ts';
import { tierFlow } from '../../../../shared/domain/metrics/tier-flow.ts';
import { tierMove } from '../../../../shared/domain/metrics/tiers.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { sql } from '../../statements.ts';
import { readTiers } from './rules.ts';

interface Asked {
  readonly from: string;
  readonly to: string;
}

interface Kept {
  readonly key: string;
  /** Place of the tier of each person on both dates, by local id; -1 = none. */
  readonly start: Int16Array;
  readonly end: Int16Array;
}
const kept = keptByConnection<Kept>();

/** Persons with their tiers on `@date`. */
export const standingSql = `SELECT coalesce(member.effective_member_id, member.id), tier_id, pinned
  FROM member_tier CROSS JOIN member ON member.id = member_tier.member_id
  WHERE from_date <= @date AND (to_date IS NULL OR to_date > @date)`;

/**
 * Places on one date. A person merged of several has several intervals: a pin counts before others,
 * then the tier nearest the top.
 */
const placesOn = (db: ReadDb, date: string, placeOf: ReadonlyMap<number, number>, top: number) => {
  const places = new Int16Array(top + 1).fill(-1);
  const pinned = new Uint8Array(top + 1);
  const rows = sql<[number, number, number]>(db, standingSql).raw().iterate({ date });
  for (const [person, tier, pin] of rows) {
    const place = placeOf.get(tier)!;
    const before = places[person]!;
    const wins = pin > pinned[person]! || (pin === pinned[person] && place < before);
    if (before !== -1 && !wins) continue;
    places[person] = place;
    pinned[person] = pin;
  }
  return places;
};

/** Every tier from the top, those that are no rule any more among them. */
export const orderedTiers = (db: ReadDb) =>
  readTiers(db).toSorted((a, b) => a.rank - b.rank || a.id - b.id);

/** Places of the tiers people were in on both dates, worked out once while nothing changes. */
export const standingBetween = (db: ReadDb, { from, to }: Asked): Kept => {
  const { generation, top } = sql<{ generation: number | null; top: number | null }>(
    db,
    'SELECT (SELECT max(id) FROM operation) AS generation, (SELECT max(id) FROM member) AS top',
  ).get()!;
  const key = `${generation ?? 0} ${from} ${to}`;
  const before = kept.get(db);
  if (before?.key === key) return before;
  const placeOf = new Map(orderedTiers(db).map(({ id }, place) => [id, place]));
  const flow = {
    key,
    start: placesOn(db, from, placeOf, top ?? 0),
    end: placesOn(db, to, placeOf, top ?? 0),
  };
  kept.set(db, flow);
  return flow;
};

/** Day of the last evaluation until a date; null = none. */
export const evaluationUntil = (db: ReadDb, date: string): string | null =>
  sql<{ last: string | null }>(
    db,
    'SELECT max(as_of_date) AS last FROM tier_evaluation WHERE as_of_date <= ?',
  ).get(date)!.last;

/** Who came into each tier and went between two dates, by the order that tiers have today. */
export const readTierFlow = (db: ReadDb, asked: Asked): TierFlowReport => {
  const { start, end } = standingBetween(db, asked);
  const tiers = orderedTiers(db);
  const size = tiers.length + 1;
  const counts = new Float64Array(size * size);
  for (let person = 0; person < start.length; person += 1)
    counts[(start[person]! + 1) * size + end[person]! + 1]! += 1;
  const shown = (place: number): number | null => (place === 0 ? null : place - 1);
  const cells = Array.from(counts, (count, at) => ({
    from: shown(Math.floor(at / size)),
    to: shown(at % size),
    count,
  })).filter(({ from, to, count }) => count > 0 && (from !== null || to !== null));
  const { tiers: rows, ...sums } = tierFlow(cells, tiers.length);
  // A tier that is no rule any more stands only where somebody was in it.
  const stays = tiers.map(({ retired }, place) => {
    const row = rows[place]!;
    return !retired || row.start > 0 || row.end > 0;
  });
  const left = new Map<number, number>();
  for (const [place, stay] of stays.entries()) if (stay) left.set(place, left.size);
  const place = (before: number | null): number | null =>
    before === null ? null : left.get(before)!;
  return {
    fromEvaluation: evaluationUntil(db, asked.from),
    toEvaluation: evaluationUntil(db, asked.to),
    tiers: tiers
      .filter((_, at) => stays[at])
      .map(({ uid, name, series, retired }) => ({ uid, name, series, retired })),
    rows: rows.filter((_, at) => stays[at]),
    ...sums,
    cells: cells.map(({ from, to, count }) => ({ from: place(from), to: place(to), count })),
  };
};

/** Members behind a number of the flow, by block; tiers are named by uid, null = in none. */
export const flowMembers = (
  db: ReadDb,
  {
    asked,
    part,
    page,
  }: {
    readonly asked: Asked;
    readonly part: FlowPart;
    readonly page: { readonly offset: number; readonly limit: number };
  },
): { readonly total: number; readonly rows: TierMember[] } => {
  const { start, end } = standingBetween(db, asked);
  const tiers = orderedTiers(db);
  const placeOf = (uid: string | null | undefined): number | undefined =>
    uid === undefined ? undefined : tiers.findIndex((tier) => tier.uid === uid);
  const [from, to] = [placeOf(part.fromTier), placeOf(part.toTier)];
  const shown = (place: number): number | null => (place === -1 ? null : place);
  const found: number[] = [];
  for (let person = 0; person < start.length; person += 1) {
    const [a, b] = [start[person]!, end[person]!];
    if (a === -1 && b === -1) continue;
    if (from !== undefined && a !== from) continue;
    if (to !== undefined && b !== to) continue;
    if (part.move !== undefined && tierMove(shown(a), shown(b)) !== part.move) continue;
    found.push(person);
  }
  const nameOf = (place: number): string => tiers[place]?.name ?? '—';
  return {
    total: found.length,
    rows: namedMembers(db, found.slice(page.offset, page.offset + page.limit), (person) => {
      const [a, b] = [start[person]!, end[person]!];
      return a === b ? nameOf(a) : `${nameOf(a)} → ${nameOf(b)}`;
    }),
  };
};

/** Names and uids of persons, in the order given. */
export const namedMembers = (
  db: ReadDb,
  ids: readonly number[],
  detail: (id: number) => string | null,
): TierMember[] => {
  const nameOf = sql<{ uid: string; name: string | null }>(
    db,
    'SELECT uid, coalesce(name, external_id) AS name FROM person WHERE member_id = ?',
  );
  return ids.flatMap((id) => {
    const found = nameOf.get(id);
    return found === undefined ? [] : [{ ...found, detail: detail(id) }];
  });
};
