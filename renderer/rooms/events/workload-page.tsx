import { Spin } from 'antd';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { zoneClock } from '../../../shared/domain/events/zone-clock.ts';
import { workloadOf, type WeekLoad } from '../../../shared/domain/events/workload.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { usePortfolio } from './portfolio-page.tsx';

const WEEKS = 8;

interface WorkloadPageProps {
  readonly zone: string;
  readonly nowMs: number;
}

/** Who has how much to do in the weeks to come, over the tasks of all events. */
export const WorkloadPage = ({ zone, nowMs }: WorkloadPageProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { weekStart } = useSettings();
  const clock = useMemo(() => zoneClock(zone), [zone]);
  const query = usePortfolio(clock, nowMs);
  const today = clock.local(nowMs).date;
  const weekday = new Date(`${today}T00:00Z`).getUTCDay();
  const fromDate = addDays(today, -((weekday - weekStart + 7) % 7));
  const loads = useMemo(
    () =>
      workloadOf(query.data?.tasks ?? [], { fromDate, weeks: WEEKS, clock, nowMs }).filter(
        ({ open }) => open > 0,
      ),
    [query.data, fromDate, clock, nowMs],
  );
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const weeks = Array.from({ length: WEEKS }, (_, week) => addDays(fromDate, week * 7));
  return (
    <Page title={t('events.workload')} state={t('events.workload-count', { people: loads.length })}>
      {query.data === undefined ? (
        <Spin className="page-spin" />
      ) : loads.length === 0 ? (
        <EmptyState
          sentence={t('events.workload-empty')}
          action={<Link href="/">{t('events.back')}</Link>}
        />
      ) : (
        <div className="workload">
          <table className="report-table workload-table">
            <caption className="quiet small">{t('events.workload-help')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('events.task-owner')}</th>
                <th scope="col" className="number">
                  {t('events.load-open')}
                </th>
                <th scope="col" className="number">
                  {t('events.load-overdue')}
                </th>
                {weeks.map((date, week) => (
                  <th key={date} scope="col" className="number">
                    {week === 0 ? t('events.this-week') : date.slice(5)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {loads.map((load) => (
                <tr key={load.person ?? ''}>
                  <th scope="row">{load.person ?? t('events.no-owner')}</th>
                  <td className="number">{formatNumber(language, load.open)}</td>
                  <td className={load.overdue > 0 ? 'number load-overdue' : 'number'}>
                    {formatNumber(language, load.overdue)}
                  </td>
                  {load.weeks.map((week, index) => (
                    <td key={weeks[index]} className="number">
                      <WeekCell week={week} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
};

/** Days of the week with work as a bar out of seven, the number of tasks, and whether some clash. */
const WeekCell = ({ week }: { readonly week: WeekLoad }) => {
  const t = useT();
  if (week.tasks === 0) return <span className="quiet">–</span>;
  return (
    <span className="load-cell" title={t('events.load-week', { ...week })}>
      <span className="load-bar" aria-hidden="true">
        <span style={{ width: `${(week.days / 7) * 100}%` }} />
      </span>
      <span className="visually-hidden">{t('events.load-week', { ...week })}</span>
      <span aria-hidden="true">
        {week.tasks}
        {week.clashDays > 0 && <span className="load-clash">!</span>}
      </span>
    </span>
  );
};
