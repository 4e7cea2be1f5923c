import type { Migration } from './list.ts';

/** Ids in a block; `derived/row-packs.ts` packs as many. */
const BLOCK_IDS = 16_384;

/** Which rows a campaign looks at all of, and what of them it reads. */
const watched = [
  {
    name: 'stay',
    table: 'membership',
    id: 'id',
    columns: ['member_id', 'group_id', 'joined_date', 'left_date'],
  },
  { name: 'person', table: 'person', id: 'member_id', columns: ['joined_date', 'left_date'] },
  { name: 'seen', table: 'member', id: 'id', columns: ['seen_date'] },
  {
    name: 'order',
    table: 'order_',
    id: 'id',
    columns: [
      'member_id',
      'status',
      'created_at_ms',
      'paid_at_ms',
      'paid_date',
      'currency',
      'amount_minor',
      'refunded_minor',
      'coupon',
    ],
  },
];

const unpack = (name: string, id: string): string =>
  `BEGIN DELETE FROM packed_block WHERE name = '${name}' AND block = ${id} / ${BLOCK_IDS}; END`;

/** Columns of many rows as one value: a campaign looks at every membership and order at once. */
export const rowPacks: Migration = {
  version: 290,
  name: 'packed rows',
  up: (db) =>
    void db.exec(`
-- Days are packed anew: one value a day, a quarter of four bytes a number.
DELETE FROM packed_day;
DROP TABLE day_pack;
-- member_day of one date. parts: JSON of [community_id, kind, bytes of members, bytes of counts], as they
-- follow each other in data (whole-numbers.ts); no counts = once each.
CREATE TABLE day_pack (local_date TEXT PRIMARY KEY, parts TEXT NOT NULL, data BLOB NOT NULL);
-- Columns of rows of ${BLOCK_IDS} ids of a table (derived/row-packs.ts says which); part: the currency
-- of orders, else ''. fields: JSON of [column, bytes], as they follow each other in data (whole-numbers.ts).
CREATE TABLE row_pack (
  name TEXT NOT NULL,
  block INTEGER NOT NULL,
  part TEXT NOT NULL,
  fields TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (name, block, part)
);
-- Blocks whose rows are all packed, as they are now; others are read row by row until they are.
CREATE TABLE packed_block (name TEXT NOT NULL, block INTEGER NOT NULL, PRIMARY KEY (name, block)) WITHOUT ROWID;
${watched
  .map(
    ({ name, table, id, columns }) => `
CREATE TRIGGER ${name}_unpacked_by_insert AFTER INSERT ON ${table} ${unpack(name, `NEW.${id}`)};
CREATE TRIGGER ${name}_unpacked_by_delete AFTER DELETE ON ${table} ${unpack(name, `OLD.${id}`)};
CREATE TRIGGER ${name}_unpacked_by_update AFTER UPDATE OF ${columns.join(', ')} ON ${table} ${unpack(name, `NEW.${id}`)};`,
  )
  .join('')}
`),
};
