import { Badge, Button, Checkbox } from 'antd';
import { useMemo, useReducer, useState } from 'react';
import type { TaskRow } from '../../../shared/contract/events.ts';
import type { TaskKind } from '../../../shared/domain/events/kinds.ts';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Timeline } from '../../components/timeline/timeline.tsx';
import type { TimelineActions, TimelineTask } from '../../components/timeline/types.ts';
import { useZoom, ZoomChoice } from '../../components/timeline/zoom-choice.tsx';
import { client } from '../../rpc/client.ts';
import { useEventChange, type Detail } from './queries.ts';
import { ConflictsDrawer, useSpanWords } from './conflicts-drawer.tsx';
import { ExportMenu } from './export-menu.tsx';
import { EmptyTimeline } from './empty-timeline.tsx';
import { usePastTask } from './past-task.tsx';
import { useSchedule } from './schedule.ts';
import { TaskDrawer } from './task-drawer.tsx';

interface TimelineTabProps {
  readonly detail: Detail;
  readonly clock: ZoneClock;
  readonly nowMs: number;
  /** When the event is, in words. */
  readonly when: string;
  /** Gives the event its time. */
  readonly onMove: () => void;
}

const slackKey = 'workstation.timeline-slack';
const HOUR_MS = 3_600_000;

