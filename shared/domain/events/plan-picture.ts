import type { Palette } from '../look.ts';
import { addDays, daysBetween } from '../values/days.ts';
import type { TaskKind } from './kinds.ts';
import type { ZoneClock } from './plan.ts';

export interface PictureTask {
  readonly kind: TaskKind;
  /** Inside a phase. */
  readonly inPhase: boolean;
  readonly name: string;
  readonly owner: string;
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly progress: number;
  readonly critical: boolean;
}

interface PlanPicture {
  readonly title: string;
  readonly subtitle: string;
  /** As they stand on screen. */
  readonly tasks: readonly PictureTask[];
  readonly event: { readonly startAtMs: number; readonly endAtMs: number } | null;
  readonly clock: ZoneClock;
  readonly palette: Palette;
  readonly words: { readonly name: string; readonly owner: string; readonly event: string };
  /** `2026-09` in the reader's words. */
  readonly monthName: (month: string) => string;
}

const WIDTH_PX = 1600;
const NAME_PX = 260;
const OWNER_PX = 120;
const ROW_PX = 26;
const TITLE_PX = 64;
const AXIS_PX = 46;
const PAD_PX = 16;
const NARROWEST_DAY_PX = 18;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);

/** Texts are cut by what fits at about so many pixels a character of Chinese, half of it of Latin. */
const fitted = (text: string, widthPx: number): string => {
  let left = widthPx;
  let shown = '';
  for (const character of text) {
    left -= character.charCodeAt(0) > 0x2e7f ? 13 : 7;
    if (left < 13) return `${shown}…`;
    shown += character;
  }
  return shown;
};

/** The whole plan as one drawing (SVG text), for paper and for sending: nothing of it is cut off. */
export const planPicture = (plan: PlanPicture): string => {
  const { tasks, clock, palette } = plan;
  const instants = tasks.flatMap(({ startAtMs, endAtMs }) => [startAtMs, endAtMs]);
  if (plan.event !== null) instants.push(plan.event.startAtMs, plan.event.endAtMs);
  const first = clock.local(Math.min(...instants)).date;
  const last = clock.local(Math.max(...instants)).date;
  const days = daysBetween(first, last) + 1;
  const chartX = PAD_PX + NAME_PX + OWNER_PX;
  const chartPx = WIDTH_PX - PAD_PX - chartX;
  const dayPx = chartPx / days;
  const top = TITLE_PX + AXIS_PX;
  const bottom = top + tasks.length * ROW_PX;
  const x = (atMs: number): number => {
    const { date } = clock.local(atMs);
    const startMs = clock.utcMs(date, '00:00');
    const dayMs = clock.utcMs(addDays(date, 1), '00:00') - startMs;
    return chartX + (daysBetween(first, date) + (atMs - startMs) / dayMs) * dayPx;
  };
  const parts: string[] = [];
  const text = (
    at: { readonly x: number; readonly y: number },
    words: string,
    look: { readonly size?: number; readonly fill?: string; readonly bold?: boolean } = {},
  ): void =>
    void parts.push(
      `<text x="${px(at.x)}" y="${px(at.y)}" font-size="${look.size ?? 12}" fill="${look.fill ?? palette.text}"${look.bold === true ? ' font-weight="600"' : ''}>${escaped(words)}</text>`,
    );
  const box = (
    at: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
    fill: string,
    more = '',
  ): void =>
    void parts.push(
      `<rect x="${px(at.x)}" y="${px(at.y)}" width="${px(at.w)}" height="${px(at.h)}" fill="${fill}" ${more}/>`,
    );
  const line = (x1: number, y1: number, x2: number, y2: number): void =>
    void parts.push(
      `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" stroke="${palette.line}"/>`,
    );

  box({ x: 0, y: 0, w: WIDTH_PX, h: bottom + PAD_PX }, palette.surface);
  text({ x: PAD_PX, y: 30 }, plan.title, { size: 20, bold: true });
  text({ x: PAD_PX, y: 52 }, plan.subtitle, { size: 13, fill: palette.secondary });
  const headY = top - 10;
  text({ x: PAD_PX, y: headY }, plan.words.name, { bold: true });
  text({ x: PAD_PX + NAME_PX, y: headY }, plan.words.owner, { bold: true });

  // Every day has its line where there is room, else every week its Monday.
  const step = dayPx >= NARROWEST_DAY_PX ? 1 : 7;
  for (let day = 0; day < days; day += 1) {
    const date = addDays(first, day);
    const left = chartX + day * dayPx;
    const weekday = new Date(`${date}T00:00Z`).getUTCDay();
    if (step === 1 && (weekday === 0 || weekday === 6))
      box({ x: left, y: top, w: dayPx, h: bottom - top }, palette.page);
    if (step === 1 || weekday === 1) {
      line(left, top - AXIS_PX / 2, left, bottom);
      text({ x: left + 3, y: headY }, step === 1 ? String(Number(date.slice(8))) : date.slice(5), {
        size: 11,
        fill: palette.secondary,
      });
    }
    const startsMonth = date.endsWith('-01') || day === 0;
    const roomDays = daysBetween(date, addDays(`${date.slice(0, 7)}-28`, 3));
    if (startsMonth && Math.min(roomDays, days - day) * dayPx > 60)
      text({ x: left + 3, y: headY - 22 }, plan.monthName(date.slice(0, 7)), { bold: true });
  }
  if (plan.event !== null) {
    const left = x(plan.event.startAtMs);
    const w = Math.max(2, x(plan.event.endAtMs) - left);
    box(
      { x: left, y: top, w, h: bottom - top },
      palette.accentGround,
      `stroke="${palette.accent}"`,
    );
    const nameX = Math.min(left, WIDTH_PX - PAD_PX - plan.words.event.length * 13);
    text({ x: nameX, y: TITLE_PX - 4 }, plan.words.event, { fill: palette.accent, bold: true });
  }
  for (const [index, task] of tasks.entries()) {
    const y = top + index * ROW_PX;
    line(PAD_PX, y, WIDTH_PX - PAD_PX, y);
    const indent = task.inPhase ? 16 : 0;
    text(
      { x: PAD_PX + indent, y: y + 17 },
      fitted(task.name, NAME_PX - indent - 8),
      task.kind === 'phase' ? { bold: true } : {},
    );
    text({ x: PAD_PX + NAME_PX, y: y + 17 }, fitted(task.owner, OWNER_PX - 8), {
      fill: palette.secondary,
    });
    const left = x(task.startAtMs);
    const w = Math.max(3, x(task.endAtMs) - left);
    const edge = task.critical ? `stroke="${palette.bad}" stroke-width="2"` : '';
    if (task.kind === 'milestone')
      parts.push(
        `<path d="M${px(left)} ${px(y + 5)} l8 8 l-8 8 l-8 -8 Z" fill="${palette.watch}" ${edge}/>`,
      );
    else if (task.kind === 'phase') box({ x: left, y: y + 9, w, h: 8 }, palette.strongLine);
    else {
      box({ x: left, y: y + 5, w, h: 16 }, palette.accent, `rx="3" ${edge}`);
      if (task.progress > 0)
        box({ x: left, y: y + 16, w: w * task.progress, h: 5 }, palette.text, 'opacity="0.55"');
    }
  }
  line(PAD_PX, bottom, WIDTH_PX - PAD_PX, bottom);
  const size = `width="${WIDTH_PX}" height="${bottom + PAD_PX}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${WIDTH_PX} ${bottom + PAD_PX}" font-family="system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif">${parts.join('')}</svg>`;
};

const px = (value: number): string => String(Math.round(value * 10) / 10);
