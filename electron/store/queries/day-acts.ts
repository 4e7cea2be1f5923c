import type { ReadDb } from '../db.ts';
import { sql } from '../statements.ts';
import { numberReader, packed } from './packed.ts';

/** Recorded members who did one kind of thing on a day in one community. */
export interface DayActs {
  readonly date: string;
  readonly kind: string;
  readonly members: Int32Array;
  /** How often each; null = once each. */
  readonly counts: Int32Array | null;
}

const numbersOf = (bytes: Buffer): Int32Array =>
  // A copy: the bytes need not begin where a number may.
  new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));

/** Days, and communities in which things were done; null = anywhere. */
export interface ActDays {
  readonly communityIds: readonly number[] | null;
  readonly from: string;
  readonly to: string;
}

const conditionOf = (communityIds: ActDays['communityIds']): string =>
  communityIds === null ? '' : ` AND +community_id IN (${communityIds.join(', ') || 'NULL'})`;

/** At most how many members all the parts of `dayActs` have together. */
export const countActs = (db: ReadDb, { communityIds, from, to }: ActDays): number =>
  sql<{ most: number }>(
    db,
    `SELECT coalesce(sum(members), 0) AS most FROM community_day
     WHERE local_date >= ? AND local_date <= ?${conditionOf(communityIds)}`,
  ).get(from, to)!.most;

/**
 * What was done on the days from `from` to `to` in some communities, or anywhere (null), by date: as
 * it is packed, else counted from the rows of the day.
 */
export function* dayActs(db: ReadDb, { communityIds, from, to }: ActDays): Generator<DayActs> {
  const inCommunities = conditionOf(communityIds);
  const packs = sql<{ kind: string; members: Buffer; counts: Buffer | null }>(
    db,
    `SELECT kind, members, counts FROM day_pack WHERE local_date = ?${inCommunities}`,
  );
  const rows = sql<[kind: string, rows: Uint8Array]>(
    db,
    `SELECT kind, ${packed(`member_id || ',' || count`)} FROM member_day
     WHERE local_date = ? AND count > 0${inCommunities} GROUP BY community_id, kind`,
  ).raw();
  const dates = sql<{ date: string; isPacked: number }>(
    db,
    `SELECT local_date AS date, local_date IN (SELECT local_date FROM packed_day) AS isPacked
     FROM community_day WHERE local_date >= ? AND local_date <= ? GROUP BY local_date ORDER BY local_date`,
  ).all(from, to);
  const numbers = numberReader();
  for (const { date, isPacked } of dates) {
    if (isPacked === 1)
      for (const { kind, members, counts } of packs.all(date))
        yield {
          date,
          kind,
          members: numbersOf(members),
          counts: counts === null ? null : numbersOf(counts),
        };
    else
      for (const [kind, text] of rows.all(date)) {
        const read = numbers(text);
        yield {
          date,
          kind,
          members: Int32Array.from({ length: read.length / 2 }, (_, place) => read[place * 2]!),
          counts: Int32Array.from({ length: read.length / 2 }, (_, place) => read[place * 2 + 1]!),
        };
      }
  }
}
