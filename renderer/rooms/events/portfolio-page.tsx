import { Button, Segmented, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Portfolio } from '../../../shared/contract/events.ts';
import { peopleOf } from '../../../shared/domain/teammates/names.ts';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { zoneClock } from '../../../shared/domain/events/zone-clock.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { Timeline } from '../../components/timeline/timeline.tsx';
import type { TimelineTask } from '../../components/timeline/types.ts';
import { useZoom, ZoomChoice } from '../../components/timeline/zoom-choice.tsx';
import { client } from '../../rpc/client.ts';

const lanes = ['community', 'person'] as const;
type Lane = (typeof lanes)[number];
const laneKey = 'workstation.portfolio-lane';
const rememberedLane = (): Lane =>
  lanes.find((one) => one === localStorage.getItem(laneKey)) ?? 'community';

/** From a quarter back to half a year ahead: what is being closed, run and planned. */
const DAYS_BACK = 90;
const DAYS_AHEAD = 183;

export const usePortfolio = (clock: ZoneClock, nowMs: number) => {
  const today = clock.local(nowMs).date;
  const span = {
    fromMs: clock.utcMs(addDays(today, -DAYS_BACK), '00:00'),
    toMs: clock.utcMs(addDays(today, DAYS_AHEAD), '00:00'),
  };
  return useQuery({
    queryKey: ['events', 'portfolio', span.fromMs, span.toMs],
    queryFn: ({ signal }) => client.events.portfolio(span, { signal }),
  });
};

interface Bar {
  readonly uid: string;
  readonly name: string;
  readonly owner: string | null;
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly progress: number;
  readonly milestone?: boolean;
}

const NOTHING = {
  realStartAtMs: null,
  realEndAtMs: null,
  critical: false,
  conflicted: false,
  slack: '',
} as const;

/** One lane as the chart knows it: a phase as long as what is in it. */
const laneOf = (key: string, name: string, bars: readonly Bar[]): TimelineTask[] => {
  const uid = `lane:${key}`;
  return [
    {
      ...NOTHING,
      uid,
      parentUid: null,
      kind: 'phase',
      name,
      owner: String(bars.length),
      startAtMs: Math.min(...bars.map(({ startAtMs }) => startAtMs)),
      endAtMs: Math.max(...bars.map(({ endAtMs }) => endAtMs)),
      progress: 0,
    },
    ...bars.map((bar) => ({
      ...NOTHING,
      ...bar,
      uid: `${bar.uid} ${key}`,
      parentUid: uid,
      kind: bar.milestone === true ? ('milestone' as const) : ('task' as const),
    })),
  ];
};

const grouped = <Row,>(rows: readonly Row[], keysOf: (row: Row) => readonly string[]) => {
  const groups = new Map<string, Row[]>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  return groups;
};

interface PortfolioPageProps {
  readonly zone: string;
  readonly nowMs: number;
}

