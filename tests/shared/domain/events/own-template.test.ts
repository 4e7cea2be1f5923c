import { expect, test } from 'vitest';
import { planFromOwn, templateFromPlan } from '../../../../shared/domain/events/own-template.ts';
import { moveWithEvent, planFromTemplate } from '../../../../shared/domain/events/plan.ts';
import { eventTemplates } from '../../../../shared/domain/events/templates.ts';
import { zoneClock } from '../../../../shared/domain/events/zone-clock.ts';

const clock = zoneClock('Europe/Berlin');
const keys = Object.keys(eventTemplates) as (keyof typeof eventTemplates)[];

const spanOn = (key: (typeof keys)[number], date: string) => {
  const { startTime, durationMinutes } = eventTemplates[key];
  const startAtMs = clock.utcMs(date, startTime);
  return { startAtMs, endAtMs: startAtMs + durationMinutes * 60_000 };
};
const planned = (key: (typeof keys)[number], date: string) =>
  planFromTemplate(eventTemplates[key], spanOn(key, date), clock).map((task) => ({
    ...task,
    uid: task.key,
    parentUid: task.phase,
    name: task.key,
    owner: '小李',
    note: null,
    costMinor: 100,
  }));

// Over the changes to summer and winter time, over a month and a year end.
const moves = [
  ['2026-03-20', '2026-04-05'],
  ['2026-10-20', '2026-10-31'],
  ['2026-12-20', '2027-01-10'],
  ['2026-06-15', '2026-06-15'],
] as const;

test.each(keys.flatMap((key) => moves.map((move) => [key, ...move] as const)))(
  'a plan of %s kept on %s and laid out for %s is the plan moved there',
  (key, before, after) => {
    const tasks = planned(key, before);
    const [from, to] = [spanOn(key, before), spanOn(key, after)];
    const links = tasks.flatMap((task) =>
      task.after.map((fromUid) => ({
        fromUid,
        toUid: task.uid,
        kind: 'finish-start' as const,
        lagMs: 0,
      })),
    );
    const own = templateFromPlan(tasks, links, from, clock);
    const again = planFromOwn(own, to, clock);
    const spans = new Map(
      again.map(({ task, startAtMs, endAtMs }) => [task.name, { startAtMs, endAtMs }]),
    );
    for (const task of tasks)
      expect([task.key, spans.get(task.key)]).toEqual([
        task.key,
        moveWithEvent({ ...task, relative: true }, from, to, clock),
      ]);
    const byName = (place: number): string => own[place]!.name;
    expect(
      own
        .flatMap((task) => task.links.map(({ before: place }) => [byName(place), task.name]))
        .sort(),
    ).toEqual(links.map(({ fromUid, toUid }) => [fromUid, toUid]).sort());
    expect(own.map(({ phase }, place) => phase === null || phase < place)).not.toContain(false);
    expect(own[3]).toMatchObject({ owner: '小李', costMinor: 100 });
  },
);
