import type { WriteDb } from '../db.ts';
import type { Report } from '../report.ts';
import { sql } from '../statements.ts';
import type { IdRange } from './persons.ts';

/** Bytes of new index kept in memory before they are sorted and written: as SQLite has it, and in bulk. */
const HASH_BYTES = 1024 * 1024;
const BULK_HASH_BYTES = 16 * HASH_BYTES;

/** Takes the rows of `temp.dirty_member` and `temp.recorded` out, as long as `person` knows them. */
export const unindexPersons = (db: WriteDb): void =>
  void sql(
    db,
    `DELETE FROM member_search WHERE rowid IN (
       SELECT member_id FROM person WHERE member_id IN (SELECT id FROM temp.dirty_member)
       UNION SELECT member_id FROM person WHERE member_id IN (SELECT survivor_id FROM temp.recorded))`,
  ).run();

// Folding leaves ASCII without capitals and the ideographs of U+4E00 to U+9FFF as they are: most
// names and nearly all ids, which need not leave SQLite then.
const names =
  'concat_ws(char(31), nullif(person.name, person.nickname), person.nickname, person.remark)';
const foldedNames = `iif(${names} GLOB '*[^' || char(1) || '-~一-\u9fff]*', fold_text(${names}), lower(${names}))`;
const ids = 'of_identity.texts';
const foldedIds = `iif(octet_length(${ids}) = length(${ids}), lower(${ids}), fold_text(${ids}))`;

/**
 * Indexes the persons in `temp.recorded`: their texts parted by U+001F. Two more at the end, so that
 * every character begins one of the index's runs of three, also the last.
 */
export const indexPersons = (
  db: WriteDb,
  ranges: readonly IdRange[],
  bulk: boolean,
  report: Report,
): void => {
  if (bulk) keepInMemory(db, BULK_HASH_BYTES);
  const insert = sql(
    db,
    `INSERT INTO member_search (rowid, texts)
     SELECT person.member_id,
       concat_ws(char(31), ${foldedNames}, iif(${ids} IS NULL, NULL, ${foldedIds}),
         iif(of_merged.texts IS NULL, NULL, fold_text(of_merged.texts)), char(31))
     FROM temp.recorded CROSS JOIN person ON person.member_id = recorded.survivor_id
     LEFT JOIN temp.of_identity ON of_identity.id = recorded.survivor_id
     LEFT JOIN temp.of_merged ON of_merged.id = recorded.survivor_id
     WHERE recorded.survivor_id BETWEEN ? AND ? AND recorded.member_id = recorded.survivor_id`,
  );
  for (const [done, range] of ranges.entries()) {
    report(done / ranges.length);
    insert.run(...range);
  }
  if (bulk) keepInMemory(db, HASH_BYTES);
};

const keepInMemory = (db: WriteDb, bytes: number): void =>
  void sql(
    db,
    "INSERT INTO member_search (member_search, rank) VALUES ('hashsize', CAST(? AS INTEGER))",
  ).run(bytes);
