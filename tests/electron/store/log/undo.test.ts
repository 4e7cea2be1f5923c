import { describe, expect, it } from 'vitest';
import { redoLast, undoLast } from '../../../../electron/store/log/history.ts';
import { undoOperation } from '../../../../electron/store/log/undo.ts';
import { createEvent } from '../../../../electron/store/queries/events/create.ts';
import { updateEvent } from '../../../../electron/store/queries/events/save.ts';
import { addTask, removeTask } from '../../../../electron/store/queries/events/tasks.ts';
import { dumpContent } from '../../../support/dump.ts';
import { temporaryStore, testEnv } from '../../../support/workspace.ts';

const hour = 3_600_000;
const withEvent = () => {
  const { db } = temporaryStore();
  const event = createEvent(
    db,
    {
      fields: { name: '读书会', kind: 'sharing', mode: 'online', startAtMs: 0, endAtMs: hour },
      template: null,
      tasks: [
        {
          kind: 'phase',
          name: '筹备',
          startAtMs: 0,
          endAtMs: hour,
          position: 'a0',
          parent: null,
          links: [],
        },
        {
          kind: 'task',
          name: '定内容',
          startAtMs: 0,
          endAtMs: hour,
          position: 'a1',
          parent: 0,
          links: [],
        },
        {
          kind: 'task',
          name: '定嘉宾',
          startAtMs: 0,
          endAtMs: hour,
          position: 'a2',
          parent: 0,
          links: [{ before: 1, kind: 'finish-start', lagMs: 0 }],
        },
      ],
    },
    testEnv,
  );
  return { db, event };
};

describe('undo and redo', () => {
  it('brings rows back whose place another row has taken since, with what hangs on them', () => {
    const { db, event } = withEvent();
    const task = (kind: 'phase' | 'task', name: string, parentUid: string | null = null) =>
      addTask(
        db,
        {
          eventUid: event.uid,
          afterUid: null,
          task: { kind, name, parentUid, startAtMs: 0, endAtMs: hour },
        },
        testEnv,
      ).uid;
    const phase = task('phase', '收尾');
    task('task', '复盘', phase);
    const removed = removeTask(db, { uid: phase }, testEnv);
    task('task', '寄奖品');
    task('task', '写回顾');
    undoOperation(db, { uid: removed.operationUid! }, testEnv);
    expect(
      db
        .prepare(
          `SELECT task.name, parent.name AS parent FROM task LEFT JOIN task AS parent ON parent.id = task.parent_id
           WHERE task.name IN ('收尾', '复盘', '寄奖品', '写回顾') ORDER BY task.name`,
        )
        .raw()
        .all(),
    ).toEqual([
      ['写回顾', null],
      ['复盘', '收尾'],
      ['寄奖品', null],
      ['收尾', null],
    ]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('takes an edit back and does it again, exactly', () => {
    const { db, event } = withEvent();
    const before = dumpContent(db);
    updateEvent(db, { uid: event.uid, fields: { name: '读诗会', place: '杭州' } }, testEnv);
    const after = dumpContent(db);
    undoLast(db, { operationUid: null }, testEnv);
    expect(dumpContent(db)).toEqual(before);
    redoLast(db, {}, testEnv);
    expect(dumpContent(db)).toEqual(after);
    undoLast(db, { operationUid: null }, testEnv);
    expect(dumpContent(db)).toEqual(before);
  });

  it('brings back a deleted phase with its tasks and links', () => {
    const { db, event } = withEvent();
    const before = dumpContent(db);
    const phase = db.prepare("SELECT uid FROM task WHERE kind = 'phase'").get() as { uid: string };
    removeTask(db, { uid: phase.uid }, testEnv);
    expect(db.prepare('SELECT count(*) AS n FROM task').get()).toEqual({ n: 0 });
    undoLast(db, { operationUid: null }, testEnv);
    expect(dumpContent(db)).toEqual(before);
    redoLast(db, {}, testEnv);
    expect(db.prepare('SELECT count(*) AS n FROM task').get()).toEqual({ n: 0 });
    undoLast(db, { operationUid: null }, testEnv);
    expect(dumpContent(db)).toEqual(before);
    expect(event.operationUid).not.toBeNull();
  });

  it('takes back a creation with everything it made, and walks on to the edit before', () => {
    const { db } = withEvent();
    const { uid } = addTask(
      db,
      {
        eventUid: (db.prepare('SELECT uid FROM event').get() as { uid: string }).uid,
        task: { kind: 'task', name: '宣传', startAtMs: 0, endAtMs: hour },
        afterUid: null,
      },
      testEnv,
    );
    undoLast(db, { operationUid: null }, testEnv);
    expect(db.prepare('SELECT 1 FROM task WHERE uid = ?').get(uid)).toBeUndefined();
    undoLast(db, { operationUid: null }, testEnv);
    expect(db.prepare('SELECT count(*) AS n FROM event').get()).toEqual({ n: 0 });
    expect(() => undoLast(db, { operationUid: null }, testEnv)).toThrow(
      expect.objectContaining({ code: 'nothing-to-undo' }),
    );
  });

  it('leaves alone and names what was changed later', () => {
    const { db, event } = withEvent();
    const first = updateEvent(
      db,
      { uid: event.uid, fields: { name: '甲', place: '上海' } },
      testEnv,
    );
    updateEvent(db, { uid: event.uid, fields: { name: '乙' } }, testEnv);
    const outcome = undoOperation(db, { uid: first.operationUid! }, testEnv);
    expect(outcome.refused).toEqual([{ entity: 'event', uid: event.uid, reason: 'changed-later' }]);
    expect(db.prepare('SELECT name, place FROM event').get()).toEqual({ name: '乙', place: null });
  });

  it('does not redo after something new was edited', () => {
    const { db, event } = withEvent();
    updateEvent(db, { uid: event.uid, fields: { place: '上海' } }, testEnv);
    undoLast(db, { operationUid: null }, testEnv);
    updateEvent(db, { uid: event.uid, fields: { place: '杭州' } }, testEnv);
    expect(() => redoLast(db, {}, testEnv)).toThrow(
      expect.objectContaining({ code: 'nothing-to-undo' }),
    );
  });

  it('refuses to touch the log by hand', () => {
    const { db } = withEvent();
    expect(() => db.prepare("UPDATE operation SET actor = 'x'").run()).toThrow(/append-only/);
    expect(() => db.prepare('DELETE FROM operation').run()).toThrow(/append-only/);
  });
});
