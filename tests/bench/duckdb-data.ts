import { mkdirSync, openSync, closeSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDb } from '../../electron/store/db.ts';
import { operate } from '../../electron/store/log/operate.ts';
import { openWriter } from '../../electron/store/open-writer.ts';
import { mergeMembers } from '../../electron/store/queries/members/merge.ts';

/**
 * What the generated members lack: some left, some joined nobody knows when, some are staff, and some
 * are recorded twice. Each of these is where a count goes wrong.
 */
export const addEdges = (path: string, members: number, nowMs: number): void => {
  const { db, close } = openWriter(path);
  const env = { nowMs, actor: 'bench' };
  operate(db, env, { kind: 'import', label: { key: 'bench' } }, () => {
    db.exec(`UPDATE member SET left_date = date('2026-11-24', '-' || (id * 7919 % 700) || ' days') WHERE id % 23 = 5;
      UPDATE member SET joined_date = NULL WHERE id % 31 = 7;
      UPDATE membership SET joined_date = NULL WHERE member_id % 31 = 7;
      UPDATE member SET staff = 1 WHERE id % 5003 = 11;
      INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member WHERE id % 23 = 5 OR id % 31 = 7;`);
  });
  for (let pair = 0; pair < 40; pair += 1) {
    const [one, other] = [(pair * 37) % members, (pair * 911 + 5) % members];
    mergeMembers(db, { uid: `me_${one}`, intoUid: `me_${other}` }, env);
  }
  close();
};

const CHUNK = 200_000;

const tables = {
  member: `SELECT id, coalesce(effective_member_id, id) AS person, joined_date, left_date, staff FROM member`,
  membership: `SELECT id, member_id, joined_date FROM membership`,
  interaction: 'SELECT id, member_id, local_date, quantity FROM interaction',
  order_: `SELECT id, member_id, status, paid_date, currency, amount_minor, refunded_minor FROM order_`,
} as const;
export type ExportedTable = keyof typeof tables;
export const exportedTables = Object.keys(tables) as ExportedTable[];

/** Writes the rows that aggregates are made of as CSV: nothing counted beforehand, no rollup. */
export const exportTables = (db: ReadDb, folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const table of exportedTables) {
    const columns = db
      .prepare(tables[table])
      .columns()
      .map(({ name }) => name);
    const file = openSync(join(folder, `${table}.csv`), 'w');
    writeSync(file, `${columns.join(',')}\n`);
    const read = db
      .prepare(
        `SELECT group_concat(${columns.map((name) => `coalesce(${name}, '')`).join(" || ',' || ")}, char(10)) || char(10)
         FROM (${tables[table]} WHERE id >= @first AND id < @first + ${CHUNK})`,
      )
      .pluck();
    const last = db.prepare(`SELECT max(id) FROM ${table}`).pluck().get() as number;
    for (let first = 1; first <= last; first += CHUNK)
      writeSync(file, (read.get({ first }) as string | null) ?? '');
    closeSync(file);
  }
};
