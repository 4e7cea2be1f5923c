import { useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import 'dhtmlx-gantt/codebase/dhtmlxgantt.css';
import './timeline.css';
import { createChart, type Chart, type TimelineData } from './chart.ts';
import { keyAction, screenOrder } from './keys.ts';
import type { TimelineActions } from './types.ts';

interface TimelineProps extends Omit<TimelineData, 'reachesNow'>, TimelineActions {
  readonly selected: string | null;
  /** Scrolls there whenever the object changes. */
  readonly goTo: { readonly atMs: number } | null;
  /** Only to look at and to open. */
  readonly fixed?: boolean;
  readonly helpId: string;
  /** Over an empty chart: what to do next. */
  readonly empty: ReactNode;
}

/** Tasks of one event on a time axis: drag, resize, link, and the same by keyboard. */
export const Timeline = (props: TimelineProps) => {
  const { fixed = false } = props;
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const latest = useRef<TimelineActions>(props);
  const order = useMemo(() => screenOrder(props.tasks), [props.tasks]);

  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (host.current === null) return;
    const created = createChart(host.current, () => latest.current, { fixed });
    chart.current = created;
    return () => {
      chart.current = null;
      created.destroy();
    };
  }, [fixed]);
  const { tasks, links, event, nowMs, showSlack, zoom, clock, language, labels } = props;
  useEffect(() => {
    chart.current?.show({
      reachesNow: fixed,
      tasks,
      links,
      event,
      nowMs,
      showSlack,
      zoom,
      clock,
      language,
      labels,
    });
  }, [fixed, tasks, links, event, nowMs, showSlack, zoom, clock, language, labels]);
  useEffect(() => {
    chart.current?.select(props.selected);
  }, [props.selected, tasks]);
  useEffect(() => {
    if (props.goTo) chart.current?.scrollTo(props.goTo.atMs);
  }, [props.goTo]);

  const onKeyDown = (pressed: KeyboardEvent): void => {
    const action = keyAction(pressed, order, props.selected, props.zoom, props.clock);
    if (action === null || (fixed && action.kind !== 'select' && action.kind !== 'open')) return;
    pressed.preventDefault();
    pressed.stopPropagation();
    switch (action.kind) {
      case 'select':
        return props.onSelect(action.uid);
      case 'open':
        return props.onOpen(props.selected!);
      case 'remove':
        return props.onRemove(props.selected!);
      case 'reorder':
        return props.onReorder(props.selected!, action.afterUid);
      case 'move':
        return props.onMove(props.selected!, action.startMs, action.endMs);
      default: {
        const never: never = action;
        return never;
      }
    }
  };

  const chosen = order.find((task) => task.uid === props.selected);
  return (
    <div className="timeline">
      <div
        ref={host}
        className="timeline-chart"
        role="application"
        tabIndex={0}
        aria-label={props.labels.chart}
        aria-describedby={props.helpId}
        onKeyDown={onKeyDown}
      />
      {tasks.length === 0 && <div className="timeline-empty">{props.empty}</div>}
      <span className="visually-hidden" role="status">
        {chosen && props.labels.describe(chosen)}
      </span>
    </div>
  );
};
