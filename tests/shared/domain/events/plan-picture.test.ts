import { expect, test } from 'vitest';
import { planPicture, type PictureTask } from '../../../../shared/domain/events/plan-picture.ts';
import { zoneClock } from '../../../../shared/domain/events/zone-clock.ts';
import { palettes } from '../../../../shared/domain/look.ts';

const clock = zoneClock('Europe/Berlin');
const at = (date: string, time = '00:00'): number => clock.utcMs(date, time);

const task = (name: string, from: number, to: number): PictureTask => ({
  kind: 'task',
  inPhase: false,
  name,
  owner: '小李',
  startAtMs: from,
  endAtMs: to,
  progress: 0,
  critical: false,
});
const draw = (tasks: readonly PictureTask[]): string =>
  planPicture({
    title: '品鉴会 <春>',
    subtitle: '',
    tasks,
    event: null,
    clock,
    palette: palettes.light,
    words: { name: '名称', owner: '负责人', event: '活动' },
    monthName: (month) => month,
  });
const bars = (svg: string): { x: number; w: number }[] =>
  [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="16"/g)].map((found) => ({
    x: Number(found[1]),
    w: Number(found[2]),
  }));

test('each day is as wide as the next, that of 25 hours too', () => {
  const svg = draw([
    task('a', at('2026-10-24'), at('2026-10-25')),
    task('b', at('2026-10-25'), at('2026-10-26')),
    task('c', at('2026-10-26'), at('2026-10-27')),
  ]);
  const [a, b, c] = bars(svg);
  expect(b!.x - a!.x).toBeCloseTo(c!.x - b!.x, 0);
  expect(b!.w).toBeCloseTo(a!.w, 0);
});

test('is as high as its tasks, cuts names that do not fit, and escapes what is written', () => {
  const long = '很长的任务名称'.repeat(10);
  const svg = draw([
    task(long, at('2026-01-01'), at('2026-03-01')),
    task('短', at('2026-01-01'), at('2026-01-05')),
  ]);
  expect(svg).toContain('height="178"');
  expect(svg).not.toContain(long);
  expect(svg).toContain('…');
  expect(svg).toContain('&#60;春&#62;');
  expect(svg).toContain('>2026-02</text>');
});
