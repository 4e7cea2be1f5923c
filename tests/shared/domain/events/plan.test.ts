import { describe, expect, it } from 'vitest';
import { planFields, planSheet } from '../../../../shared/domain/events/kinds.ts';
import { moveWithEvent, planFromTemplate } from '../../../../shared/domain/events/plan.ts';
import { conflictsOf } from '../../../../shared/domain/events/conflicts.ts';
import { eventTemplates } from '../../../../shared/domain/events/templates.ts';
import { zoneClock } from '../../../../shared/domain/events/zone-clock.ts';

const shanghai = zoneClock('Asia/Shanghai');
const berlin = zoneClock('Europe/Berlin');

const planned = (key: keyof typeof eventTemplates, date: string, zone = shanghai) => {
  const template = eventTemplates[key];
  const startAtMs = zone.utcMs(date, template.startTime);
  const endAtMs = startAtMs + template.durationMinutes * 60_000;
  const tasks = planFromTemplate(template, { startAtMs, endAtMs }, zone);
  const when = (task: string): string => {
    const found = tasks.find((one) => one.key === task)!;
    const from = zone.local(found.startAtMs);
    const to = zone.local(found.endAtMs);
    return `${from.date} ${from.time} – ${to.date} ${to.time}`;
  };
  return { tasks, when, startAtMs, endAtMs };
};

describe('planFromTemplate', () => {
  it('counts a sharing session back across a month end', () => {
    const { when } = planned('sharing-session', '2026-03-05');
    expect(when('settle-content')).toBe('2026-02-19 09:00 – 2026-02-22 18:00');
    expect(when('announce-first')).toBe('2026-02-26 10:00 – 2026-02-26 12:00');
    expect(when('announce-last')).toBe('2026-03-04 10:00 – 2026-03-04 12:00');
    expect(when('order-rules')).toBe('2026-03-05 19:30 – 2026-03-05 20:00');
    expect(when('welfare')).toBe('2026-03-05 21:15 – 2026-03-05 21:45');
    expect(when('summary')).toBe('2026-03-07 09:00 – 2026-03-08 18:00');
  });

  it('keeps days and hours of an offline gathering across a change to summer time', () => {
    // Berlin turns its clocks forward on 2026-03-29.
    const { when, tasks } = planned('offline-gathering', '2026-04-10', berlin);
    expect(when('set-team')).toBe('2026-03-11 09:00 – 2026-03-12 18:00');
    expect(when('promote')).toBe('2026-03-23 09:00 – 2026-04-06 18:00');
    expect(when('set-up')).toBe('2026-04-10 11:00 – 2026-04-10 13:15');
    expect(when('review-meeting')).toBe('2026-04-16 14:00 – 2026-04-17 18:00');
    const promote = tasks.find((task) => task.key === 'promote')!;
    const spanHours = (promote.endAtMs - promote.startAtMs) / 3_600_000;
    expect(spanHours).toBe(14 * 24 + 9 - 1);
  });

  it.each(Object.keys(eventTemplates) as (keyof typeof eventTemplates)[])(
    'has only tasks whose phase and predecessors stand before them: %s',
    (key) => {
      const { tasks } = planned(key, '2026-06-15');
      const seen = new Set<string>();
      for (const task of tasks) {
        expect(task.endAtMs).toBeGreaterThanOrEqual(task.startAtMs);
        if (task.phase !== null) expect(seen).toContain(task.phase);
        for (const before of [...task.after, ...task.endsAfter]) expect(seen).toContain(before);
        seen.add(task.key);
      }
    },
  );

  it.each(
    (Object.keys(eventTemplates) as (keyof typeof eventTemplates)[]).flatMap((key) =>
      ['2026-03-02', '2026-04-10', '2026-11-05'].map((date) => [key, date] as const),
    ),
  )('of %s on %s has no conflict', (key, date) => {
    const { tasks, startAtMs, endAtMs } = planned(key, date);
    const links = tasks.flatMap((task) => [
      ...task.after.map((fromUid) => [fromUid, task.key, 'finish-start'] as const),
      ...task.endsAfter.map((fromUid) => [fromUid, task.key, 'finish-finish'] as const),
    ]);
    const works = tasks.map((task) => ({
      ...task,
      uid: task.key,
      parentUid: task.phase,
      owner: null,
      done: false,
    }));
    expect(
      conflictsOf({
        tasks: works,
        links: links.map(([fromUid, toUid, kind], index) => ({
          uid: `l${index}`,
          fromUid,
          toUid,
          kind,
          lagMs: 0,
        })),
        event: { startAtMs, endAtMs },
        nowMs: 0,
        left: new Set(),
        others: [],
        circle: [],
      }),
    ).toEqual([]);
  });
});

