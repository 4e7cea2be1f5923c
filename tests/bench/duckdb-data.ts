import { mkdirSync, openSync, closeSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDb, WriteDb } from '../../electron/store/db.ts';
import { operate, type WriteEnv } from '../../electron/store/log/operate.ts';
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
  addTiers(db, env);
  for (let pair = 0; pair < 40; pair += 1) {
    const [one, other] = [(pair * 37) % members, (pair * 911 + 5) % members];
    mergeMembers(db, { uid: `me_${one}`, intoUid: `me_${other}` }, env);
  }
  close();
};

const TIERS = 4;

/** Two intervals for most members, one after the other; some are pinned, some end and are not followed. */
const addTiers = (db: WriteDb, env: WriteEnv): void =>
  operate(db, env, { kind: 'rule', label: { key: 'bench' } }, ({ id }) => {
    for (let rank = 1; rank <= TIERS; rank += 1)
      db.prepare(
        `INSERT INTO tier_rule (uid, op, name, rank, conditions, grace_days, series, support)
         VALUES (?, ?, ?, ?, '{"kind":"all","of":[]}', 0, 0, '')`,
      ).run(`te_${rank}`, id, `tier ${rank}`, rank);
    const interval = (which: number, tier: string, from: string, to: string): string =>
      `SELECT ${id}, 'mr_' || id || '_${which}', id, ${tier}, ${from}, ${to}, '{}', id % 1009 = 3 FROM member`;
    const began = "date('2025-01-01', '+' || (id * 7919 % 300) || ' days')";
    const moved = "date('2025-01-01', '+' || (id * 7919 % 300 + 60 + id % 397) || ' days')";
    db.exec(`INSERT INTO member_tier (op, uid, member_id, tier_id, from_date, to_date, reason, pinned)
      ${interval(1, `1 + id % ${TIERS}`, began, `CASE WHEN id % 5 THEN ${moved} END`)} WHERE id % 7 <> 2
      UNION ALL ${interval(2, `1 + id * 3 % ${TIERS}`, moved, 'NULL')} WHERE id % 7 <> 2 AND id % 5 > 1;
      INSERT OR IGNORE INTO temp.dirty_tier (id) SELECT id FROM member`);
  });

const CHUNK = 200_000;

const tables = {
  member: `SELECT id, coalesce(effective_member_id, id) AS person, joined_date, left_date, staff FROM member`,
  membership: `SELECT id, member_id, joined_date FROM membership`,
  interaction: 'SELECT id, member_id, local_date, quantity FROM interaction',
  member_tier: `SELECT member_tier.id, member_id, rank, from_date, to_date, pinned
    FROM member_tier JOIN tier_rule ON tier_rule.id = tier_id`,
  order_: `SELECT id, member_id, status, paid_date, currency, amount_minor, refunded_minor FROM order_`,
} as const;
/** Rows to copy, by table: `SELECT` of some columns, the local id among them. */
export type TableRows = Readonly<Record<string, string>>;
export const exportedTables = Object.keys(tables);

/** Writes the rows that aggregates are made of as CSV: nothing counted beforehand, no rollup. */
export const exportTables = (db: ReadDb, folder: string, chosen: TableRows = tables): void => {
  mkdirSync(folder, { recursive: true });
  for (const [table, rows] of Object.entries(chosen)) {
    const columns = db
      .prepare(rows)
      .columns()
      .map(({ name }) => name);
    const file = openSync(join(folder, `${table}.csv`), 'w');
    writeSync(file, `${columns.join(',')}\n`);
    const read = db
      .prepare(
        `SELECT group_concat(${columns.map((name) => `coalesce(${name}, '')`).join(" || ',' || ")}, char(10)) || char(10)
         FROM (${rows} WHERE ${table}.id >= @first AND ${table}.id < @first + ${CHUNK})`,
      )
      .pluck();
    const last = db.prepare(`SELECT max(id) FROM ${table}`).pluck().get() as number;
    for (let first = 1; first <= last; first += CHUNK)
      writeSync(file, (read.get({ first }) as string | null) ?? '');
    closeSync(file);
  }
};
