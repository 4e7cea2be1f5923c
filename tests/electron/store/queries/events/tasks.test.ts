import { describe, expect, it } from 'vitest';
import { redoLast, undoLast } from '../../../../../electron/store/log/history.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { createEvent } from '../../../../../electron/store/queries/events/create.ts';
import { linksOfEvent, tasksOfEvent } from '../../../../../electron/store/queries/events/detail.ts';
import {
  addLink,
  removeLink,
  updateLink,
} from '../../../../../electron/store/queries/events/links.ts';
import {
  otherWork,
  otherWorkSql,
} from '../../../../../electron/store/queries/events/other-work.ts';
import {
  addTask,
  moveTask,
  removeTask,
  shiftTask,
  updateTask,
} from '../../../../../electron/store/queries/events/tasks.ts';
import {
  portfolio,
  portfolioEventsSql,
} from '../../../../../electron/store/queries/events/portfolio.ts';
import { archiveEvent, updateEvent } from '../../../../../electron/store/queries/events/save.ts';
import type { TaskFields } from '../../../../../shared/contract/events.ts';
import type { TaskKind } from '../../../../../shared/domain/events/kinds.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** An event with a phase of two tasks, and a task outside it. */
const planned = () => {
  const { db } = temporaryStore();
  const { uid: eventUid } = createEvent(
    db,
    { fields: { name: '茶会', kind: 'other', mode: 'offline' }, template: null, tasks: [] },
    testEnv,
  );
  const add = (name: string, kind: TaskKind, parentUid: string | null = null): string =>
    addTask(
      db,
      {
        eventUid,
        afterUid: null,
        task: { name, kind, parentUid, startAtMs: 0, endAtMs: 2 * HOUR_MS },
      },
      testEnv,
    ).uid;
  const phase = add('筹备', 'phase');
  const first = add('定场地', 'task', phase);
  const second = add('定嘉宾', 'task', phase);
  const alone = add('复盘', 'task');
  const tasks = () => tasksOfEvent(db, eventUid);
  const task = (uid: string) => tasks().find((one) => one.uid === uid)!;
  return { db, eventUid, phase, first, second, alone, add, tasks, task };
};

/** Does something, takes it back and does it again; the content must follow exactly. */
const thereAndBack = (db: ReturnType<typeof planned>['db'], act: () => void): void => {
  const before = dumpContent(db);
  act();
  const after = dumpContent(db);
  expect(after).not.toEqual(before);
  undoLast(db, { operationUid: null }, testEnv);
  expect(dumpContent(db)).toEqual(before);
  redoLast(db, {}, testEnv);
  expect(dumpContent(db)).toEqual(after);
};

