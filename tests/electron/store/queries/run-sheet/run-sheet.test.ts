import { describe, expect, it } from 'vitest';
import { redoLast, undoLast } from '../../../../../electron/store/log/history.ts';
import { createEvent } from '../../../../../electron/store/queries/events/create.ts';
import { createEdition } from '../../../../../electron/store/queries/events/edition.ts';
import { segmentsOf, sheetSources } from '../../../../../electron/store/queries/run-sheet/list.ts';
import {
  addMinutes,
  advance,
  back,
  clearTimes,
  finish,
} from '../../../../../electron/store/queries/run-sheet/live.ts';
import {
  addSegments,
  copySheet,
  moveSegment,
  removeSegment,
  updateSegment,
} from '../../../../../electron/store/queries/run-sheet/save.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2027, 0, 20, 6);
const at = (minutes: number): number => START + minutes * MINUTE_MS;

/** An event with three segments. */
const planned = () => {
  const { db } = temporaryStore();
  const newEvent = (name: string): string =>
    createEvent(
      db,
      {
        fields: { name, kind: 'other', mode: 'offline', startAtMs: START, endAtMs: at(60) },
        template: null,
        tasks: [],
      },
      testEnv,
    ).uid;
  const eventUid = newEvent('茶会');
  addSegments(
    db,
    {
      eventUid,
      afterUid: null,
      segments: [
        { minutes: 10, content: '开场', host: '小林' },
        { minutes: 20, content: '分享', offsetMinutes: 15 },
        { minutes: 5, content: '收尾' },
      ],
    },
    testEnv,
  );
  const list = () => segmentsOf(db, eventUid);
  const [a, b, c] = list().map(({ uid }) => uid) as [string, string, string];
  const names = () => list().map(({ content }) => content);
  const real = () =>
    list().map(({ realStartAtMs, realEndAtMs }) => [
      realStartAtMs === null ? null : (realStartAtMs - START) / MINUTE_MS,
      realEndAtMs === null ? null : (realEndAtMs - START) / MINUTE_MS,
    ]);
  return { db, eventUid, newEvent, list, names, real, a, b, c };
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

describe('the run sheet of an event', () => {
  it('is added to, moved, changed and cut, each with its way back', () => {
    const { db, eventUid, names, list, a, c } = planned();
    thereAndBack(db, () =>
      addSegments(
        db,
        {
          eventUid,
          afterUid: a,
          segments: [
            { minutes: 3, content: '一' },
            { minutes: 4, content: '二' },
          ],
        },
        testEnv,
      ),
    );
    expect(names()).toEqual(['开场', '一', '二', '分享', '收尾']);
    thereAndBack(db, () => moveSegment(db, { uid: c, afterUid: null }, testEnv));
    expect(names()).toEqual(['收尾', '开场', '一', '二', '分享']);
    thereAndBack(db, () => moveSegment(db, { uid: c, afterUid: a }, testEnv));
    expect(names()).toEqual(['开场', '收尾', '一', '二', '分享']);
    thereAndBack(db, () =>
      updateSegment(db, { uid: a, fields: { host: '', minutes: 12, offsetMinutes: 0 } }, testEnv),
    );
    expect(list()[0]).toMatchObject({ host: null, minutes: 12, offsetMinutes: 0 });
    thereAndBack(db, () => removeSegment(db, { uid: a }, testEnv));
    expect(names()).toEqual(['收尾', '一', '二', '分享']);
    expect(updateSegment(db, { uid: c, fields: { content: '收尾' } }, testEnv).operationUid).toBe(
      null,
    );
  });

  it('is copied from another event as it was planned, not as it went', () => {
    const { db, eventUid, newEvent } = planned();
    advance(db, { eventUid, fromUid: null, atMs: at(2) }, testEnv);
    const other = newEvent('第二期');
    expect(sheetSources(db, { eventUid: other })).toEqual([
      { uid: eventUid, name: '茶会', startAtMs: START, segments: 3, minutes: 35 },
    ]);
    thereAndBack(db, () => copySheet(db, { eventUid: other, sourceUid: eventUid }, testEnv));
    expect(segmentsOf(db, other)).toMatchObject([
      { content: '开场', host: '小林', minutes: 10, realStartAtMs: null },
      { content: '分享', offsetMinutes: 15, realStartAtMs: null },
      { content: '收尾', realStartAtMs: null },
    ]);
    expect(sheetSources(db, { eventUid })).toHaveLength(1);
    expect(copySheet(db, { eventUid, sourceUid: newEvent('空') }, testEnv).operationUid).toBe(null);
  });

  it('goes on to the next edition of its event', () => {
    const { db, eventUid } = planned();
    advance(db, { eventUid, fromUid: null, atMs: at(2) }, testEnv);
    const fields = { name: '第二期', kind: 'other', mode: 'offline' } as const;
    const next = createEdition(db, { ofUid: eventUid, fields, tasks: [] }, testEnv);
    expect(
      segmentsOf(db, next.uid).map(({ content, offsetMinutes, realStartAtMs }) => [
        content,
        offsetMinutes,
        realStartAtMs,
      ]),
    ).toEqual([
      ['开场', null, null],
      ['分享', 15, null],
      ['收尾', null, null],
    ]);
  });

  it('refuses a place behind a segment of another event', () => {
    const { db, newEvent, a } = planned();
    expect(() =>
      addSegments(
        db,
        { eventUid: newEvent('第二期'), afterUid: a, segments: [{ minutes: 1, content: '' }] },
        testEnv,
      ),
    ).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});

describe('an event as it runs', () => {
  it('goes step by step, breaks, ends, and takes steps back', () => {
    const { db, eventUid, real, a, b, c } = planned();
    const go = (act: typeof advance, fromUid: string | null, minute: number): void =>
      thereAndBack(db, () => act(db, { eventUid, fromUid, atMs: at(minute) }, testEnv));
    go(advance, null, 2);
    go(advance, a, 13);
    expect(real()).toEqual([
      [2, 13],
      [13, null],
      [null, null],
    ]);
    // Back: the second has not begun, the first runs on.
    thereAndBack(db, () => back(db, { eventUid, fromUid: b }, testEnv));
    expect(real()).toEqual([
      [2, null],
      [null, null],
      [null, null],
    ]);
    go(finish, a, 14);
    go(advance, null, 18);
    // After a break it is the break that comes back.
    thereAndBack(db, () => back(db, { eventUid, fromUid: b }, testEnv));
    expect(real()[0]).toEqual([2, 14]);
    go(advance, null, 18);
    go(advance, b, 40);
    go(finish, c, 44);
    expect(real()).toEqual([
      [2, 14],
      [18, 40],
      [40, 44],
    ]);
    thereAndBack(db, () => back(db, { eventUid, fromUid: null }, testEnv));
    expect(real()[2]).toEqual([40, null]);
    thereAndBack(db, () => clearTimes(db, { eventUid }, testEnv));
    expect(
      real()
        .flat()
        .every((one) => one === null),
    ).toBe(true);
    expect(back(db, { eventUid, fromUid: null }, testEnv).operationUid).toBe(null);
    expect(clearTimes(db, { eventUid }, testEnv).operationUid).toBe(null);
  });

  it('takes no step twice when two windows ask for it, and none where there is none', () => {
    const { db, eventUid, real, a, b, c } = planned();
    const stale = expect.objectContaining({ code: 'stale' });
    advance(db, { eventUid, fromUid: null, atMs: at(0) }, testEnv);
    expect(() => advance(db, { eventUid, fromUid: null, atMs: at(0) }, testEnv)).toThrow(stale);
    expect(real()[1]).toEqual([null, null]);
    expect(() => finish(db, { eventUid, fromUid: b, atMs: at(1) }, testEnv)).toThrow(stale);
    advance(db, { eventUid, fromUid: a, atMs: at(1) }, testEnv);
    advance(db, { eventUid, fromUid: b, atMs: at(2) }, testEnv);
    expect(() => advance(db, { eventUid, fromUid: c, atMs: at(3) }, testEnv)).toThrow(stale);
  });

  it('never ends a segment before it began, though a clock was set back', () => {
    const { db, eventUid, real, a } = planned();
    advance(db, { eventUid, fromUid: null, atMs: at(10) }, testEnv);
    advance(db, { eventUid, fromUid: a, atMs: at(4) }, testEnv);
    expect(real().slice(0, 2)).toEqual([
      [10, 10],
      [10, null],
    ]);
  });

  it('gives and takes minutes beside the plan, never below nothing', () => {
    const { db, list, a } = planned();
    thereAndBack(db, () => addMinutes(db, { uid: a, byMinutes: 5 }, testEnv));
    expect(list()[0]).toMatchObject({ minutes: 10, addedMinutes: 5 });
    addMinutes(db, { uid: a, byMinutes: -60 }, testEnv);
    expect(list()[0]).toMatchObject({ minutes: 10, addedMinutes: -10 });
    expect(addMinutes(db, { uid: a, byMinutes: -1 }, testEnv).operationUid).toBe(null);
  });
});
