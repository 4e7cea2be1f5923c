import { Gantt, type GanttStatic, type Link } from 'dhtmlx-gantt';
import type { LinkKind } from '../../../shared/domain/events/kinds.ts';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { applyScale, configure, fitGrid } from './chart-look.ts';
import { drawMarkers, drawReal, keepScaleNames } from './markers.ts';
import type { TimelineActions, TimelineLink, TimelineTask, Zoom } from './types.ts';
import { fromWall, toWall } from './wall-clock.ts';

export interface TimelineLabels {
  readonly name: string;
  readonly owner: string;
  readonly chart: string;
  readonly link: string;
  readonly today: string;
  readonly event: string;
  readonly slack: string;
  /** One line that a screen reader says for a task. */
  readonly describe: (task: TimelineTask) => string;
}

export interface TimelineData {
  readonly tasks: readonly TimelineTask[];
  readonly links: readonly TimelineLink[];
  readonly event: { readonly startAtMs: number; readonly endAtMs: number } | null;
  readonly nowMs: number;
  /** The axis reaches to today, wherever the tasks are. */
  readonly reachesNow: boolean;
  /** Shows the critical chain, and how far tasks may slip. */
  readonly showSlack: boolean;
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

export const createChart = (
  host: HTMLElement,
  actions: () => TimelineActions,
  { fixed }: { readonly fixed: boolean },
): Chart => {
  const gantt = Gantt.getGanttInstance();
  let data: TimelineData | null = null;
  // While we hand data over, the chart's own events are echoes, not the operator's doing.
  let loading = false;
  configure(gantt);
  gantt.config.readonly = fixed;
  listen(
    gantt,
    actions,
    () => data,
    () => loading,
  );
  gantt.init(host);
  // The drawer opens beside the chart: what was chosen stays in sight.
  const resized = new ResizeObserver(() => {
    if (data !== null && fitGrid(gantt, data, host.clientWidth)) gantt.render();
    gantt.setSizes();
    const id = gantt.getSelectedId();
    if (id !== null) reveal(gantt, String(id));
    keepScaleNames(gantt);
  });
  resized.observe(host);
  const centre = (at: Date): void => {
    const width = gantt.$task.offsetWidth;
    gantt.scrollTo(Math.max(0, gantt.posFromDate(at) - width / 2), null);
  };
  return {
    show: (next) => {
      loading = true;
      const before = data;
      const scroll = before === null ? null : gantt.getScrollState();
      const middle = before === null ? null : middleOf(gantt);
      const closed = new Set(
        gantt.getTaskBy((task) => task.$open === false).map((task) => String(task.id)),
      );
      applyScale(gantt, next, before);
      fitGrid(gantt, next, host.clientWidth);
      data = next;
      gantt.clearAll();
      const critical = new Set(
        next.tasks.filter((task) => next.showSlack && task.critical).map((task) => task.uid),
      );
      gantt.parse({
        data: next.tasks.map((task) => ({
          ...toChartTask(task, next),
          open: !closed.has(task.uid),
        })),
        links: next.links.map((link) => toChartLink(link, critical)),
      });
      if (scroll !== null) gantt.scrollTo(scroll.x, scroll.y);
      // Another zoom keeps what one looks at; the finest one starts at the event.
      if (before !== null && before.zoom !== next.zoom) centre(middle!);
      else if (before === null && next.zoom === 'hour' && next.event)
        centre(toWall(next.event.startAtMs, next.clock));
      loading = false;
    },
    select: (uid) => {
      loading = true;
      if (uid !== null && gantt.isTaskExists(uid)) {
        gantt.selectTask(uid);
        reveal(gantt, uid);
      } else gantt.unselectTask();
      loading = false;
    },
    scrollTo: (atMs) => {
      if (data !== null) centre(toWall(atMs, data.clock));
    },
    destroy: () => {
      resized.disconnect();
      gantt.destructor();
    },
  };
};

/**
 * Scrolls to a task only where it is out of sight: a row that moved under the mouse would give the
 * second click of a double click to its neighbour.
 */
const reveal = (gantt: GanttStatic, uid: string): void => {
  const { x, y } = gantt.getScrollState();
  const { offsetWidth: width, offsetHeight } = gantt.$task;
  const height = offsetHeight - Number(gantt.config.scale_height);
  const { start_date: start, end_date: end } = gantt.getTask(uid);
  const left = gantt.posFromDate(start!);
  const right = gantt.posFromDate(end!);
  const top = gantt.getTaskTop(uid);
  const bottom = top + Number(gantt.config.row_height) * 2;
  gantt.scrollTo(
    right < x || left > x + width ? Math.max(0, left - width / 3) : null,
    top < y ? top : bottom > y + height ? bottom - height : null,
  );
};

/** The chosen task where there is one in sight, else the middle of what is shown. */
const middleOf = (gantt: GanttStatic): Date => {
  const { x } = gantt.getScrollState();
  const width = gantt.$task.offsetWidth;
  const id = gantt.getSelectedId();
  const start = id === null ? undefined : gantt.getTask(id).start_date;
  if (start !== undefined) {
    const at = gantt.posFromDate(start);
    if (at >= x && at <= x + width) return start;
  }
  return gantt.dateFromPos(x + width / 2) ?? gantt.getState().min_date;
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
  slack: task.slack,
  mark: [
    data.showSlack && task.critical ? 'timeline-critical' : '',
    task.conflicted ? 'timeline-conflicted' : '',
  ].join(' '),
  described: data.labels.describe(task),
});

const toChartLink = (link: TimelineLink, critical: ReadonlySet<string>): Link => ({
  id: link.uid,
  source: link.fromUid,
  target: link.toUid,
  type: linkTypes[link.kind],
  critical: critical.has(link.fromUid) && critical.has(link.toUid),
});

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
  // Handing data over draws and scrolls several times in a row: what is ours is drawn once after it.
  let frame = 0;
  const mark = (): true => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const shown = data();
      if (shown !== null) {
        drawMarkers(gantt, shown);
        drawReal(gantt, shown);
      }
      keepScaleNames(gantt);
    });
    return true;
  };
  gantt.attachEvent('onDestroy', () => {
    cancelAnimationFrame(frame);
    return true;
  });
  gantt.attachEvent('onGanttRender', () => {
    // The grip of a column says it is a header, and has no name.
    for (const grip of gantt.$root.querySelectorAll('.gantt_grid_column_resize_wrap'))
      grip.setAttribute('role', 'presentation');
    return mark();
  });
  gantt.attachEvent('onGanttScroll', mark);
};
