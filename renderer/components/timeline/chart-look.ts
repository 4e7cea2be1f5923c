import type { GanttStatic, Task } from 'dhtmlx-gantt';
import type { TimelineData } from './chart.ts';
import { zoomLevel } from './scales.ts';
import { toWall } from './wall-clock.ts';

const ROW_PX = 30;
const NAME_PX = 210;
const OWNER = 'owner';
const OWNER_PX = 90;
/** Narrower than this, beside a drawer, the bars need the room of the owners. */
const NARROW_PX = 660;
const SLACK_PX = 80;

/** What never changes: no PRO features, no dialogs of its own, minutes as the unit. */
export const configure = (gantt: GanttStatic): void => {
  Object.assign(gantt.config, {
    row_height: ROW_PX,
    bar_height: 18,
    scale_height: 46,
    grid_width: NAME_PX + OWNER_PX,
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
  gantt.templates.task_class = (_start, _end, task) =>
    `timeline-${String(task['kind'])} ${String(task['mark'])}`;
  gantt.templates.link_class = (link) => (link['critical'] ? 'timeline-critical-link' : '');
  gantt.templates.grid_row_class = (_start, _end, task) => `timeline-row-${String(task['kind'])}`;
  // The grid beside the chart says the names.
  gantt.templates.task_text = () => '';
  // Screen readers are told these two; its own words are English only.
  gantt.templates.tooltip_text = (_start, _end, task) => escapeHtml(String(task['described']));
  gantt.templates.drag_link = (from, _fromStart, to) =>
    escapeHtml([from, to].map((id) => (id ? gantt.getTask(id).text : '…')).join(' → '));
};

/** Axis, columns and weekends of what is shown next. */
export const applyScale = (
  gantt: GanttStatic,
  next: TimelineData,
  before: TimelineData | null,
): void => {
  const level = zoomLevel(next.zoom, next.language);
  gantt.config.scales = [{ ...level.scales[0] }, { ...level.scales[1] }];
  gantt.config.min_column_width = level.minColumnWidth;
  gantt.config.time_step = level.snapMinutes;
  const bounds = next.tasks.flatMap((task) => [task.startAtMs, task.endAtMs]);
  if (next.event) bounds.push(next.event.startAtMs, next.event.endAtMs);
  if (bounds.length === 0 || next.reachesNow) bounds.push(next.nowMs);
  const marginMs = level.marginDays * 86_400_000;
  gantt.config.start_date = toWall(Math.min(...bounds) - marginMs, next.clock);
  gantt.config.end_date = toWall(Math.max(...bounds) + marginMs, next.clock);
  gantt.templates.timeline_cell_class = (_task, date) =>
    next.zoom === 'day' && (date.getDay() === 0 || date.getDay() === 6) ? 'timeline-weekend' : '';
  if (before?.labels === next.labels && before.showSlack === next.showSlack) return;
  gantt.locale.labels['link'] = next.labels.link;
  setColumns(gantt, next, false);
};

/** The owners' column is left out where there is no room; the chart's own `hide` is a PRO feature. */
const setColumns = (gantt: GanttStatic, next: TimelineData, isNarrow: boolean): void => {
  gantt.config.grid_width = NAME_PX + (isNarrow ? 0 : OWNER_PX) + (next.showSlack ? SLACK_PX : 0);
  gantt.config.columns = [
    {
      name: 'text',
      label: next.labels.name,
      tree: true,
      width: NAME_PX,
      align: 'left',
      resize: true,
      template: (task: Task) => escapeHtml(String(task.text ?? '')),
    },
    ...(isNarrow
      ? []
      : [
          {
            name: OWNER,
            label: next.labels.owner,
            width: OWNER_PX,
            align: 'left' as const,
            template: (task: Task) => escapeHtml(String(task['owner'] ?? '')),
          },
        ]),
    ...(next.showSlack
      ? [
          {
            name: 'slack',
            label: next.labels.slack,
            width: SLACK_PX,
            align: 'right' as const,
            template: (task: Task) => escapeHtml(String(task['slack'] ?? '')),
          },
        ]
      : []),
  ];
};

/** Shows owners where there is room for them; tells whether that changed. */
export const fitGrid = (gantt: GanttStatic, next: TimelineData, widthPx: number): boolean => {
  const isNarrow = widthPx > 0 && widthPx < NARROW_PX;
  const wasNarrow = !gantt.config.columns.some(({ name }) => name === OWNER);
  if (wasNarrow === isNarrow) return false;
  setColumns(gantt, next, isNarrow);
  return true;
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
