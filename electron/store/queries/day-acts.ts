import type { ReadDb } from '../db.ts';
import type { DayPart } from '../derived/day-packs.ts';
import { sql } from '../statements.ts';
import { unpackAny, unpackAscending } from '../whole-numbers.ts';
import { numberReader, packed } from './packed.ts';

/** Recorded members who did one kind of thing on a day in one community: good until the next ones are asked for. */
export interface DayActs {
  readonly date: string;
  readonly kind: string;
  readonly members: Int32Array;
  /** How often each; null = once each. */
  readonly counts: Int32Array | null;
}

/** Days, and communities in which things were done; null = anywhere. */
export interface ActDays {
  readonly communityIds: readonly number[] | null;
  readonly from: string;
  readonly to: string;
}

const conditionOf = (communityIds: ActDays['communityIds']): string =>
  communityIds === null ? '' : ` AND +community_id IN (${communityIds.join(', ') || 'NULL'})`;

/** At most how many members all the parts of `dayActs` have together, and how much they did. */
export const sumActs = (
  db: ReadDb,
  { communityIds, from, to }: ActDays,
): { readonly members: number; readonly count: number } =>
  sql<{ members: number; count: number }>(
    db,
    `SELECT coalesce(sum(members), 0) AS members, coalesce(sum(count), 0) AS count FROM community_day
     WHERE local_date >= ? AND local_date <= ?${conditionOf(communityIds)}`,
  ).get(from, to)!;

/**
 * What was done on the days from `from` to `to` in some communities, or anywhere (null), by date: as
 * it is packed, else counted from the rows of the day.
 */
export function* dayActs(db: ReadDb, { communityIds, from, to }: ActDays): Generator<DayActs> {
  const inCommunities = conditionOf(communityIds);
  const isAsked = communityIds === null ? null : new Set(communityIds);
  const packs = sql<{ parts: string; data: Buffer }>(
    db,
    'SELECT parts, data FROM day_pack WHERE local_date = ?',
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
  let members = new Int32Array(0);
  let often = new Int32Array(0);
  const makeRoom = (length: number): void => {
    if (members.length >= length) return;
    members = new Int32Array(length * 2);
    often = new Int32Array(length * 2);
  };
  for (const { date, isPacked } of dates) {
    if (isPacked === 1) {
      const { parts, data } = packs.get(date)!;
      let end = 0;
      for (const [communityId, kind, memberBytes, countBytes] of JSON.parse(parts) as DayPart[]) {
        const start = end;
        end += memberBytes + countBytes;
        if (isAsked?.has(communityId) === false) continue;
        // No number takes less than a byte.
        makeRoom(memberBytes);
        const countsFrom = start + memberBytes;
        const length = unpackAscending(data.subarray(start, countsFrom), members);
        if (countBytes > 0) unpackAny(data.subarray(countsFrom, end), often, 0);
        yield {
          date,
          kind,
          members: members.subarray(0, length),
          counts: countBytes > 0 ? often.subarray(0, length) : null,
        };
      }
    } else
      for (const [kind, text] of rows.all(date)) {
        const read = numbers(text);
        const length = read.length / 2;
        makeRoom(length);
        for (let place = 0; place < length; place += 1) {
          members[place] = read[place * 2]!;
          often[place] = read[place * 2 + 1]!;
        }
        yield {
          date,
          kind,
          members: members.subarray(0, length),
          counts: often.subarray(0, length),
        };
      }
  }
}
