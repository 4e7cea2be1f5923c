import { describe, expect, it } from 'vitest';
import { moveWithEvent, planFromTemplate } from '../../../../shared/domain/events/plan.ts';
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
        for (const before of task.after) {
          expect(seen).toContain(before);
          const predecessor = tasks.find((one) => one.key === before)!;
          expect(predecessor.endAtMs, `${before} before ${task.key}`).toBeLessThanOrEqual(
            task.endAtMs,
          );
        }
        seen.add(task.key);
      }
    },
  );
});

describe('moveWithEvent', () => {
  const { tasks, startAtMs } = planned('offline-gathering', '2026-03-20', berlin);
  const task = (key: string) => ({ ...tasks.find((one) => one.key === key)!, relative: true });

  it('moves by days and keeps the time of day, also over a change of clocks', () => {
    const to = berlin.utcMs('2026-04-03', '14:00');
    const moved = moveWithEvent(task('open-signup'), startAtMs, to, berlin);
    expect(berlin.local(moved.startAtMs)).toEqual({ date: '2026-03-17', time: '09:00' });
    expect(berlin.local(moved.endAtMs)).toEqual({ date: '2026-03-30', time: '18:00' });
  });

  it('keeps the distance to the start for what lies on the day', () => {
    const to = berlin.utcMs('2026-04-03', '18:30');
    const moved = moveWithEvent(task('check-in'), startAtMs, to, berlin);
    expect(berlin.local(moved.startAtMs)).toEqual({ date: '2026-04-03', time: '17:45' });
  });

  it('leaves fixed tasks where they are', () => {
    const fixed = { ...task('set-place'), relative: false };
    expect(moveWithEvent(fixed, startAtMs, startAtMs + 5 * 86_400_000, berlin)).toEqual({
      startAtMs: fixed.startAtMs,
      endAtMs: fixed.endAtMs,
    });
  });
});
