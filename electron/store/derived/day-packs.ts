import type { ReadDb, WriteDb } from '../db.ts';
import { numberReader, packed } from '../queries/packed.ts';
import { sql } from '../statements.ts';

interface Pack {
  readonly community_id: number;
  readonly kind: string;
  readonly members: Int32Array;
  /** null = once each. */
  readonly counts: Int32Array | null;
}

/** Rows of `member_day` of a date with a count, by community and kind. */
const packsOf = (db: ReadDb, date: string): Pack[] => {
  const numbers = numberReader();
  return sql<[communityId: number, kind: string, rows: Uint8Array]>(
    db,
    `SELECT community_id, kind, ${packed(`member_id || ',' || count`)}
     FROM (SELECT community_id, kind, member_id, count FROM member_day
       WHERE local_date = ? AND count > 0 ORDER BY community_id, kind, member_id)
     GROUP BY community_id, kind`,
  )
    .raw()
    .all(date)
    .map(([community_id, kind, text]) => {
      const read = numbers(text);
      const members = new Int32Array(read.length / 2);
      const counts = new Int32Array(read.length / 2);
      for (let place = 0; place < members.length; place += 1) {
        members[place] = read[place * 2]!;
        counts[place] = read[place * 2 + 1]!;
      }
      return {
        community_id,
        kind,
        members,
        counts: counts.every((one) => one === 1) ? null : counts,
      };
    });
};

const bytesOf = (numbers: Int32Array): Uint8Array => new Uint8Array(numbers.buffer);

/** Packs one date that is not packed; false = all are. Takes some 20 ms for 30,000 rows. */
export const packNextDay = (db: WriteDb): boolean =>
  db
    .transaction(() => {
      const next = sql<{ date: string }>(
        db,
        `SELECT local_date AS date FROM community_day
         WHERE local_date NOT IN (SELECT local_date FROM packed_day) LIMIT 1`,
      ).get();
      if (next === undefined) return false;
      const insert = sql(
        db,
        'INSERT INTO day_pack (local_date, community_id, kind, members, counts) VALUES (?, ?, ?, ?, ?)',
      );
      for (const { community_id, kind, members, counts } of packsOf(db, next.date))
        insert.run(
          next.date,
          community_id,
          kind,
          bytesOf(members),
          counts === null ? null : bytesOf(counts),
        );
      sql(db, 'INSERT INTO packed_day (local_date) VALUES (?)').run(next.date);
      return true;
    })
    .immediate();

/** Packed dates whose packs differ from their rows. */
export const wrongDayPacks = (db: ReadDb): string[] => {
  const stored = sql<{
    community_id: number;
    kind: string;
    members: Buffer;
    counts: Buffer | null;
  }>(
    db,
    'SELECT community_id, kind, members, counts FROM day_pack WHERE local_date = ? ORDER BY community_id, kind',
  );
  const isSame = (bytes: Buffer | null, numbers: Int32Array | null): boolean =>
    bytes === null || numbers === null ? bytes === numbers : bytes.equals(bytesOf(numbers));
  return sql<{ local_date: string }>(
    db,
    `SELECT local_date FROM packed_day UNION SELECT local_date FROM day_pack ORDER BY 1`,
  )
    .all()
    .filter(({ local_date: date }) => {
      const rows = stored.all(date);
      const fresh = packsOf(db, date);
      return (
        rows.length !== fresh.length ||
        rows.some((row, place) => {
          const pack = fresh[place]!;
          return (
            row.community_id !== pack.community_id ||
            row.kind !== pack.kind ||
            !isSame(row.members, pack.members) ||
            !isSame(row.counts, pack.counts)
          );
        })
      );
    })
    .map((row) => row.local_date);
};