describe('tasks of an event', () => {
  it.each([WEEK_MS, -WEEK_MS])('moves by more than their length (%i ms) and back', (byMs) => {
    const { db, first, second, alone, phase, task } = planned();
    thereAndBack(db, () => shiftTask(db, { uid: phase, byMs }, testEnv));
    for (const uid of [phase, first, second])
      expect(task(uid)).toMatchObject({ startAtMs: byMs, endAtMs: byMs + 2 * HOUR_MS });
    expect(task(alone)).toMatchObject({ startAtMs: 0 });
    thereAndBack(db, () => {
      const fields = { startAtMs: -2 * byMs, endAtMs: -2 * byMs + HOUR_MS };
      updateTask(db, { uid: first, fields }, testEnv);
    });
  });

  it('renames, adds, deletes with what hangs on it, and each can be taken back', () => {
    const { db, first, second, phase, alone, add, tasks } = planned();
    addLink(db, { fromUid: first, toUid: alone, kind: 'finish-start', lagMs: 0 }, testEnv);
    thereAndBack(db, () => updateTask(db, { uid: first, fields: { name: '看场地' } }, testEnv));
    thereAndBack(db, () => add('敲定', 'milestone', phase));
    thereAndBack(db, () => removeTask(db, { uid: phase }, testEnv));
    expect(tasks().map((one) => one.uid)).toEqual([alone]);
    undoLast(db, { operationUid: null }, testEnv);
    expect(tasks().map((one) => one.uid)).toContain(second);
  });

  it('keeps a milestone a moment', () => {
    const { db, add, task } = planned();
    const uid = add('开场', 'milestone');
    expect(task(uid).endAtMs).toBe(task(uid).startAtMs);
    updateTask(db, { uid, fields: { startAtMs: WEEK_MS } }, testEnv);
    expect(task(uid)).toMatchObject({ startAtMs: WEEK_MS, endAtMs: WEEK_MS });
  });

  it('orders tasks within the event and into another phase', () => {
    const { db, first, second, alone, add, tasks, task } = planned();
    const later = add('执行', 'phase');
    thereAndBack(db, () =>
      moveTask(db, { uid: first, parentUid: later, afterUid: alone }, testEnv),
    );
    expect(task(first).parentUid).toBe(later);
    const order = tasks().map((one) => one.uid);
    expect(order.indexOf(alone)).toBe(order.indexOf(first) - 1);
    expect(order.indexOf(second)).toBeLessThan(order.indexOf(alone));
  });

  it('writes nothing when nothing changes', () => {
    const { db, first, task } = planned();
    const { name, startAtMs } = task(first);
    expect(
      updateTask(db, { uid: first, fields: { name, startAtMs } }, testEnv).operationUid,
    ).toBeNull();
    expect(shiftTask(db, { uid: first, byMs: 0 }, testEnv).operationUid).toBeNull();
  });

  it('refuses what cannot be, with a code, and leaves everything as it was', () => {
    const { db, first, second, phase, add } = planned();
    const other = planned();
    const later = add('执行', 'phase');
    const before = dumpContent(db);
    const refused = (code: string, act: () => unknown): void =>
      expect(act).toThrowError(expect.objectContaining({ code }));
    refused('end-before-start', () =>
      updateTask(db, { uid: first, fields: { startAtMs: 3 * HOUR_MS } }, testEnv),
    );
    refused('end-before-start', () =>
      updateTask(db, { uid: first, fields: { realStartAtMs: 2, realEndAtMs: 1 } }, testEnv),
    );
    refused('invalid-input', () =>
      updateTask(db, { uid: later, fields: { parentUid: phase } }, testEnv),
    );
    refused('invalid-input', () =>
      updateTask(db, { uid: first, fields: { parentUid: second } }, testEnv),
    );
    refused('invalid-input', () =>
      updateTask(db, { uid: phase, fields: { kind: 'task' } }, testEnv),
    );
    refused('not-found', () => removeTask(db, { uid: other.first }, testEnv));
    expect(dumpContent(db)).toEqual(before);
  });
});

describe('links between tasks', () => {
  const link = (fromUid: string, toUid: string) => ({
    fromUid,
    toUid,
    kind: 'finish-start' as const,
    lagMs: 0,
  });

  it('stand once, go, and come back', () => {
    const { db, eventUid, first, second } = planned();
    thereAndBack(db, () => addLink(db, link(first, second), testEnv));
    expect(addLink(db, link(first, second), testEnv).operationUid).toBeNull();
    const [kept] = linksOfEvent(db, eventUid);
    thereAndBack(db, () => removeLink(db, { uid: kept!.uid }, testEnv));
    expect(linksOfEvent(db, eventUid)).toEqual([]);
  });

  it('take another kind and lag, unless there is one of that kind', () => {
    const { db, eventUid, first, second } = planned();
    const { uid } = addLink(db, link(first, second), testEnv);
    const lagMs = -2 * HOUR_MS;
    thereAndBack(db, () => updateLink(db, { uid, kind: 'start-start', lagMs }, testEnv));
    expect(linksOfEvent(db, eventUid)).toMatchObject([{ kind: 'start-start', lagMs }]);
    expect(updateLink(db, { uid, kind: 'start-start', lagMs }, testEnv).operationUid).toBeNull();
    addLink(db, link(first, second), testEnv);
    expect(() => updateLink(db, { uid, kind: 'finish-start', lagMs: 0 }, testEnv)).toThrowError(
      expect.objectContaining({ code: 'conflict' }),
    );
  });

  it('keep a kind and a lag that were given one after the other', () => {
    const { db, eventUid, first, second } = planned();
    const { uid } = addLink(db, link(first, second), testEnv);
    updateLink(db, { uid, kind: 'start-start' }, testEnv);
    updateLink(db, { uid, lagMs: HOUR_MS }, testEnv);
    expect(linksOfEvent(db, eventUid)).toMatchObject([{ kind: 'start-start', lagMs: HOUR_MS }]);
  });

  it('refuses a cycle and names both tasks', () => {
    const { db, eventUid, first, second, alone } = planned();
    addLink(db, link(first, second), testEnv);
    addLink(db, link(second, alone), testEnv);
    expect(() => addLink(db, link(alone, first), testEnv)).toThrowError(
      expect.objectContaining({ code: 'task-cycle', params: { from: '复盘', to: '定场地' } }),
    );
    expect(linksOfEvent(db, eventUid)).toHaveLength(2);
  });
});

