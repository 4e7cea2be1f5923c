import type { WriteDb } from '../../electron/store/db.ts';
import { operate } from '../../electron/store/log/operate.ts';
import { insertRow, type Values } from '../../electron/store/log/rows.ts';
import { testEnv } from './workspace.ts';

export const idOf = (db: WriteDb, table: string, uid: string): number =>
  (db.prepare(`SELECT id FROM ${table} WHERE uid = ?`).get(uid) as { id: number }).id;

/** Rows as an import writes them, with the derived rows that follow. */
export const write = (
  db: WriteDb,
  rows: (
    insert: (table: Parameters<typeof insertRow>[2], row: Values & { uid: string }) => number,
  ) => void,
): void =>
  operate(db, testEnv, { kind: 'import', label: { key: 'test' } }, (operation) => {
    rows((table, row) => insertRow(db, operation, table, row));
    db.exec(`INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member;
      INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date)
        SELECT member_id, local_date FROM interaction`);
  });
