import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { CampaignCalendar } from '../../../shared/contract/campaign-calendar.ts';
import { isLocalDate } from '../../../shared/domain/values/days.ts';
import { lanesOf } from '../../../shared/domain/periods/lanes.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { useSettings } from '../../app/program.tsx';
import { useToday } from '../../app/today.ts';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { spanOf, stepFrom, weeksOf } from '../content/calendar-span.ts';
import '../content/content.css';
import { ItemChip } from '../content/item-chip.tsx';
import { ItemDrawer } from '../content/item-drawer.tsx';
import { monthText, weekdayText } from '../content/words.ts';

/** A day that a page which was left for the calendar asks for; else today. */
const askedDate = (): string | null => {
  const state: unknown = history.state;
  const date = state instanceof Object && 'date' in state ? state.date : null;
  return typeof date === 'string' && isLocalDate(date) ? date : null;
};

/** A month of campaigns as bars over their days, with their events and content. */
export const CalendarPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const { weekStart } = useSettings();
  const today = useToday();
  const generation = useGeneration();
  const [date, setDate] = useState(() => askedDate() ?? today);
  const [openUid, setOpenUid] = useState<string | null>(null);
  const span = spanOf(date, 'month', weekStart);
  const query = useQuery({
    queryKey: ['campaigns', 'calendar', span.from, span.to, generation],
    queryFn: ({ signal }) => client.campaigns.calendar(span, { signal }),
    placeholderData: keepPreviousData,
  });
  const month = monthText(language, date);
  const data = query.data ?? { campaigns: [], events: [], content: [] };
  return (
    <Page
      title={month}
      state={
        query.data === undefined
          ? undefined
          : t('campaigns.count', { count: data.campaigns.length })
      }
      scroll
      filters={
        <>
          <Button onClick={() => setDate(today)}>{t('content.today')}</Button>
          <Button
            icon={<LeftOutlined />}
            aria-label={t('campaignLive.previous')}
            onClick={() => setDate(stepFrom(date, 'month', weekStart, -1))}
          />
          <Button
            icon={<RightOutlined />}
            aria-label={t('campaignLive.next')}
            onClick={() => setDate(stepFrom(date, 'month', weekStart, 1))}
          />
        </>
      }
      drawer={
        openUid === null ? undefined : (
          <ItemDrawer
            key={openUid}
            uid={openUid}
            onClose={() => setOpenUid(null)}
            onOpen={setOpenUid}
          />
        )
      }
    >
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.campaigns.length === 0 && (
        <p className="quiet">{t('campaignLive.calendar-empty')}</p>
      )}
      <div className="table-scroll">
        <table className="campaign-calendar" aria-label={t('campaignLive.calendar-of', { month })}>
          <thead>
            <tr>
              {weeksOf(span)[0]!.map((day) => (
                <th key={day} scope="col">
                  {weekdayText(language, new Date(`${day}T00:00:00Z`).getUTCDay())}
                </th>
              ))}
            </tr>
          </thead>
          {weeksOf(span).map((days) => (
            <Week
              key={days[0]}
              days={days}
              data={data}
              month={date.slice(0, 7)}
              today={today}
              openUid={openUid}
              onOpen={setOpenUid}
            />
          ))}
        </table>
      </div>
      <p className="quiet small">{t('campaignLive.calendar-hint')}</p>
    </Page>
  );
};

interface WeekProps {
  readonly days: readonly string[];
  readonly data: CampaignCalendar;
  readonly month: string;
  readonly today: string;
  readonly openUid: string | null;
  readonly onOpen: (uid: string) => void;
}

const Week = ({ days, data, month, today, openUid, onOpen }: WeekProps) => {
  const t = useT();
  const lanes = lanesOf(data.campaigns, { from: days[0]!, to: days.at(-1)! });
  return (
    <tbody>
      <tr className="campaign-days">
        {days.map((day) => (
          <td key={day} data-other={day.slice(0, 7) !== month} data-today={day === today}>
            <time dateTime={day} {...(day === today ? { 'aria-current': 'date' as const } : {})}>
              {Number(day.slice(8))}
            </time>
          </td>
        ))}
      </tr>
      {lanes.map((lane, index) => (
        <tr key={index}>
          {lane.map(({ thing, days: length, from }) => (
            <td key={from} colSpan={length} className="campaign-lane">
              {thing !== null && (
                <Link
                  href={`~/campaigns/${thing.uid}`}
                  className="campaign-bar"
                  data-begins={thing.from >= days[0]!}
                  data-ends={thing.to <= days.at(-1)!}
                  title={`${thing.name} ${thing.from} – ${thing.to}`}
                >
                  {thing.name}
                </Link>
              )}
            </td>
          ))}
        </tr>
      ))}
      <tr className="campaign-things">
        {days.map((day) => (
          <td key={day} data-other={day.slice(0, 7) !== month}>
            {data.events
              .filter((event) => event.date === day)
              .map((event) => (
                <Link
                  key={event.uid}
                  href={`~/events/${event.uid}`}
                  className="campaign-event"
                  title={`${event.name} · ${event.campaignName}`}
                >
                  <span className="secondary">
                    {event.time} {t('campaignLive.calendar-event')}
                  </span>{' '}
                  {event.name}
                </Link>
              ))}
            {data.content
              .filter((item) => item.date === day)
              .map((item) => (
                <ItemChip
                  key={item.uid}
                  item={item}
                  open={item.uid === openUid}
                  onOpen={onOpen}
                  draggable={false}
                />
              ))}
          </td>
        ))}
      </tr>
    </tbody>
  );
};