describe('undo of a move that a later edit overlaps', () => {
  it('leaves the row alone where its earlier start would pass the later end', () => {
    const { db, first, task } = planned();
    const moved = updateTask(
      db,
      { uid: first, fields: { startAtMs: -WEEK_MS, endAtMs: HOUR_MS } },
      testEnv,
    );
    updateTask(db, { uid: first, fields: { endAtMs: -HOUR_MS } }, testEnv);
    const outcome = undoOperation(db, { uid: moved.operationUid! }, testEnv);
    expect(outcome.restored).toBe(0);
    expect(outcome.refused).toContainEqual({
      entity: 'task',
      uid: first,
      reason: 'changed-later',
    });
    expect(task(first)).toMatchObject({ startAtMs: -WEEK_MS, endAtMs: -HOUR_MS });
  });
});

describe('work in other events', () => {
  it('is the open tasks of others with an owner while this event is planned', () => {
    const { db, eventUid, first } = planned();
    const start = { startAtMs: 0, endAtMs: 4 * HOUR_MS };
    updateTask(db, { uid: first, fields: start }, testEnv);
    const { uid: otherUid } = createEvent(
      db,
      { fields: { name: '展会', kind: 'other', mode: 'offline' }, template: null, tasks: [] },
      testEnv,
    );
    const add = (name: string, fields: Partial<TaskFields>) =>
      addTask(
        db,
        { eventUid: otherUid, afterUid: null, task: { kind: 'task', name, ...start, ...fields } },
        testEnv,
      );
    add('布展', { owner: '小李' });
    add('没人', {});
    add('做完', { owner: '小李', progress: 1 });
    add('阶段', { owner: '小李', kind: 'phase' });
    add('以后', { owner: '小李', startAtMs: 9 * WEEK_MS, endAtMs: 9 * WEEK_MS + HOUR_MS });
    expect(otherWork(db, { uid: eventUid })).toMatchObject([
      { name: '布展', owner: '小李', eventUid: otherUid, eventName: '展会', ...start },
    ]);
    archiveEvent(db, { uid: otherUid, archived: true }, testEnv);
    expect(otherWork(db, { uid: eventUid })).toEqual([]);
  });

  it('is looked for by event', () => {
    const { db } = temporaryStore();
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${otherWorkSql}`).all('ev') as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join('\n')).toMatch(
      /SEARCH task USING INDEX task_event/,
    );
  });
});

it('keeps what a task is planned to cost', () => {
  const { db, first, task } = planned();
  updateTask(db, { uid: first, fields: { costMinor: 120_050 } }, testEnv);
  expect(task(first).costMinor).toBe(120_050);
  thereAndBack(db, () => updateTask(db, { uid: first, fields: { costMinor: null } }, testEnv));
});

describe('the portfolio', () => {
  it('has what touches a span, and what is open from before it', () => {
    const { db, eventUid, first, second, alone } = planned();
    const day = (n: number): number => n * 24 * HOUR_MS;
    updateEvent(db, { uid: eventUid, fields: { startAtMs: day(100), endAtMs: day(101) } }, testEnv);
    updateTask(db, { uid: first, fields: { startAtMs: day(1), endAtMs: day(2) } }, testEnv);
    updateTask(
      db,
      { uid: second, fields: { startAtMs: day(1), endAtMs: day(2), progress: 1 } },
      testEnv,
    );
    updateTask(db, { uid: alone, fields: { startAtMs: day(99), endAtMs: day(100) } }, testEnv);
    const names = (from: number, to: number) => {
      const { events, tasks } = portfolio(db, { fromMs: day(from), toMs: day(to) });
      return [events.map(({ uid }) => uid), tasks.map(({ uid, done }) => [uid, done])];
    };
    expect(names(90, 120)).toEqual([
      [eventUid],
      [
        [first, false],
        [alone, false],
      ],
    ]);
    expect(names(0, 50)).toEqual([
      [],
      [
        [first, false],
        [second, true],
      ],
    ]);
    const [event] = portfolio(db, { fromMs: day(100), toMs: day(101) }).events;
    expect(event).toMatchObject({ planStartAtMs: expect.any(Number), communityUid: null });
    expect(event!.progress).toBeCloseTo(1 / 3);
    updateEvent(db, { uid: eventUid, fields: { state: 'closed' } }, testEnv);
    expect(names(90, 120)).toEqual([[eventUid], [[alone, true]]]);
    archiveEvent(db, { uid: eventUid, archived: true }, testEnv);
    expect(names(90, 120)).toEqual([[], []]);
  });

  it('looks events up by their start', () => {
    const { db } = temporaryStore();
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN ${portfolioEventsSql}`)
      .all({ fromMs: 0, toMs: 1 }) as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join('\n')).toMatch(/event USING INDEX event_start/);
  });
});
