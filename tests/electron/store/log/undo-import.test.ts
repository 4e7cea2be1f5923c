import { describe, expect, it } from 'vitest';
import { checkAll } from '../../../../electron/store/check/check.ts';
import type { WriteDb } from '../../../../electron/store/db.ts';
import { operate, type Operation } from '../../../../electron/store/log/operate.ts';
import { insertRow, updateRow } from '../../../../electron/store/log/rows.ts';
import { undoOperation } from '../../../../electron/store/log/undo.ts';
import { dumpContent } from '../../../support/dump.ts';
import { temporaryStore, testEnv } from '../../../support/workspace.ts';

const dirty = (db: WriteDb, id: number): void =>
  void db.prepare('INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)').run(id);

const member = (db: WriteDb, operation: Operation, key: string): number => {
  const id = insertRow(db, operation, 'member', { uid: `me_${key}`, name: `会员${key}` });
  insertRow(db, operation, 'identity', {
    uid: `id_${key}`,
    member_id: id,
    namespace: 'phone',
    value: `+8613800000${key}`,
    strength: 'strong',
  });
  dirty(db, id);
  return id;
};

const importing = (db: WriteDb, work: (operation: Operation) => void): string =>
  operate(db, testEnv, { kind: 'import', label: { key: 'history.import' } }, (operation) => {
    work(operation);
    return operation.uid;
  });

/** Two groups in two communities, a first import with members, their points, and their activity. */
const store = () => {
  const { db } = temporaryStore();
  importing(db, (operation) => {
    const community = insertRow(db, operation, 'community', { uid: 'co_1', name: '读书' });
    insertRow(db, operation, 'chat_group', { uid: 'gr_1', community_id: community, name: '一群' });
    for (const key of ['101', '102']) member(db, operation, key);
  });
  return db;
};
const idOf = (db: WriteDb, table: string, uid: string): number =>
  (db.prepare(`SELECT id FROM ${table} WHERE uid = ?`).get(uid) as { id: number }).id;

const act = (db: WriteDb, operation: Operation, key: string, of: string, date: string): void => {
  const memberId = idOf(db, 'member', of);
  insertRow(db, operation, 'interaction', {
    uid: `in_${key}`,
    member_id: memberId,
    group_id: idOf(db, 'chat_group', 'gr_1'),
    kind: 'message',
    at_ms: null,
    local_date: date,
    quantity: 3,
    counted: 1,
  });
  db.prepare('INSERT OR IGNORE INTO temp.dirty_day VALUES (?, ?)').run(memberId, date);
};

describe('undo of an import', () => {
  it('leaves exactly what was there before: rows, updates, points, activity, derived rows', () => {
    const db = store();
    const before = dumpContent(db);
    const uid = importing(db, (operation) => {
      const id = member(db, operation, '103');
      insertRow(db, operation, 'points_entry', {
        uid: 'pt_1',
        member_id: id,
        at_ms: 0,
        amount: 5,
        kind: 'grant',
        reason: null,
      });
      updateRow(db, operation, 'member', 'me_101', { city: '杭州' });
      dirty(db, idOf(db, 'member', 'me_101'));
      act(db, operation, '1', 'me_103', '2026-06-19');
      act(db, operation, '2', 'me_101', '2026-06-19');
    });
    expect(checkAll(db)).toEqual([]);
    const outcome = undoOperation(db, { uid }, testEnv);
    expect(outcome.refused).toEqual([]);
    expect(outcome.undone).toMatchObject({
      member: 2,
      identity: 1,
      interaction: 2,
      points_entry: 1,
    });
    expect(dumpContent(db)).toEqual(before);
    expect(checkAll(db)).toEqual([]);
  });

  it('keeps what later operations changed or hang on, and names each', () => {
    const db = store();
    const uid = importing(db, (operation) => {
      for (const key of ['103', '104', '105']) member(db, operation, key);
    });
    const edit = (work: (operation: Operation) => void): string =>
      operate(db, testEnv, { kind: 'edit', label: { key: 'x' } }, (operation) => {
        work(operation);
        return operation.uid;
      });
    edit((operation) => updateRow(db, operation, 'member', 'me_103', { city: '上海' }));
    edit((operation) => act(db, operation, '1', 'me_104', '2026-06-19'));
    const undone = edit((operation) =>
      updateRow(db, operation, 'member', 'me_105', { city: '苏州' }),
    );
    undoOperation(db, { uid: undone }, testEnv);
    const outcome = undoOperation(db, { uid }, testEnv);
    expect(outcome.refused).toEqual([
      { entity: 'member', uid: 'me_103', reason: 'changed-later' },
      { entity: 'member', uid: 'me_104', reason: 'in-use' },
    ]);
    const left = db.prepare('SELECT uid FROM member ORDER BY uid').pluck().all();
    expect(left).toEqual(['me_101', 'me_102', 'me_103', 'me_104']);
    expect(checkAll(db)).toEqual([]);
  });

  it('happens once, and is not redone: importing again brings the rows back', () => {
    const db = store();
    const uid = importing(db, (operation) => void member(db, operation, '103'));
    const { operationUid } = undoOperation(db, { uid }, testEnv);
    expect(() => undoOperation(db, { uid }, testEnv)).toThrow(
      expect.objectContaining({ code: 'undo-refused', params: { reason: 'undone' } }),
    );
    expect(() => undoOperation(db, { uid: operationUid }, testEnv)).toThrow(
      expect.objectContaining({ code: 'undo-refused', params: { reason: 'import' } }),
    );
    importing(db, (operation) => void member(db, operation, '103'));
    expect(db.prepare('SELECT count(*) FROM member').pluck().get()).toBe(3);
  });

  it('is the only way to delete from a ledger', () => {
    const db = store();
    importing(db, (operation) => {
      const id = member(db, operation, '103');
      insertRow(db, operation, 'points_entry', {
        uid: 'pt_1',
        member_id: id,
        at_ms: 0,
        amount: 5,
        kind: 'grant',
        reason: null,
      });
    });
    expect(() => db.exec('DELETE FROM points_entry')).toThrow(/append-only/);
    expect(() => db.exec('UPDATE points_entry SET amount = 6')).toThrow(/append-only/);
    expect(() => db.exec("DELETE FROM member WHERE uid = 'me_103'")).toThrow(/append-only/);
  });
});