/** The steps of a template in the order they are written down, each once. */
const steps: Readonly<Record<keyof typeof eventTemplates, readonly string[]>> = {
  'sharing-session': [
    'settle-content',
    'settle-speaker',
    'announce-first',
    'announce-second',
    'warm-up',
    'announce-last',
    'order-rules',
    'interaction',
    'welfare',
    'publicity',
    'summary',
  ],
  'offline-gathering': [
    'set-team',
    'set-purpose',
    'set-place',
    'set-budget',
    'invite-guests',
    'promote',
    'open-signup',
    'prepare-prizes',
    'confirm-participants',
    'rehearsal',
    'check-in',
    'run-flow',
    'thank',
    'review-meeting',
  ],
};

describe.each(Object.keys(eventTemplates) as (keyof typeof eventTemplates)[])(
  'template %s',
  (key) => {
    it.each([
      ['an ordinary month', '2026-06-15', shanghai],
      ['a month and year end', '2027-01-03', shanghai],
      ['the change to summer time', '2026-03-30', berlin],
      ['the change to winter time', '2026-10-26', berlin],
    ])('keeps its steps in order and on working hours over %s', (_, date, zone) => {
      const { tasks, startAtMs, endAtMs } = planned(key, date, zone);
      const task = (name: string) => tasks.find((one) => one.key === name)!;
      for (const [index, name] of steps[key].entries())
        if (index > 0)
          expect(task(name).startAtMs, name).toBeGreaterThanOrEqual(
            task(steps[key][index - 1]!).startAtMs,
          );
      for (const one of tasks) {
        const hour = Number(zone.local(one.startAtMs).time.slice(0, 2));
        expect(hour, one.key).toBeGreaterThanOrEqual(9);
        expect(hour, one.key).toBeLessThan(23);
      }
      const before = (name: string): boolean => task(name).endAtMs <= startAtMs;
      const after = (name: string): boolean => task(name).startAtMs >= endAtMs;
      expect(before(steps[key][0]!)).toBe(true);
      expect(after(steps[key].at(-1)!)).toBe(true);
    });
  },
);

it('fills the plan sheet with the words kept and the four that the event holds', () => {
  expect(planSheet).toHaveLength(15);
  expect([...planSheet].sort()).toEqual(
    [...planFields, 'name', 'date', 'place', 'tasks'].toSorted(),
  );
});

describe('moveWithEvent', () => {
  const HOUR_MS = 3_600_000;
  const { tasks, startAtMs, endAtMs } = planned('offline-gathering', '2026-03-20', berlin);
  const from = { startAtMs, endAtMs };
  const task = (key: string) => ({ ...tasks.find((one) => one.key === key)!, relative: true });
  const at = (date: string, time: string, hours = 3) => {
    const start = berlin.utcMs(date, time);
    return { startAtMs: start, endAtMs: start + hours * HOUR_MS };
  };
  const landed = (key: string, to: ReturnType<typeof at>): string => {
    const moved = moveWithEvent(task(key), from, to, berlin);
    const [start, end] = [berlin.local(moved.startAtMs), berlin.local(moved.endAtMs)];
    return `${start.date} ${start.time} – ${end.date} ${end.time}`;
  };

  it('moves by days and keeps the time of day, also over a change of clocks', () => {
    const to = at('2026-04-03', '14:00');
    expect(landed('open-signup', to)).toBe('2026-03-17 09:00 – 2026-03-30 18:00');
    expect(landed('review-meeting', to)).toBe('2026-04-09 14:00 – 2026-04-10 18:00');
  });

  it('keeps on the day the distance to the start, and from the end on to the end', () => {
    const to = at('2026-04-03', '18:30', 2);
    expect(landed('check-in', to)).toBe('2026-04-03 17:45 – 2026-04-03 18:45');
    expect(landed('run-flow', to)).toBe('2026-04-03 18:30 – 2026-04-03 20:30');
    expect(landed('clear-up', to)).toBe('2026-04-03 20:30 – 2026-04-03 21:30');
  });

  it('counts clearing up after midnight as the day of the event', () => {
    const night = at('2026-12-31', '22:00', 2.5);
    const clearUp = { startAtMs: night.endAtMs, endAtMs: night.endAtMs + HOUR_MS, relative: true };
    const moved = moveWithEvent(clearUp, night, at('2027-01-01', '19:00', 2.5), berlin);
    expect(berlin.local(moved.startAtMs)).toEqual({ date: '2027-01-01', time: '21:30' });
  });

  it('leaves fixed tasks where they are', () => {
    const fixed = { ...task('set-place'), relative: false };
    expect(moveWithEvent(fixed, from, at('2026-05-01', '14:00'), berlin)).toEqual({
      startAtMs: fixed.startAtMs,
      endAtMs: fixed.endAtMs,
    });
  });
});