/** The plan on a time axis with its toolbar and the drawer of the chosen task. */
export const TimelineTab = ({ detail, clock, nowMs, when, onMove }: TimelineTabProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { change } = useEventChange();
  const [zoom, setZoom] = useZoom('timeline', 'day');
  const [selected, setSelected] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [goTo, setGoTo] = useState<{ readonly atMs: number } | null>(null);
  const [showSlack, setShowSlack] = useState(() => localStorage.getItem(slackKey) === '1');
  const [listing, setListing] = useState(false);
  const { event, tasks, links } = detail;
  const schedule = useSchedule(detail, nowMs);
  const spanWords = useSpanWords();
  const { settle, question } = usePastTask(clock, nowMs);
  const [drawn, drawAgain] = useReducer((count: number) => count + 1, 0);

  const labels = useMemo(
    () => ({
      name: t('events.task-name'),
      owner: t('events.task-owner'),
      chart: t('events.tab-timeline'),
      link: t('events.task-link'),
      today: t('events.today'),
      event: t('events.event-day'),
      slack: t('events.slack'),
      describe: (task: TimelineTask) => {
        const from = clock.local(task.startAtMs);
        const to = clock.local(task.endAtMs);
        const span = `${from.date} ${from.time}${task.kind === 'milestone' ? '' : ` – ${to.date} ${to.time}`}`;
        const parts = [`${t(`events.task-kind-${task.kind}`)} ${task.name}`, span];
        if (task.owner !== null) parts.push(`${t('events.task-owner')} ${task.owner}`);
        if (task.progress > 0)
          parts.push(`${t('events.task-progress')} ${Math.round(task.progress * 100)}%`);
        if (task.slack !== '') parts.push(`${t('events.slack')} ${task.slack}`);
        if (task.critical) parts.push(t('events.critical'));
        if (task.conflicted) parts.push(t('events.conflicts'));
        return parts.join(', ');
      },
    }),
    [t, clock],
  );
  const span = useMemo(
    () =>
      event.startAtMs === null
        ? null
        : { startAtMs: event.startAtMs, endAtMs: event.endAtMs ?? event.startAtMs },
    [event.startAtMs, event.endAtMs],
  );
  const shown = useMemo(
    () =>
      tasks.map((one): TimelineTask => {
        const slack = schedule.slackOf.get(one.uid);
        return {
          ...one,
          critical: slack?.critical ?? false,
          conflicted: schedule.conflicted.has(one.uid),
          slack: slack === undefined ? '' : spanWords(slack.slackMs),
        };
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `drawn` asks for the chart again
    [tasks, schedule, spanWords, drawn],
  );
  const task = (uid: string): TaskRow | undefined => tasks.find((other) => other.uid === uid);

  const actions: TimelineActions = {
    onSelect: setSelected,
    onOpen: setOpened,
    onMove: (uid, startAtMs, endAtMs) => {
      const before = task(uid);
      if (before === undefined) return;
      const byMs = startAtMs - before.startAtMs;
      const shifted = before.kind === 'phase' && byMs === endAtMs - before.endAtMs;
      const inside = shifted ? tasks.filter(({ parentUid }) => parentUid === uid) : [];
      void settle({ task: before, endAtMs, inside }).then((answer) => {
        // The chart shows what was dragged until it is told otherwise.
        if (answer === 'change') return drawAgain();
        const done = answer === 'done' ? { progress: 1 } : {};
        void change('events.task-updated', () =>
          shifted
            ? client.events.shiftTask({ uid, byMs })
            : client.events.updateTask({ uid, fields: { startAtMs, endAtMs, ...done } }),
        ).catch(() => null);
      });
    },
    onReorder: (uid, afterUid) =>
      void change('events.task-updated', () =>
        client.events.moveTask({ uid, parentUid: task(uid)?.parentUid ?? null, afterUid }),
      ).catch(() => null),
    onLink: (fromUid, toUid, kind) =>
      void change('events.task-updated', () =>
        client.events.addLink({ fromUid, toUid, kind, lagMs: 0 }),
      ).catch(() => null),
    onRemoveLink: (uid) =>
      void change('events.task-updated', () => client.events.removeLink({ uid })).catch(() => null),
    onRemove: (uid) => {
      if (opened === uid) setOpened(null);
      setSelected(null);
      void change('events.task-removed', () => client.events.removeTask({ uid })).catch(() => null);
    },
  };

  const add = async (kind: TaskKind): Promise<void> => {
    const near = selected === null ? undefined : task(selected);
    const startAtMs = near?.startAtMs ?? event.startAtMs ?? nowMs;
    const lengthMs = kind === 'milestone' ? 0 : kind === 'phase' ? 72 * HOUR_MS : 24 * HOUR_MS;
    const parentUid =
      kind === 'phase' ? null : near?.kind === 'phase' ? near.uid : (near?.parentUid ?? null);
    const changed = await change('events.task-added', () =>
      client.events.addTask({
        eventUid: event.uid,
        afterUid: near?.uid ?? null,
        task: {
          kind,
          name: t(`events.new-${kind}-name`),
          startAtMs,
          endAtMs: startAtMs + lengthMs,
          parentUid,
        },
      }),
    ).catch(() => null);
    if (changed === null) return;
    setSelected(changed.uid);
    setOpened(changed.uid);
  };

  const openedTask = opened === null ? undefined : task(opened);
  return (
    <div className="timeline-tab">
      <div className="timeline-main">
        <div className="timeline-bar">
          <Button onClick={() => void add('task')}>{t('events.add-task')}</Button>
          <Button onClick={() => void add('milestone')}>{t('events.add-milestone')}</Button>
          <Button onClick={() => void add('phase')}>{t('events.add-phase')}</Button>
          <ExportMenu
            detail={detail}
            clock={clock}
            schedule={schedule}
            showSlack={showSlack}
            when={when}
          />
          <span className="bar-gap" />
          <Checkbox
            checked={showSlack}
            onChange={({ target }) => {
              setShowSlack(target.checked);
              localStorage.setItem(slackKey, target.checked ? '1' : '0');
            }}
          >
            {t('events.show-critical')}
          </Checkbox>
          <Badge count={schedule.conflicts.length} size="small" offset={[-4, 4]}>
            <Button
              type="text"
              onClick={() => {
                setOpened(null);
                setListing(true);
              }}
            >
              {t('events.conflicts')}
            </Button>
          </Badge>
          {span !== null && (
            <Button type="text" onClick={() => setGoTo({ atMs: span.startAtMs })}>
              {t('events.go-event-day')}
            </Button>
          )}
          <Button type="text" onClick={() => setGoTo({ atMs: nowMs })}>
            {t('events.today')}
          </Button>
          <ZoomChoice zoom={zoom} onChange={setZoom} />
        </div>
        <Timeline
          {...actions}
          tasks={shown}
          links={links}
          event={span}
          nowMs={nowMs}
          showSlack={showSlack}
          zoom={zoom}
          clock={clock}
          language={language}
          labels={labels}
          selected={selected}
          goTo={goTo}
          helpId="timeline-help"
          empty={<EmptyTimeline detail={detail} onMove={onMove} />}
        />
        <p id="timeline-help" className="quiet small">
          {t('events.keyboard-help')}
        </p>
      </div>
      {question}
      {listing && openedTask === undefined && (
        <ConflictsDrawer
          detail={detail}
          conflicts={schedule.conflicts}
          onChoose={({ kind, uid }) => {
            setSelected(uid);
            // Another owner is chosen where the task is.
            if (kind === 'owner-left') setOpened(uid);
          }}
          onClose={() => setListing(false)}
        />
      )}
      {openedTask !== undefined && (
        <TaskDrawer
          detail={detail}
          task={openedTask}
          clock={clock}
          nowMs={nowMs}
          onClose={() => setOpened(null)}
          onRemove={() => actions.onRemove(openedTask.uid)}
        />
      )}
    </div>
  );
};
