import {
  gravity,
  gravityGain,
  type MembersByLevel,
} from '../../../../shared/domain/metrics/gravity.ts';
import { orbitLevel, type OrbitLevel } from '../../../../shared/domain/metrics/love.ts';
import {
  ACTIVE_OF_MONTHS,
  loyalty,
  type Loyalty,
} from '../../../../shared/domain/metrics/loyalty.ts';
import { reach } from '../../../../shared/domain/metrics/reach.ts';
import { directOf } from '../../../../shared/domain/referral/measures.ts';
import type { OrbitOverview } from '../../../../shared/contract/kol.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { generationOf } from '../generation.ts';
import { readReferrals } from '../referrals/recorded.ts';
import { KEPT_MONTHS, loveByMonth, monthNumber, readMonthlyActs } from './activity.ts';
import { readEverybody, whatIsRecorded, type Everybody } from './connections.ts';

/** Scores of everybody on a local date, by person. */
export interface Scored {
  readonly overview: OrbitOverview;
  /** Members with love who belong today, in no order. */
  readonly people: Int32Array;
  readonly love: Float64Array;
  /** NaN = unknown. */
  readonly reach: Float64Array;
  readonly loyaltyOf: (person: number) => Loyalty;
  readonly everybody: Everybody;
  readonly direct: (person: number) => number;
  readonly brought: (person: number) => number;
  /** Orders of the list, each made when it is first asked for. */
  readonly orders: Map<string, Int32Array>;
}

interface Kept {
  readonly operation: number;
  readonly today: string;
  readonly scored: Scored;
}
const kept = keptByConnection<Kept>();

/** Worked out once for a day and what was written last. */
export const scoreEverybody = (db: ReadDb, today: string): Scored => {
  const operation = generationOf(db);
  const before = kept.get(db);
  if (before?.operation === operation && before.today === today) return before.scored;
  const scored = compute(db, today);
  kept.set(db, { operation, today, scored });
  return scored;
};

const bitsOf = (value: number): number => {
  let count = 0;
  for (let left = value; left !== 0; left = (left & (left - 1)) >>> 0) count += 1;
  return count;
};

type Present = readonly [
  person: number,
  joined: number | null,
  left: number | null,
  active: string | null,
];

const compute = (db: ReadDb, today: string): Scored => {
  const referrals = readReferrals(db);
  const { forest, measures, personOf } = referrals;
  const size = forest.referrerOf.length;
  const monthly = readMonthlyActs(db, {
    size,
    today,
    personOf,
    weights: readSettings(db).loveWeights,
  });
  const months = loveByMonth(monthly);
  const everybody = readEverybody(db, { size, today, personOf });
  const recorded = whatIsRecorded(db, today);
  const [love] = months as [Float64Array, ...Float64Array[]];
  const direct = (person: number): number =>
    directOf(measures, person) + (forest.referrerOf[person] === 0 ? 0 : 1);
  const brought = (person: number): number => measures.descendants[person]!;
  const reaches = new Float64Array(size).fill(NaN);
  const counts = Array.from({ length: KEPT_MONTHS }, () => ({ 1: 0, 2: 0, 3: 0, 4: 0 }));
  const people = new Int32Array(size);
  let [found, gravityV1] = [0, 0];
  const now = monthNumber(today);
  for (const [person, joined, left, active] of sql<Present>(
    db,
    // Months since year 0; who left within a month does not belong at its end.
    `SELECT member_id,
       CAST(substr(joined_date, 1, 4) AS INTEGER) * 12 + CAST(substr(joined_date, 6, 2) AS INTEGER) - 1,
       CASE WHEN left_date <= ? THEN
         CAST(substr(left_date, 1, 4) AS INTEGER) * 12 + CAST(substr(left_date, 6, 2) AS INTEGER) - 1 END,
       last_active_date
     FROM person WHERE coalesce(joined_date, '') <= ? AND member_id NOT IN (
       SELECT coalesce(effective_member_id, id) FROM member WHERE staff = 1)`,
  )
    .raw()
    .iterate(today, today) as IterableIterator<Present>) {
    for (let ago = 0; ago < KEPT_MONTHS; ago += 1) {
      const month = now - ago;
      if ((joined ?? 0) <= month && (left === null || left > month))
        counts[ago]![orbitLevel(months[ago]![person]!)] += 1;
    }
    if (left !== null) continue;
    const connections = {
      direct: direct(person),
      indirect: brought(person) - directOf(measures, person) + everybody.met[person]!,
      lastActiveDate: active,
    };
    const { value } = reach(connections, today);
    reaches[person] = value ?? NaN;
    if (love[person]! <= 0) continue;
    people[found++] = person;
    if (value !== null) gravityV1 += love[person]! * value;
  }
  return {
    overview: {
      today,
      members: sum(counts[0]!),
      hasActivity: found > 0 || monthly.active.some((bits) => bits !== 0),
      gravityV1,
      months: monthLines(counts, now),
    },
    people: people.slice(0, found),
    love,
    reach: reaches,
    direct,
    brought,
    everybody,
    loyaltyOf: (person) =>
      loyalty({
        activeMonths: recorded.months
          ? bitsOf(monthly.active[person]! & ((1 << ACTIVE_OF_MONTHS) - 1))
          : null,
        bonds: recorded.bonds
          ? { orders: everybody.orders[person]!, brought: directOf(measures, person) }
          : null,
        answers: recorded.answers ? everybody.answered[person]! : null,
        platforms: everybody.platforms[person] === 0 ? null : bitsOf(everybody.platforms[person]!),
      }),
    orders: new Map(),
  };
};

const sum = (counts: Record<OrbitLevel, number>): number =>
  counts[1] + counts[2] + counts[3] + counts[4];

const monthLines = (counts: readonly MembersByLevel[], now: number): OrbitOverview['months'] =>
  Array.from({ length: KEPT_MONTHS - 1 }, (_, place) => {
    const ago = KEPT_MONTHS - 2 - place;
    const month = now - ago;
    const levels = counts[ago]!;
    return {
      month: `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`,
      levels: { ...levels },
      gravity: gravity(levels),
      ...gravityGain(counts[ago + 1]!, levels),
    };
  });
