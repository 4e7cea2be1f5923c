import type { GanttStatic } from 'dhtmlx-gantt';
import type { TimelineData } from './chart.ts';
import { toWall } from './wall-clock.ts';

const NAME_PX = 90;

/** The month or day one is in keeps its name in sight, as long as there is room for it. */
export const keepScaleNames = (gantt: GanttStatic): void => {
  const { left } = gantt.$task.getBoundingClientRect();
  const cells = gantt.$task_scale.querySelectorAll<HTMLElement>(
    '.gantt_scale_line:first-child .gantt_scale_cell',
  );
  for (const cell of cells) {
    const box = cell.getBoundingClientRect();
    const past = left - box.left;
    cell.style.textIndent = past > 0 && past < box.width - NAME_PX ? `${past}px` : '';
  }
};

/** When tasks were really done, as a line under the bar of the plan; only the rows in sight. */
export const drawReal = (gantt: GanttStatic, data: TimelineData): void => {
  for (const old of gantt.$root.querySelectorAll('.timeline-real')) old.remove();
  const rowPx = Number(gantt.config.row_height);
  const { y } = gantt.getScrollState();
  const bottom = y + gantt.$task.offsetHeight;
  for (const task of data.tasks) {
    if (task.realStartAtMs === null || !gantt.isTaskExists(task.uid)) continue;
    if (!gantt.isTaskVisible(task.uid)) continue;
    const top = gantt.getTaskTop(task.uid);
    if (top + rowPx < y || top > bottom) continue;
    const endMs = task.realEndAtMs ?? Math.max(data.nowMs, task.realStartAtMs);
    const left = gantt.posFromDate(toWall(task.realStartAtMs, data.clock));
    const width = Math.max(3, gantt.posFromDate(toWall(endMs, data.clock)) - left);
    const line = document.createElement('div');
    line.className = `timeline-real${endMs > task.endAtMs ? ' timeline-real-late' : ''}`;
    line.style.cssText = `left: ${left}px; width: ${width}px; top: ${top + rowPx - 6}px`;
    gantt.$task_data.append(line);
  }
};

/**
 * The today line and the span of the event, under the bars, each with its name on the axis; the
 * chart has none of its own and forgets ours whenever it draws its axis again.
 */
export const drawMarkers = (gantt: GanttStatic, data: TimelineData): void => {
  for (const old of gantt.$root.querySelectorAll('.timeline-marker, .timeline-flag')) old.remove();
  const rowsPx = gantt.getVisibleTaskCount() * Number(gantt.config.row_height);
  const height = `${Math.max(rowsPx, gantt.$task.offsetHeight)}px`;
  const mark = (name: string, text: string, fromMs: number, toMs: number): void => {
    const left = gantt.posFromDate(toWall(fromMs, data.clock));
    const width = Math.max(2, gantt.posFromDate(toWall(toMs, data.clock)) - left);
    const line = document.createElement('div');
    line.className = `timeline-marker timeline-${name}`;
    line.style.left = `${left}px`;
    line.style.width = `${width}px`;
    line.style.height = height;
    gantt.$task_bg.after(line);
    const flag = document.createElement('span');
    flag.className = `timeline-flag timeline-${name}-flag`;
    flag.style.left = `${left}px`;
    flag.textContent = text;
    gantt.$task_scale.append(flag);
  };
  if (data.event) mark('event', data.labels.event, data.event.startAtMs, data.event.endAtMs);
  const { min_date: min, max_date: max } = gantt.getState();
  const now = toWall(data.nowMs, data.clock);
  if (now >= min && now <= max) mark('today', data.labels.today, data.nowMs, data.nowMs);
};
