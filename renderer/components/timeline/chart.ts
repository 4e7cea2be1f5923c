import { Gantt, type GanttStatic, type Link, type Task } from 'dhtmlx-gantt';
import type { LinkKind } from '../../../shared/domain/events/kinds.ts';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { zoomLevel } from './scales.ts';
import type { TimelineActions, TimelineLink, TimelineTask, Zoom } from './types.ts';
import { fromWall, toWall } from './wall-clock.ts';

export interface TimelineLabels {
  readonly name: string;
  readonly owner: string;
  readonly chart: string;
  readonly today: string;
  readonly event: string;
  /** One line that a screen reader says for a task. */
  readonly describe: (task: TimelineTask) => string;
}

export interface TimelineData {
  readonly tasks: readonly TimelineTask[];
  readonly links: readonly TimelineLink[];
  readonly event: { readonly startAtMs: number; readonly endAtMs: number } | null;
  readonly nowMs: number;
  readonly zoom: Zoom;
  readonly clock: ZoneClock;
  readonly language: string;
  readonly labels: TimelineLabels;
}

/** The chart as the page drives it; `actions` may change between calls, the chart stays. */
export interface Chart {
  readonly show: (data: TimelineData) => void;
  readonly select: (uid: string | null) => void;
  readonly scrollTo: (atMs: number) => void;
  readonly destroy: () => void;
}

const linkTypes: Readonly<Record<LinkKind, string>> = {
  'finish-start': '0',
  'start-start': '1',
  'finish-finish': '2',
  'start-finish': '3',
};
const linkKind = (type: string | number): LinkKind =>
  (Object.keys(linkTypes) as LinkKind[]).find((kind) => linkTypes[kind] === String(type)) ??
  'finish-start';

const ROW_PX = 30;

export const createChart = (host: HTMLElement, actions: () => TimelineActions): Chart => {
  const gantt = Gantt.getGanttInstance();
  let data: TimelineData | null = null;
  // While we hand data over, the chart's own events are echoes, not the operator's doing.
  let loading = false;
  configure(gantt);
  listen(
    gantt,
    actions,
    () => data,
    () => loading,
  );
  gantt.init(host);
  return {
    show: (next) => {
      loading = true;
      const scroll = data === null ? null : gantt.getScrollState();
      applyScale(gantt, next, data);
      data = next;
      gantt.clearAll();
      gantt.parse({
        data: next.tasks.map((task) => toChartTask(task, next)),
        links: next.links.map(toChartLink),
      });
      gantt.render();
      if (scroll !== null) gantt.scrollTo(scroll.x, scroll.y);
      loading = false;
    },
    select: (uid) => {
      loading = true;
      if (uid !== null && gantt.isTaskExists(uid)) {
        gantt.selectTask(uid);
        gantt.showTask(uid);
      } else gantt.unselectTask();
      loading = false;
    },
    scrollTo: (atMs) => {
      if (data !== null) gantt.showDate(toWall(atMs, data.clock));
    },
    destroy: () => gantt.destructor(),
  };
};

const configure = (gantt: GanttStatic): void => {
  Object.assign(gantt.config, {
    row_height: ROW_PX,
    bar_height: 18,
    scale_height: 46,
    grid_width: 300,
    duration_unit: 'minute',
    duration_step: 1,
    work_time: false,
    correct_work_time: false,
    round_dnd_dates: false,
    fit_tasks: true,
    smart_rendering: true,
    show_progress: true,
    drag_progress: false,
    drag_project: true,
    order_branch: false,
    details_on_dblclick: false,
    details_on_create: false,
    show_errors: false,
    open_tree_initially: true,
    // Phases keep the dates they were given; the chart does not stretch them.
    auto_types: false,
    min_duration: 5 * 60_000,
  });
  gantt.config.types['phase'] = 'phase';
  gantt.templates.task_class = (_start, _end, task) => `timeline-${String(task['kind'])}`;
  gantt.templates.grid_row_class = (_start, _end, task) => `timeline-row-${String(task['kind'])}`;
  // The bar carries text only where the grid's column does not say it already.
  gantt.templates.task_text = () => '';
  gantt.templates.rightside_text = (_start, _end, task) =>
    task['kind'] === 'milestone' ? escapeHtml(String(task.text)) : '';
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);

