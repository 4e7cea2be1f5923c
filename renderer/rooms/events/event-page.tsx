import { Button, Input, InputNumber, Select, Spin, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { EventFields, EventRow } from '../../../shared/contract/events.ts';
import { eventKindNames, eventModes, eventStates } from '../../../shared/domain/events/kinds.ts';
import { zoneClock } from '../../../shared/domain/events/zone-clock.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { MoveEvent } from './move-event.tsx';
import { PlanTab } from './plan-tab.tsx';
import { useEvent, useEventChange } from './queries.ts';
import { SignupsTab } from './signups-tab.tsx';
import { TimelineTab } from './timeline-tab.tsx';

const tabs = ['timeline', 'plan', 'signups'] as const;

interface EventPageProps {
  readonly uid: string;
  readonly zone: string;
  readonly nowMs: number;
}

/** One event: its facts in a line, then timeline, plan sheet, sign-ups. */
export const EventPage = ({ uid, zone, nowMs }: EventPageProps) => {
  const t = useT();
  const [, go] = useLocation();
  const query = useEvent(uid);
  const { change } = useEventChange();
  const [moving, setMoving] = useState(false);
  const [tab, setTab] = useState<(typeof tabs)[number]>('timeline');
  const eventZone = query.data?.event.zone ?? zone;
  const clock = useMemo(() => zoneClock(eventZone), [eventZone]);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Spin className="page-spin" />;
  const detail = query.data;
  const { event } = detail;
  const save = (fields: Partial<EventFields>): void =>
    void change('events.updated', () => client.events.update({ uid, fields })).catch(() => null);

  return (
    <Page
      title={
        <span className="room-title">
          <Button type="text" onClick={() => go('/')} aria-label={t('events.back')}>
            ←
          </Button>
          <NameBox key={event.name} name={event.name} onSave={(name) => save({ name })} />
        </span>
      }
      state={`${formatInstant(event.startAtMs, eventZone)}${event.endAtMs === null ? '' : ` – ${formatInstant(event.endAtMs, eventZone)}`}`}
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
          <Button type="primary" onClick={() => setMoving(true)}>
            {t('events.move-event')}
          </Button>
        </>
      }
      filters={<Facts event={event} onSave={save} />}
    >
      <Tabs
        className="event-tabs"
        activeKey={tab}
        onChange={(key) => setTab(tabs.find((one) => one === key) ?? 'timeline')}
        items={tabs.map((key) => ({ key, label: t(`events.tab-${key}`) }))}
      />
      <div className="event-tab" role="tabpanel" aria-label={t(`events.tab-${tab}`)}>
        {tab === 'timeline' && <TimelineTab detail={detail} clock={clock} nowMs={nowMs} />}
        {tab === 'plan' && <PlanTab detail={detail} />}
        {tab === 'signups' && <SignupsTab detail={detail} zone={eventZone} />}
      </div>
      {moving && <MoveEvent detail={detail} clock={clock} onClose={() => setMoving(false)} />}
    </Page>
  );
};

const NameBox = ({
  name,
  onSave,
}: {
  readonly name: string;
  readonly onSave: (name: string) => void;
}) => {
  const t = useT();
  const [draft, setDraft] = useState(name);
  const leave = (): void => {
    const next = draft.trim();
    if (next === '') setDraft(name);
    else if (next !== name) onSave(next);
  };
  return (
    <Input
      className="title-box"
      variant="borderless"
      aria-label={t('events.name')}
      value={draft}
      maxLength={200}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={leave}
      onPressEnter={leave}
    />
  );
};

interface FactsProps {
  readonly event: EventRow;
  readonly onSave: (fields: Partial<EventFields>) => void;
}

const Facts = ({ event, onSave }: FactsProps) => {
  const t = useT();
  const kinds = eventKindNames.map((value) => ({
    value: value as string,
    label: t(`events.kind-${value}`),
  }));
  return (
    <div className="event-facts">
      <Select
        aria-label={t('events.state')}
        value={event.state}
        onChange={(state) => onSave({ state })}
        options={eventStates.map((value) => ({ value, label: t(`events.state-${value}`) }))}
        style={{ width: 100 }}
      />
      <Select
        aria-label={t('events.kind')}
        value={event.kind}
        onChange={(value) => {
          const kind = eventKindNames.find((name) => name === value);
          if (kind !== undefined) onSave({ kind });
        }}
        options={kinds}
        style={{ width: 150 }}
      />
      <Select
        aria-label={t('events.mode')}
        value={event.mode}
        onChange={(mode) => onSave({ mode })}
        options={eventModes.map((value) => ({ value, label: t(`events.mode-${value}`) }))}
        style={{ width: 120 }}
      />
      <Input
        key={`place ${event.place ?? ''}`}
        aria-label={t('events.place')}
        prefix={<span className="quiet">{t('events.place')}</span>}
        defaultValue={event.place ?? ''}
        maxLength={500}
        style={{ width: 320 }}
        onBlur={(left) => {
          const place = left.target.value.trim() === '' ? null : left.target.value.trim();
          if (place !== event.place) onSave({ place });
        }}
      />
      <InputNumber<number>
        key={`capacity ${event.capacity ?? ''}`}
        aria-label={t('events.capacity')}
        prefix={<span className="quiet">{t('events.capacity')}</span>}
        placeholder={t('events.unlimited')}
        min={0}
        precision={0}
        controls={false}
        {...(event.capacity === null ? {} : { defaultValue: event.capacity })}
        style={{ width: 130 }}
        onBlur={(left) => {
          const text = left.target.value.replaceAll(',', '').trim();
          const capacity = text === '' ? null : Number(text);
          if (capacity !== event.capacity && !Number.isNaN(capacity)) onSave({ capacity });
        }}
      />
      {event.communityName !== null && <span className="secondary">{event.communityName}</span>}
    </div>
  );
};
