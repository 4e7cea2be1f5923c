import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { closeEvent, reopenEvent } from '../../../../../electron/store/queries/closing/close.ts';
import {
  addLesson,
  moveLesson,
  readLessons,
  removeLesson,
  updateLesson,
} from '../../../../../electron/store/queries/closing/lessons.ts';
import { readResults } from '../../../../../electron/store/queries/closing/results.ts';
import { rowsBlock } from '../../../../../electron/store/queries/rows/block.ts';
import { readClosing, tickItem } from '../../../../../electron/store/queries/closing/state.ts';
import {
  linkSurvey,
  readSuggestions,
} from '../../../../../electron/store/queries/closing/surveys.ts';
import type { LessonKind } from '../../../../../shared/domain/events/closing.ts';
import { at } from '../../../../support/attendance.ts';
import { storeOf } from '../../../../support/community.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { addSurvey } from '../../../../support/surveys.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const starts = {
  ev_first: '2026-09-10T11:00:00Z',
  ev_now: '2026-11-10T11:00:00Z',
  ev_next: '2026-12-10T11:00:00Z',
  ev_other: '2026-12-11T11:00:00Z',
};

/** Three tea talks of the community and a contest; the talk of November has tasks. */
const talks = (): WriteDb => {
  const { db } = storeOf({ me_a: { fields: { name: '陈晚晴' } } });
  write(db, (insert) => {
    for (const [uid, start] of Object.entries(starts))
      insert('event', {
        uid,
        name: uid,
        kind: uid === 'ev_other' ? 'contest' : 'sharing',
        start_at_ms: at(start),
        end_at_ms: at(start) + 2 * HOUR_MS,
        community_id: idOf(db, 'community', 'co_tea'),
      });
    const task = (uid: string, kind: string, progress: number, parent: number | null) =>
      insert('task', {
        uid,
        event_id: idOf(db, 'event', 'ev_now'),
        parent_id: parent,
        kind,
        name: uid,
        start_at_ms: at(starts.ev_now) + DAY_MS,
        end_at_ms: at(starts.ev_now) + 2 * DAY_MS,
        progress,
        position: `a${uid.slice(-1)}`,
      });
    const phase = task('tk_0', 'phase', 0, null);
    const [done, one, two] = [
      task('tk_1', 'task', 1, phase),
      task('tk_2', 'task', 0.5, phase),
      task('tk_3', 'milestone', 0, null),
    ];
    for (const [uid, from, to] of [
      ['tl_12', done, one],
      ['tl_23', one, two],
    ] as const)
      insert('task_link', { uid, from_task_id: from, to_task_id: to, kind: 'finish-start' });
  });
  return db;
};

const tasks = (db: WriteDb) =>
  db
    .prepare(
      `SELECT task.uid, event.uid AS event, parent_id IS NULL AS free, progress, task.start_at_ms AS start
       FROM task JOIN event ON event.id = event_id ORDER BY task.uid`,
    )
    .all();
const links = (db: WriteDb) => db.prepare('SELECT uid FROM task_link ORDER BY uid').pluck().all();
const stateOf = (db: WriteDb) =>
  db.prepare("SELECT state FROM event WHERE uid = 'ev_now'").pluck().get();
const now = { eventUid: 'ev_now' };

test('closing leaves open tasks, or marks them done, as one operation that undo takes back', () => {
  const db = talks();
  const before = tasks(db);
  closeEvent(db, { ...now, openTasks: { do: 'leave' } }, testEnv);
  expect(stateOf(db)).toBe('closed');
  expect(tasks(db)).toEqual(before);
  expect(closeEvent(db, { ...now, openTasks: { do: 'done' } }, testEnv).operationUid).toBeNull();
  reopenEvent(db, now, testEnv);
  expect(stateOf(db)).toBe('running');
  const { operationUid } = closeEvent(db, { ...now, openTasks: { do: 'done' } }, testEnv);
  expect(readClosing(db, now).openTasks).toEqual([]);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(stateOf(db)).toBe('running');
  expect(tasks(db)).toEqual(before);
});

test('open tasks move to the next edition by the distance of the starts; broken links go', () => {
  const db = talks();
  const before = tasks(db);
  expect(readClosing(db, now).nextEditions.map(({ uid }) => uid)).toEqual(['ev_next']);
  const move = (toEventUid: string) =>
    closeEvent(db, { ...now, openTasks: { do: 'move', toEventUid } }, testEnv);
  expect(() => move('ev_other')).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  const { operationUid } = move('ev_next');
  const start = at(starts.ev_next) + DAY_MS;
  expect(tasks(db)).toMatchObject([
    { uid: 'tk_0', event: 'ev_now' },
    { uid: 'tk_1', event: 'ev_now', free: 0 },
    { uid: 'tk_2', event: 'ev_next', free: 1, progress: 0.5, start },
    { uid: 'tk_3', event: 'ev_next', free: 1, start },
  ]);
  expect(links(db)).toEqual(['tl_23']);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(tasks(db)).toEqual(before);
  expect(links(db)).toEqual(['tl_12', 'tl_23']);
});