/** All events on one time axis, in lanes by community, or everybody's work by person. */
export const PortfolioPage = ({ zone, nowMs }: PortfolioPageProps) => {
  const t = useT();
  const { language } = useAppearance();
  const [, go] = useLocation();
  const clock = useMemo(() => zoneClock(zone), [zone]);
  const query = usePortfolio(clock, nowMs);
  const [lane, setLane] = useState<Lane>(rememberedLane);
  const [zoom, setZoom] = useZoom('portfolio', 'week');
  const [selected, setSelected] = useState<string | null>(null);
  const [goTo, setGoTo] = useState<{ readonly atMs: number } | null>({ atMs: nowMs });
  const tasks = useMemo(
    () => (query.data === undefined ? [] : lanesOf(query.data, lane, t)),
    [query.data, lane, t],
  );
  const labels = useMemo(
    () => ({
      name: t(lane === 'community' ? 'events.title' : 'events.tasks'),
      owner: t(lane === 'community' ? 'events.state' : 'events.title'),
      chart: t('events.portfolio'),
      link: t('events.task-link'),
      today: t('events.today'),
      event: t('events.event-day'),
      slack: t('events.slack'),
      describe: (task: TimelineTask) => {
        const from = clock.local(task.startAtMs);
        const to = clock.local(task.endAtMs);
        return `${task.name}, ${task.owner ?? ''}, ${from.date} ${from.time} – ${to.date} ${to.time}`;
      },
    }),
    [t, clock, lane],
  );
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const open = (uid: string): void => {
    const eventUid = query.data && eventOf(query.data, uid.split(' ')[0]!);
    if (eventUid !== undefined) go(`/${eventUid}`);
  };
  return (
    <Page
      title={t('events.portfolio')}
      state={
        query.data &&
        t('events.portfolio-count', {
          events: query.data.events.length,
          tasks: query.data.tasks.length,
        })
      }
      filters={
        <>
          <Segmented
            aria-label={t('events.lanes')}
            value={lane}
            onChange={(value) => {
              setLane(value);
              localStorage.setItem(laneKey, value);
            }}
            options={lanes.map((value) => ({ value, label: t(`events.lane-${value}`) }))}
          />
          <span className="bar-gap" />
          <Button type="text" onClick={() => setGoTo({ atMs: nowMs })}>
            {t('events.today')}
          </Button>
          <ZoomChoice zoom={zoom} choices={['day', 'week', 'month']} onChange={setZoom} />
        </>
      }
    >
      {query.data === undefined ? (
        <Spin className="page-spin" />
      ) : tasks.length === 0 ? (
        <EmptyState
          sentence={t(lane === 'community' ? 'events.portfolio-empty' : 'events.workload-empty')}
          action={<Button onClick={() => go('/')}>{t('events.back')}</Button>}
        />
      ) : (
        <div className="event-tab">
          <div className="timeline-tab">
            <div className="timeline-main">
              <Timeline
                tasks={tasks}
                links={[]}
                event={null}
                nowMs={nowMs}
                showSlack={false}
                zoom={zoom}
                clock={clock}
                language={language}
                labels={labels}
                selected={selected}
                goTo={goTo}
                helpId="portfolio-help"
                empty={null}
                fixed
                onSelect={setSelected}
                onOpen={open}
                onMove={() => undefined}
                onReorder={() => undefined}
                onLink={() => undefined}
                onRemoveLink={() => undefined}
                onRemove={() => undefined}
              />
              <p id="portfolio-help" className="quiet small">
                {t('events.portfolio-help')}
              </p>
            </div>
          </div>
        </div>
      )}
    </Page>
  );
};

const eventOf = ({ events, tasks }: Portfolio, uid: string): string | undefined =>
  events.find((one) => one.uid === uid)?.uid ?? tasks.find((one) => one.uid === uid)?.eventUid;

const lanesOf = (
  { events, tasks }: Portfolio,
  lane: Lane,
  t: ReturnType<typeof useT>,
): TimelineTask[] => {
  if (lane === 'community') {
    const names = new Map(events.map((one) => [one.communityUid ?? '', one.communityName]));
    return [...grouped(events, ({ communityUid }) => [communityUid ?? ''])].flatMap(([key, rows]) =>
      laneOf(
        key,
        names.get(key) ?? t('events.no-community'),
        rows.map((one) => ({
          ...one,
          owner: t(`events.state-${one.state}`),
          // From the first preparation to the end of the event.
          startAtMs: Math.min(one.startAtMs, one.planStartAtMs ?? one.startAtMs),
          progress: one.state === 'closed' ? 1 : (one.progress ?? 0),
        })),
      ),
    );
  }
  const open = tasks.filter(({ done }) => !done);
  const people = grouped(open, ({ owner }) => {
    const names = peopleOf(owner);
    return names.length === 0 ? [''] : names;
  });
  return [...people]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'zh-CN'))
    .flatMap(([person, rows]) =>
      laneOf(
        person,
        person === '' ? t('events.no-owner') : person,
        rows.map((one) => ({ ...one, owner: one.eventName, milestone: one.kind === 'milestone' })),
      ),
    );
};