const applyScale = (gantt: GanttStatic, next: TimelineData, before: TimelineData | null): void => {
  const level = zoomLevel(next.zoom, next.language);
  gantt.config.scales = [{ ...level.scales[0] }, { ...level.scales[1] }];
  gantt.config.min_column_width = level.minColumnWidth;
  gantt.config.time_step = level.snapMinutes;
  const bounds = [...next.tasks.flatMap((task) => [task.startAtMs, task.endAtMs])];
  if (next.event) bounds.push(next.event.startAtMs, next.event.endAtMs);
  if (bounds.length === 0) bounds.push(next.nowMs);
  const marginMs = level.marginDays * 86_400_000;
  gantt.config.start_date = toWall(Math.min(...bounds) - marginMs, next.clock);
  gantt.config.end_date = toWall(Math.max(...bounds) + marginMs, next.clock);
  gantt.templates.timeline_cell_class = (_task, date) =>
    next.zoom === 'day' && (date.getDay() === 0 || date.getDay() === 6) ? 'timeline-weekend' : '';
  if (before?.labels !== next.labels)
    gantt.config.columns = [
      {
        name: 'text',
        label: next.labels.name,
        tree: true,
        width: 210,
        resize: true,
        template: (task: Task) => escapeHtml(String(task.text ?? '')),
      },
      {
        name: 'owner',
        label: next.labels.owner,
        width: 90,
        align: 'left',
        template: (task: Task) => escapeHtml(String(task['owner'] ?? '')),
      },
    ];
};

const toChartTask = (task: TimelineTask, data: TimelineData): object => ({
  id: task.uid,
  parent: task.parentUid ?? 0,
  text: task.name,
  owner: task.owner ?? '',
  kind: task.kind,
  type: task.kind === 'milestone' ? 'milestone' : 'task',
  start_date: toWall(task.startAtMs, data.clock),
  end_date: toWall(task.endAtMs, data.clock),
  progress: task.progress,
  open: true,
  described: data.labels.describe(task),
});

const toChartLink = (link: TimelineLink): Link => ({
  id: link.uid,
  source: link.fromUid,
  target: link.toUid,
  type: linkTypes[link.kind],
});

/** The today line and the span of the event, drawn under the bars; the chart has none of its own. */
const drawMarkers = (gantt: GanttStatic, data: TimelineData): void => {
  for (const old of gantt.$task_data.querySelectorAll('.timeline-marker')) old.remove();
  const mark = (name: string, text: string, fromMs: number, toMs: number): void => {
    const left = gantt.posFromDate(toWall(fromMs, data.clock));
    const width = Math.max(2, gantt.posFromDate(toWall(toMs, data.clock)) - left);
    const line = document.createElement('div');
    line.className = `timeline-marker timeline-${name}`;
    line.style.left = `${left}px`;
    line.style.width = `${width}px`;
    const label = document.createElement('span');
    label.textContent = text;
    line.append(label);
    gantt.$task_data.append(line);
  };
  if (data.event) mark('event', data.labels.event, data.event.startAtMs, data.event.endAtMs);
  const { min_date: min, max_date: max } = gantt.getState();
  const now = toWall(data.nowMs, data.clock);
  if (now >= min && now <= max) mark('today', data.labels.today, data.nowMs, data.nowMs);
};

const listen = (
  gantt: GanttStatic,
  actions: () => TimelineActions,
  data: () => TimelineData | null,
  loading: () => boolean,
): void => {
  gantt.attachEvent('onTaskSelected', (id) => {
    if (!loading()) actions().onSelect(String(id));
    return true;
  });
  gantt.attachEvent('onTaskDblClick', (id) => {
    if (id !== null) actions().onOpen(String(id));
    return false;
  });
  gantt.attachEvent('onAfterTaskDrag', (id) => {
    const now = data();
    const task = gantt.getTask(id);
    if (now !== null && task.start_date && task.end_date)
      actions().onMove(
        String(id),
        fromWall(task.start_date, now.clock),
        fromWall(task.end_date, now.clock),
      );
    return true;
  });
  gantt.attachEvent('onBeforeLinkAdd', (_id, link) => {
    if (loading()) return true;
    // The page writes the link and shows the chart again; the chart keeps nothing of its own.
    actions().onLink(String(link.source), String(link.target), linkKind(link.type));
    return false;
  });
  gantt.attachEvent('onLinkDblClick', (id) => {
    actions().onRemoveLink(String(id));
    return false;
  });
  // Its own screen-reader words are English only.
  gantt.attachEvent('onGanttRender', () => {
    for (const node of gantt.$root.querySelectorAll<HTMLElement>('[task_id], [data-task-id]')) {
      const id = node.getAttribute('data-task-id') ?? node.getAttribute('task_id');
      if (id !== null && gantt.isTaskExists(id))
        node.setAttribute('aria-label', String(gantt.getTask(id)['described']));
    }
    const shown = data();
    if (shown !== null) drawMarkers(gantt, shown);
    gantt.$root.setAttribute('aria-label', shown?.labels.chart ?? '');
    return true;
  });
};
