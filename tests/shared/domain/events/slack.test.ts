import { expect, test } from 'vitest';
import {
  slacksOf,
  type SlackLink,
  type SlackTask,
} from '../../../../shared/domain/events/slack.ts';

const DAY_MS = 86_400_000;

/** Days from the beginning of the plan. */
const task = (uid: string, startDay: number, endDay: number, done = false): SlackTask => ({
  uid,
  startAtMs: startDay * DAY_MS,
  endAtMs: endDay * DAY_MS,
  done,
});
const link = (
  fromUid: string,
  toUid: string,
  kind: SlackLink['kind'] = 'finish-start',
  lagDays = 0,
): SlackLink => ({ fromUid, toUid, kind, lagMs: lagDays * DAY_MS });

const days = (
  tasks: readonly SlackTask[],
  links: readonly SlackLink[],
  eventDays: readonly [number, number] | null = null,
): Record<string, number> => {
  const event = eventDays && {
    startAtMs: eventDays[0] * DAY_MS,
    endAtMs: eventDays[1] * DAY_MS,
  };
  return Object.fromEntries(
    [...slacksOf(tasks, links, event).ofTask].map(([uid, { slackMs }]) => [uid, slackMs / DAY_MS]),
  );
};

test('a chain up to the event has no slack, a side branch what its follower leaves it', () => {
  const tasks = [task('a', 0, 3), task('b', 3, 7), task('c', 7, 10), task('side', 0, 2)];
  const links = [link('a', 'b'), link('b', 'c'), link('side', 'c')];
  expect(days(tasks, links, [10, 11])).toEqual({ a: 0, b: 0, c: 0, side: 5 });
  const { ofTask } = slacksOf(tasks, links, { startAtMs: 10 * DAY_MS, endAtMs: 11 * DAY_MS });
  expect(
    [...ofTask]
      .filter(([, { critical }]) => critical)
      .map(([uid]) => uid)
      .sort(),
  ).toEqual(['a', 'b', 'c']);
});

test('slack of a follower belongs to those before it too', () => {
  const tasks = [task('a', 0, 2), task('b', 3, 5)];
  expect(days(tasks, [link('a', 'b')], [9, 10])).toEqual({ a: 5, b: 4 });
});

test('a night between two working days is no slack', () => {
  const tasks = [task('a', 0, 0.75), task('b', 1.4, 2)];
  const { ofTask } = slacksOf(tasks, [link('a', 'b')], {
    startAtMs: 2 * DAY_MS,
    endAtMs: 3 * DAY_MS,
  });
  expect(ofTask.get('a')!.critical).toBe(true);
  expect(ofTask.get('a')!.slackMs / DAY_MS).toBeCloseTo(0.65);
});

test.each([
  ['finish-start', 0, 2],
  ['finish-start', 1, 1],
  ['finish-start', -1, 3],
  ['start-start', 0, 5],
  ['start-start', 4, 1],
  ['finish-finish', 0, 6],
  ['start-finish', 0, 9],
  ['start-finish', 2, 7],
] as const)('by %s with a lag of %s days: %s days', (kind, lag, slack) => {
  // a from day 0 to 3, b from day 5 to 9, which ends the plan.
  expect(days([task('a', 0, 3), task('b', 5, 9)], [link('a', 'b', kind, lag)])).toEqual({
    a: Math.min(slack, 6),
    b: 0,
  });
});

test('what is planned after the event has until the plan ends, what is during it until it ends', () => {
  const tasks = [task('host', 10, 10.5), task('thanks', 11, 12), task('report', 12, 15)];
  expect(days(tasks, [], [10, 11])).toEqual({ host: 0.5, thanks: 3, report: 0 });
});

test('finished tasks have no slack and hold up nobody', () => {
  const tasks = [task('a', 0, 3), task('b', 2, 5, true), task('c', 5, 6)];
  expect(days(tasks, [link('a', 'b'), link('b', 'c')])).toEqual({ a: 3, c: 0 });
});

test('a broken link leaves negative slack', () => {
  expect(days([task('a', 0, 5), task('b', 3, 6)], [link('a', 'b')], [6, 7])).toEqual({
    a: -2,
    b: 0,
  });
});

test('tasks that wait for each other are named and the others still counted', () => {
  const tasks = [task('into', 0, 1), task('a', 0, 1), task('b', 1, 2), task('c', 2, 3)];
  const links = [link('into', 'a'), link('a', 'b'), link('b', 'a'), link('b', 'c')];
  const found = slacksOf(tasks, links, null);
  expect([...found.circle].sort()).toEqual(['a', 'b']);
  expect(found.ofTask.get('c')).toEqual({ slackMs: 0, critical: true });
});