test('the record ticks what it can tell, people the rest; the list depends on the mode', () => {
  const db = talks();
  const items = () => readClosing(db, now).items;
  const item = (name: string) => items().find((one) => one.item === name);
  expect(items().map((one) => one.item)).not.toContain('return-venue');
  expect(item('costs')).toEqual({ item: 'costs', fact: false, ticked: false });
  expect(item('thanks')).toEqual({ item: 'thanks', fact: null, ticked: false });
  expect(item('tasks')!.fact).toBe(false);
  tickItem(db, { ...now, item: 'thanks', ticked: true }, testEnv);
  tickItem(db, { ...now, item: 'costs', ticked: true }, testEnv);
  expect(item('thanks')!.ticked).toBe(true);
  tickItem(db, { ...now, item: 'costs', ticked: false }, testEnv);
  expect(item('costs')).toEqual({ item: 'costs', fact: false, ticked: false });
  write(db, (insert) =>
    insert('cost_entry', {
      uid: 'ce_1',
      event_id: idOf(db, 'event', 'ev_now'),
      currency: 'CNY',
      planned_minor: 100_00,
      actual_minor: 80_00,
    }),
  );
  expect(item('costs')!.fact).toBe(true);
  db.prepare("UPDATE event SET mode = 'offline'").run();
  expect(items().map((one) => one.item)).toContain('return-venue');
  expect(items().map((one) => one.item)).not.toContain('replay');
});

const lesson = (kind: LessonKind, text: string) => ({ kind, text, owner: null });

test('lessons keep their order, come back by undo, and show at later events of the kind', () => {
  const db = talks();
  const add = (eventUid: string, text: string) =>
    addLesson(db, { eventUid, fields: lesson('keep', text) }, testEnv).uid;
  const [one, two, three] = ['一', '二', '三'].map((text) => add('ev_now', text));
  const texts = () => readLessons(db, now).own.map(({ text }) => text);
  moveLesson(db, { uid: three!, afterUid: null }, testEnv);
  expect(texts()).toEqual(['三', '一', '二']);
  moveLesson(db, { uid: three!, afterUid: one! }, testEnv);
  expect(texts()).toEqual(['一', '三', '二']);
  updateLesson(db, { uid: two!, fields: { kind: 'stop', owner: '周' } }, testEnv);
  expect(readLessons(db, now).own[2]).toMatchObject({ kind: 'stop', text: '二', owner: '周' });
  const { operationUid } = removeLesson(db, { uid: one! }, testEnv);
  expect(texts()).toEqual(['三', '二']);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(texts()).toEqual(['一', '三', '二']);
  add('ev_first', '早');
  add('ev_other', '别的');
  const earlier = (eventUid: string) =>
    readLessons(db, { eventUid }).earlier.map((event) => [event.eventUid, event.lessons.length]);
  expect(earlier('ev_next')).toEqual([
    ['ev_now', 3],
    ['ev_first', 1],
  ]);
  expect(earlier('ev_first')).toEqual([]);
});

test('a survey of no event is linked and taken off; another event’s is refused by name', () => {
  const db = talks();
  addSurvey(db, 'sv_1', {
    event: null,
    members: ['me_a'],
    questions: [
      { kind: 'nps', text: '推荐', answers: [10, 4] },
      { kind: 'rating', text: '满意', answers: [5, 4] },
      { kind: 'text', text: '建议', answers: ['请打 13812345678 联系我', ' '] },
    ],
  });
  const results = () => readResults(db, { ...now, nowMs: testNowMs });
  expect(results()).toMatchObject({
    period: { from: '2026-11-10', to: '2026-11-10' },
    hasStarted: true,
    surveys: [],
    freeSurveys: [{ uid: 'sv_1', responses: 2 }],
  });
  const link = (eventUid: string) =>
    linkSurvey(db, { eventUid, surveyUid: 'sv_1', linked: true }, testEnv);
  const { operationUid } = link('ev_now');
  expect(results().freeSurveys).toEqual([]);
  expect(results().surveys[0]!.questions).toMatchObject([
    { kind: 'nps', n: 2, mean: 7, scale: 10, topTwo: 1, lowest: 4 },
    { kind: 'rating', n: 2, mean: 4.5, scale: 5, topTwo: 2 },
  ]);
  expect(readSuggestions(db, { ...now, offset: 0, limit: 20 })).toMatchObject({
    total: 1,
    rows: [{ name: '陈晚晴', memberUid: 'me_a', text: '请打 138****5678 联系我' }],
  });
  expect(() => link('ev_next')).toThrow(expect.objectContaining({ code: 'survey-taken' }));
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(results().surveys).toEqual([]);
});

test('costs add up in the workspace’s currency; others are only counted', () => {
  const db = talks();
  write(db, (insert) => {
    for (const [n, [currency, planned, actual]] of (
      [
        ['CNY', 100_00, 90_50],
        ['CNY', 20_00, null],
        ['USD', 5_00, 5_00],
      ] as const
    ).entries())
      insert('cost_entry', {
        uid: `ce_${n}`,
        event_id: idOf(db, 'event', 'ev_now'),
        currency,
        planned_minor: planned,
        actual_minor: actual,
      });
  });
  expect(readResults(db, { ...now, nowMs: testNowMs }).cost).toEqual({
    currency: 'CNY',
    plannedMinor: 120_00,
    actualMinor: 90_50,
    lines: 3,
    openLines: 1,
    otherCurrency: 1,
  });
  const costs = { kind: 'event-cost', ...now } as const;
  const page = { sort: null, asOf: null, nowMs: testNowMs, offset: 0, limit: 10 };
  expect(rowsBlock(db, { of: costs, ...page })).toMatchObject({
    total: 1,
    sum: 90_50,
    rows: [{ uid: 'ce_0', value: 90_50, title: null, detail: 'ev_now', opens: now.eventUid }],
  });
});
