import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRowsFile } from '../../../../electron/imports/stage/rows-file/rows-file.ts';
import type { StoredValue } from '../../../../electron/imports/stage/rows-file/record.ts';
import { temporaryFolder } from '../../../support/workspace.ts';

const anySql = 'CREATE TABLE any_value (id INTEGER PRIMARY KEY, value ANY) STRICT';

const odd: readonly StoredValue[] = [
  null,
  ...[0, 1, 127, 128, 32_767, 32_768, 8_388_607, 8_388_608, 2 ** 31 - 1, 2 ** 31, 2 ** 47, 2 ** 52],
  ...[-1, -128, -129, -32_768, -32_769, -(2 ** 31), -(2 ** 47) - 1, Number.MIN_SAFE_INTEGER],
  ...[1.5, -0.1, 1e300, Number.MAX_SAFE_INTEGER],
  ...['', 'a', '张三', 'é', '\u{1F600}', 'x'.repeat(40), 'x'.repeat(41), `中${'x'.repeat(60)}`],
  // Round the length where a record goes on in overflow pages, and over several of them.
  ...[32_720, 32_728, 32_729, 32_730, 32_740, 65_500, 300_000].map((length) => 'y'.repeat(length)),
];

const readAll = (path: string, table: string): StoredValue[] => {
  const db = new Database(path, { readonly: true });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return db.prepare(`SELECT value FROM ${table} ORDER BY id`).pluck().all() as StoredValue[];
  } finally {
    db.close();
  }
};

it('keeps every value as SQLite and as its own reader see it', () => {
  const path = join(temporaryFolder(), 'rows.sqlite');
  const file = createRowsFile(path);
  const table = file.table('any_value', anySql, 41);
  const empty = file.table('vacant', anySql.replace('any_value', 'vacant'), 1);
  const ids = odd.map((value) => table.add([null, value]));
  expect(ids).toEqual(odd.map((_, index) => 41 + index));
  expect(ids.map((id) => table.read(id)[1])).toEqual(odd);
  expect(() => table.read(40)).toThrow(RangeError);
  expect([table.rows(), empty.rows()]).toEqual([odd.length, 0]);
  file.finish();
  expect(readAll(path, 'any_value')).toEqual(odd);
  expect(readAll(path, 'vacant')).toEqual([]);
});

it('builds trees of several levels, tables lying mixed in the file', () => {
  const path = join(temporaryFolder(), 'rows.sqlite');
  const file = createRowsFile(path);
  const wide = file.table('wide', anySql.replace('any_value', 'wide'), 1);
  const narrow = file.table('narrow', anySql.replace('any_value', 'narrow'), 1_000_000);
  // One row a page: more pages than one page of the level above can name.
  const filler = 'z'.repeat(17_000);
  const rows = 2_300;
  for (let n = 0; n < rows; n++) {
    wide.add([null, `${n} ${filler}`]);
    narrow.add([null, n]);
  }
  expect(wide.read(1_234)[1]).toBe(`1233 ${filler}`);
  expect(narrow.read(1_000_000)[1]).toBe(0);
  file.finish();
  expect(readAll(path, 'wide').map((value) => Number.parseInt(String(value), 10))).toEqual(
    Array.from({ length: rows }, (_, n) => n),
  );
  expect(readAll(path, 'narrow')).toHaveLength(rows);
});

it('is a file that SQLite goes on writing', () => {
  const path = join(temporaryFolder(), 'rows.sqlite');
  const file = createRowsFile(path);
  const table = file.table('any_value', anySql, 1);
  for (let n = 0; n < 1000; n++) table.add([null, `value ${n}`]);
  file.finish();
  const db = new Database(path);
  db.exec(`CREATE INDEX any_value_value ON any_value (value);
    INSERT INTO any_value (value) VALUES ('new');
    UPDATE any_value SET value = 'longer than before' WHERE id = 7;`);
  expect(db.prepare("SELECT id FROM any_value WHERE value = 'new'").pluck().get()).toBe(1001);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
});
