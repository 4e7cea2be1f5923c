import { Button, Spin, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { EventFields } from '../../../shared/contract/events.ts';
import { zoneClock } from '../../../shared/domain/events/zone-clock.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { useCapacity } from '../checkin/capacity-choice.tsx';
import { NextEdition, SaveTemplate } from './edition-dialogs.tsx';
import { BudgetTab } from '../budget/budget-tab.tsx';
import { ClosingTab } from '../closing/closing-tab.tsx';
import { EventFacts } from './event-facts.tsx';
import { SheetTab } from '../run-sheet/sheet-tab.tsx';
import { MoveEvent } from './move-event.tsx';
import { PlanTab } from './plan-tab.tsx';
import { useEvent, useEventChange } from './queries.ts';
import { SignupsTab } from './signups-tab.tsx';
import { TextBox } from './text-box.tsx';
import { TimelineTab } from './timeline-tab.tsx';

const tabs = ['timeline', 'plan', 'run-sheet', 'signups', 'budget', 'closing'] as const;

/** The tab a page that was left for it names; else the first. */
const firstTab = (): (typeof tabs)[number] => {
  const state: unknown = window.history.state;
  const named = state instanceof Object && 'tab' in state ? state.tab : null;
  return tabs.find((one) => one === named) ?? 'timeline';
};

/** `2026-12-10 20:00 – 21:30`; the second date only where it is another. */
const spanText = (startAtMs: number, endAtMs: number | null, zone: string): string => {
  const start = formatInstant(startAtMs, zone);
  if (endAtMs === null) return start;
  const end = formatInstant(endAtMs, zone);
  const day = start.slice(0, 'YYYY-MM-DD '.length);
  return `${start} – ${end.startsWith(day) ? end.slice(day.length) : end}`;
};

interface EventPageProps {
  readonly uid: string;
  readonly zone: string;
  readonly nowMs: number;
}

/** One event: its facts in a line, then timeline, plan sheet, sign-ups, results and closing. */
export const EventPage = ({ uid, zone, nowMs }: EventPageProps) => {
  const t = useT();
  const [, go] = useLocation();
  const query = useEvent(uid);
  const { change } = useEventChange();
  const [moving, setMoving] = useState(false);
  const [tab, setTab] = useState(firstTab);
  const [dialog, setDialog] = useState<'template' | 'edition' | null>(null);
  const eventZone = query.data?.event.zone ?? zone;
  const capacity = useCapacity(uid, eventZone);
  const clock = useMemo(() => zoneClock(eventZone), [eventZone]);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Spin className="page-spin" />;
  const detail = query.data;
  const { event } = detail;
  const when =
    event.startAtMs === null
      ? t('events.no-start')
      : spanText(event.startAtMs, event.endAtMs, eventZone);
  const save = (fields: Partial<EventFields>): void =>
    void change('events.updated', () => client.events.update({ uid, fields })).catch(() => null);

  return (
    <Page
      title={
        <span className="room-title">
          <Button type="text" onClick={() => go('/')} aria-label={t('events.back')}>
            ←
          </Button>
          <TextBox
            className="title-box"
            label={t('events.name')}
            text={event.name}
            required
            onSave={(name) => save({ name })}
          />
        </span>
      }
      state={when}
      actions={
        <>
          <Button
            onClick={() =>
              void change(event.archived ? 'events.restored' : 'events.archived', () =>
                client.events.archive({ uid, archived: !event.archived }),
              ).catch(() => null)
            }
          >
            {t(event.archived ? 'events.restore' : 'events.archive')}
          </Button>
          <Button
            disabled={detail.tasks.length === 0 || event.startAtMs === null}
            onClick={() => setDialog('template')}
          >
            {t('events.save-template')}
          </Button>
          <Button disabled={event.startAtMs === null} onClick={() => setDialog('edition')}>
            {t('events.next-edition')}
          </Button>
          <Button type="primary" onClick={() => setMoving(true)}>
            {t('events.move-event')}
          </Button>
        </>
      }
      filters={<EventFacts event={event} onSave={save} onCapacity={capacity.setCapacity} />}
    >
      <Tabs
        className="event-tabs"
        activeKey={tab}
        onChange={(key) => setTab(tabs.find((one) => one === key) ?? 'timeline')}
        items={tabs.map((key) => ({ key, label: t(`events.tab-${key}`) }))}
      />
      <div className="event-tab" role="tabpanel" aria-label={t(`events.tab-${tab}`)}>
        {tab === 'timeline' && (
          <TimelineTab
            detail={detail}
            clock={clock}
            nowMs={nowMs}
            when={when}
            onMove={() => setMoving(true)}
          />
        )}
        {tab === 'plan' && (
          <PlanTab
            detail={detail}
            when={when}
            onSave={save}
            onMove={() => setMoving(true)}
            onTimeline={() => setTab('timeline')}
          />
        )}
        {tab === 'run-sheet' && (
          <SheetTab event={event} zone={eventZone} clock={clock} when={when} />
        )}
        {tab === 'signups' && <SignupsTab detail={detail} zone={eventZone} />}
        {tab === 'budget' && <BudgetTab detail={detail} />}
        {tab === 'closing' && <ClosingTab detail={detail} zone={eventZone} />}
      </div>
      {capacity.question}
      {dialog === 'template' && <SaveTemplate detail={detail} onClose={() => setDialog(null)} />}
      {dialog === 'edition' && (
        <NextEdition
          detail={detail}
          clock={clock}
          nowMs={nowMs}
          onClose={() => setDialog(null)}
          onCreated={(created) => {
            setDialog(null);
            go(`/${created}`);
          }}
        />
      )}
      {moving && <MoveEvent detail={detail} clock={clock} onClose={() => setMoving(false)} />}
    </Page>
  );
};
