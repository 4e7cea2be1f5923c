import { expect, test } from 'vitest';
import {
  conflictsOf,
  type OtherWork,
  type PlannedWork,
} from '../../../../shared/domain/events/conflicts.ts';

const HOUR_MS = 3_600_000;

const work = (
  uid: string,
  [from, to]: readonly [number, number],
  change: Partial<PlannedWork> = {},
): PlannedWork => ({
  uid,
  kind: 'task',
  parentUid: null,
  owner: null,
  startAtMs: from * HOUR_MS,
  endAtMs: to * HOUR_MS,
  done: false,
  ...change,
});
const asked = { links: [], event: null, nowMs: 0, others: [], circle: [], left: new Set<string>() };
const elsewhere = (owner: string, from: number, to: number): OtherWork => ({
  uid: 'other',
  name: '布展',
  eventUid: 'ev_2',
  eventName: '展会',
  owner,
  startAtMs: from * HOUR_MS,
  endAtMs: to * HOUR_MS,
});

test('a dependency is broken by as much as the follower stands too early', () => {
  const tasks = [work('a', [0, 5]), work('b', [3, 6]), work('c', [8, 9])];
  const links = [
    { uid: 'l1', fromUid: 'a', toUid: 'b', kind: 'finish-start', lagMs: 0 },
    { uid: 'l2', fromUid: 'a', toUid: 'c', kind: 'finish-start', lagMs: 2 * HOUR_MS },
    { uid: 'l3', fromUid: 'b', toUid: 'c', kind: 'finish-start', lagMs: 3 * HOUR_MS },
  ] as const;
  expect(conflictsOf({ ...asked, tasks, links })).toEqual([
    { kind: 'dependency', uid: 'b', fromUid: 'a', linkUid: 'l1', byMs: 2 * HOUR_MS },
    { kind: 'dependency', uid: 'c', fromUid: 'b', linkUid: 'l3', byMs: HOUR_MS },
  ]);
});

test('one person twice at once, in this plan and in another event; touching is no overlap', () => {
  const tasks = [
    work('a', [0, 4], { owner: '小李' }),
    work('b', [3, 6], { owner: ' 小李 、Anna' }),
    work('c', [6, 7], { owner: '小李' }),
    work('d', [3, 5], { owner: 'anna' }),
    work('e', [0, 9], { owner: '小李', done: true }),
    work('p', [0, 9], { owner: '小李', kind: 'phase' }),
  ];
  const found = conflictsOf({ ...asked, tasks, others: [elsewhere('小李', 6, 8)] });
  expect(
    found.map((one) => one.kind === 'busy' && [one.uid, one.other.uid, one.byMs / HOUR_MS]),
  ).toEqual([
    ['b', 'a', 1],
    ['c', 'other', 1],
    ['b', 'd', 2],
  ]);
});

test('of two bookings in other events nothing is said', () => {
  const tasks = [work('a', [20, 21], { owner: '小李' })];
  const others = [elsewhere('小李', 0, 4), { ...elsewhere('小李', 1, 3), uid: 'third' }];
  expect(conflictsOf({ ...asked, tasks, others })).toEqual([]);
});

test('a task of a phase before the event may not end after its start', () => {
  const event = { startAtMs: 10 * HOUR_MS, endAtMs: 12 * HOUR_MS };
  const tasks = [
    work('prepare', [0, 10], { kind: 'phase' }),
    work('late', [8, 11], { parentUid: 'prepare' }),
    work('ready', [8, 10], { parentUid: 'prepare' }),
    work('follow', [12, 20], { kind: 'phase' }),
    work('thanks', [12, 13], { parentUid: 'follow' }),
    work('apart', [8, 30]),
  ];
  expect(conflictsOf({ ...asked, tasks, event })).toEqual([
    { kind: 'after-event', uid: 'late', byMs: HOUR_MS },
  ]);
});

test('what should have ended and is not done is overdue; phases are not', () => {
  const tasks = [
    work('a', [0, 2]),
    work('b', [0, 2], { done: true }),
    work('p', [0, 2], { kind: 'phase' }),
    work('m', [3, 3], { kind: 'milestone' }),
  ];
  expect(conflictsOf({ ...asked, tasks, nowMs: 3 * HOUR_MS })).toEqual([
    { kind: 'overdue', uid: 'a', byMs: HOUR_MS },
  ]);
});

test('a task of somebody who left the team is named until it is done', () => {
  const tasks = [
    work('a', [1, 2], { owner: '小李、ANNA' }),
    work('b', [1, 2], { owner: 'Anna', done: true }),
    work('c', [1, 2], { owner: '小李' }),
    work('d', [1, 2], { owner: 'Anna', kind: 'phase' }),
  ];
  const conflicts = conflictsOf({ ...asked, tasks, left: new Set(['anna']) });
  expect(conflicts.filter(({ kind }) => kind === 'owner-left')).toEqual([
    { kind: 'owner-left', uid: 'a', owner: 'ANNA' },
  ]);
});
