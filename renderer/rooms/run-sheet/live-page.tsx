import { Button, Spin } from 'antd';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { EventDetail } from '../../../shared/contract/events.ts';
import { measuredTimes, runStateOf } from '../../../shared/domain/events/run-live.ts';
import { localDateOf, localTimeOf } from '../../../shared/domain/values/zone.ts';
import { useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { ScreenButtons, useFullScreen } from '../../components/screen-buttons.tsx';
import { client } from '../../rpc/client.ts';
import { useEvent } from '../events/queries.ts';
import { liveKey } from './keys.ts';
import { LiveControls } from './live-controls.tsx';
import { LiveCurrent } from './live-current.tsx';
import { LiveList } from './live-list.tsx';
import { LivePace } from './live-pace.tsx';
import { useRunSheet, useSheetChange, type Segment } from './queries.ts';
import './run-sheet.css';
import './live.css';
import { useNow } from './use-now.ts';

/** The event as it runs, for a screen of its own: a big clock, the segment, what comes next. */
export const LivePage = ({ uid, zone }: { readonly uid: string; readonly zone: string }) => {
  const event = useEvent(uid);
  const sheet = useRunSheet(uid);
  const failed = event.isError ? event : sheet.isError ? sheet : null;
  if (failed !== null)
    return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (event.data === undefined || sheet.data === undefined) return <Spin className="page-spin" />;
  return (
    <Live
      event={event.data.event}
      segments={sheet.data.segments}
      zone={event.data.event.zone ?? zone}
    />
  );
};

interface LiveProps {
  readonly event: EventDetail['event'];
  readonly segments: readonly Segment[];
  readonly zone: string;
}

const Live = ({ event, segments, zone }: LiveProps) => {
  const t = useT();
  const [, go] = useLocation();
  const nowMs = useNow();
  const { change } = useSheetChange();
  const { toggle } = useFullScreen();
  const note = useRef<HTMLTextAreaElement>(null);
  const { times, from } = measuredTimes(segments, event, nowMs);
  const state = runStateOf(segments, times, nowMs);
  const of = (wanted: string | null): Segment | null =>
    segments.find((segment) => segment.uid === wanted) ?? null;
  const current = of(state.current);
  const next = of(state.next);
  const eventUid = event.uid;
  const fromUid = state.current;
  const run = (done: Parameters<typeof change>[0], work: Parameters<typeof change>[1]) =>
    change(done, work).catch(() => null);
  const leaving = useRef<{ readonly from: string | null } | null>(null);
  // A second press that saw the same segment is not a second step; a note or minutes on their way
  // hold no step up.
  const move: typeof run = async (done, work) => {
    if (leaving.current?.from === fromUid) return null;
    const mine = { from: fromUid };
    leaving.current = mine;
    return run(done, work).finally(() => {
      if (leaving.current === mine) leaving.current = null;
    });
  };
  const acts = {
    step: () => {
      const atMs = Date.now();
      if (next !== null)
        void move('runSheet.started', () => client.runSheet.advance({ eventUid, fromUid, atMs }));
      else if (current !== null)
        void move('runSheet.finished', () => client.runSheet.finish({ eventUid, fromUid, atMs }));
    },
    finish: () => {
      const atMs = Date.now();
      if (current !== null)
        void move('runSheet.finished', () => client.runSheet.finish({ eventUid, fromUid, atMs }));
    },
    back: () => {
      if (state.phase !== 'before')
        void move('runSheet.went-back', () => client.runSheet.back({ eventUid, fromUid }));
    },
    minutes: (byMinutes: number) => {
      if (current !== null)
        void run('runSheet.minutes-changed', () =>
          client.runSheet.addMinutes({ uid: current.uid, byMinutes }),
        );
    },
  };
  // The keys follow the latest state without being set up again every second.
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const onKeyDown = (pressed: KeyboardEvent): void => {
      const target = pressed.target;
      if (target instanceof Element && target.closest('input, textarea, button, a') !== null)
        return;
      const { key, altKey, ctrlKey, metaKey, isComposing: composing } = pressed;
      const action = liveKey({ key, altKey, ctrlKey, metaKey, composing });
      if (action === null || (pressed.repeat && action !== 'more' && action !== 'less')) return;
      pressed.preventDefault();
      if (action === 'more') latest.current.minutes(1);
      else if (action === 'less') latest.current.minutes(-1);
      else if (action === 'note') note.current?.focus();
      else if (action === 'full-screen') toggle();
      else latest.current[action]();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [toggle]);

  const leave = (): void => go(`/${eventUid}`, { state: { tab: 'run-sheet' } });
  return (
    <div
      className="live-page"
      // A click does not take the focus: the space bar stays the key of the next step.
      onMouseDown={(pressed) => {
        if (pressed.target instanceof Element && pressed.target.closest('button') !== null)
          pressed.preventDefault();
      }}
    >
      <header className="live-head">
        <h1 className="ellipsis">{event.name}</h1>
        <span className="bar-gap" />
        <ScreenButtons fullScreenKey="F" />
        <Button onClick={leave}>{t('runSheet.leave-live')}</Button>
      </header>
      {segments.length === 0 ? (
        <EmptyState
          sentence={t('runSheet.live-empty')}
          action={
            <Button type="primary" onClick={leave}>
              {t('runSheet.live-empty-next')}
            </Button>
          }
        />
      ) : (
        <div className="live-body">
          <section className="live-main" aria-label={t('runSheet.live-mode')}>
            <div className="live-clock" role="timer" aria-label={t('runSheet.clock')}>
              {localTimeOf(nowMs, zone)}
              <span className="live-date">
                {localDateOf(nowMs, zone)} · {zone}
              </span>
            </div>
            <LivePace state={state} nowMs={nowMs} zone={zone} />
            <LiveCurrent current={current} next={next} state={state} />
            {from === 'real-start' && (
              <p className="quiet small">
                {t(event.startAtMs === null ? 'runSheet.live-undated' : 'runSheet.live-rehearsal')}
              </p>
            )}
            <LiveControls
              ref={note}
              current={current}
              next={next}
              state={state}
              acts={acts}
              onNote={(liveNote) =>
                current !== null &&
                void run('runSheet.noted', () =>
                  client.runSheet.update({ uid: current.uid, fields: { liveNote } }),
                )
              }
            />
          </section>
          <LiveList segments={segments} state={state} times={times} zone={zone} />
        </div>
      )}
    </div>
  );
};
