import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { formatNumber, formatPercent, unknown } from '../../../../shared/messages/format.ts';
import type { MetricId } from '../../../../shared/domain/metrics/registry.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { Chart } from '../../../components/chart.tsx';
import { figureRowsOf } from '../../../components/figure-rows-of.ts';
import { Answer } from './answer.tsx';
import { activityChart, stickinessChart, type DrawnDay } from './charts.ts';
import { openingOf, type Open } from './opened.ts';
import { useActivity } from './queries.ts';

const spans = [90, 180, 365] as const;

interface SectionProps {
  readonly communityUid: string | null;
  readonly today: string;
  readonly onOpen: Open;
}

/** Members active per day, week and month, and how sticky that is. */
export const ActivitySection = ({ communityUid, today, onOpen }: SectionProps) => {
  const t = useT();
  const [length, setLength] = useState<(typeof spans)[number]>(90);
  const answer = useActivity(communityUid, { from: addDays(today, 1 - length), to: today });
  return (
    <Answer
      title={t('trends.activity')}
      definition={t('trends.activity-definition')}
      answer={answer}
      controls={
        <Segmented
          value={length}
          aria-label={t('trends.span')}
          options={spans.map((value) => ({ value, label: t('trends.days', { count: value }) }))}
          onChange={setLength}
        />
      }
    >
      {({ days, records, communityUid: of }) =>
        records === null ? (
          <p className="quiet">{t('trends.no-records')}</p>
        ) : days.length === 0 ? (
          <p className="quiet">{t('trends.no-records-here', records)}</p>
        ) : (
          <Days days={days} communityUid={of} today={today} onOpen={onOpen} />
        )
      }
    </Answer>
  );
};

const told = ['dau', 'wau', 'mau'] as const;

const Days = ({
  days,
  communityUid,
  today,
  onOpen,
}: SectionProps & { readonly days: readonly DrawnDay[] }) => {
  const t = useT();
  const { appearance, language } = useAppearance();
  const [active, sticky] = useMemo(
    () => [activityChart(days, appearance, language), stickinessChart(days, appearance, language)],
    [days, appearance, language],
  );
  // A day that still runs is not told as the last.
  const last = days.findLast(({ date }) => date < today) ?? days.at(-1)!;
  const card = (id: MetricId, value: string, why: string | null) => (
    <button
      key={id}
      type="button"
      className="figure-card"
      data-tone="plain"
      title={why ?? t(`metrics.definition-${id}`)}
      disabled={why !== null}
      onClick={() =>
        onOpen({
          opening: {
            ...openingOf(`${id} ${last.date} ${communityUid}`, t(`metrics.name-${id}`), value, [
              t(`metrics.definition-${id}`),
              t('metrics.period', { from: last.date, to: last.date }),
            ]),
            rowUnit: id === 'stickiness' ? 'number' : null,
          },
          of: figureRowsOf(id, { from: last.date, to: last.date, communityUid }),
        })
      }
    >
      <span className="figure-label">{t(`metrics.name-${id}`)}</span>
      <span className="figure-value">{value}</span>
      <span className="quiet small">{why ?? last.date}</span>
    </button>
  );
  return (
    <>
      <div className="figure-cards">
        {told.map((id) =>
          card(
            `active.${id}`,
            formatNumber(language, last[id]),
            last[id] === null ? t('trends.not-whole') : null,
          ),
        )}
        {card(
          'stickiness',
          last.stickiness === null ? unknown : formatPercent(language, last.stickiness),
          last.mau === null
            ? t('trends.not-whole')
            : last.stickiness === null
              ? t('metrics.reason-no-active')
              : null,
        )}
      </div>
      <Chart option={active} label={t('trends.activity-chart')} className="trend-chart" />
      <Chart option={sticky} label={t('trends.stickiness-chart')} className="trend-chart low" />
    </>
  );
};
