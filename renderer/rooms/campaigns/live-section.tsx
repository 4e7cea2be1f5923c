import { useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import type { CampaignDetail, KpiState } from '../../../shared/contract/campaigns.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { formatValue, kpiName } from '../../../shared/domain/report/format-figure.ts';
import { formatPercent } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { client } from '../../rpc/client.ts';
import { estimate, unitOf } from './estimate.ts';
import { KpiActual } from './kpi-actual.tsx';
import { OffList } from './off-list.tsx';
import { TrendChart } from './trend-chart.tsx';

interface LiveSectionProps {
  readonly detail: CampaignDetail;
  readonly onOpen: (opening: ReportOpening) => void;
}

/** A campaign that has begun: each KPI against the days that are over, and what is off. */
export const LiveSection = ({ detail, onOpen }: LiveSectionProps) => {
  const t = useT();
  const { language } = useAppearance();
  const generation = useGeneration();
  const { uid, status } = detail.campaign;
  const costs = useQuery({
    queryKey: ['campaigns', 'costs', uid, generation],
    queryFn: ({ signal }) => client.campaigns.costs({ uid }, { signal }),
    placeholderData: (before) => before,
  });
  const share = detail.daysOver / detail.days;
  return (
    <>
      <div className="kpi-line">
        <span>
          {t('campaigns.score')} <strong>{formatPercent(language, detail.score)}</strong>
        </span>
        <span className="pace">
          {t('campaigns.elapsed')}
          <Progress
            percent={Math.round(share * 100)}
            size="small"
            aria-label={t('campaigns.elapsed')}
          />
        </span>
      </div>
      <p className="quiet small">
        {status === 'finished'
          ? t('campaignLive.pace-over')
          : t('campaignLive.pace-how', {
              over: detail.daysOver,
              days: detail.days,
              share: formatPercent(language, share),
            })}
      </p>
      {detail.kpis.length > 0 && <PaceTable detail={detail} onOpen={onOpen} />}
      <OffList detail={detail} spend={costs.data?.spend ?? null} />
      <TrendChart detail={detail} />
    </>
  );
};

const PaceTable = ({ detail, onOpen }: LiveSectionProps) => {
  const t = useT();
  const over = detail.campaign.status === 'finished';
  return (
    <div className="kpi-scroll">
      <table className="report-table pace-table">
        <thead>
          <tr>
            <th scope="col">{t('campaigns.metric')}</th>
            {(['actual', 'target'] as const).map((key) => (
              <th key={key} scope="col" data-align="right">
                {t(`campaigns.${key}`)}
              </th>
            ))}
            {!over &&
              (['expected', 'projection'] as const).map((key) => (
                <th key={key} scope="col" data-align="right">
                  {t(`campaignLive.${key}`)}
                </th>
              ))}
            <th scope="col">{t('campaignLive.state')}</th>
          </tr>
        </thead>
        <tbody>
          {detail.kpis.map((kpi) => (
            <PaceRow key={kpi.uid} kpi={kpi} detail={detail} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const tones = { ahead: 'good', on: 'good', behind: 'bad', unknown: 'quiet' } as const;

const PaceRow = ({ kpi, detail, onOpen }: LiveSectionProps & { readonly kpi: KpiState }) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency, status } = detail.campaign;
  const over = status === 'finished';
  const name = kpiName(language, kpi.metric, kpi.filter?.name ?? null);
  const unit = unitOf(kpi);
  const shown = (value: number | null): string =>
    formatValue(language, estimate(unit, value), unit, currency);
  const { pace } = kpi;
  const tooHigh = pace.off && pace.state === 'ahead';
  const state = tooHigh
    ? t('campaignLive.state-too-high')
    : over && pace.state !== 'unknown'
      ? t(`campaignLive.state-${pace.state === 'behind' ? 'missed' : 'reached'}`)
      : t(`campaignLive.state-${pace.state}`);
  return (
    <tr>
      <td>{name}</td>
      <td data-align="right">
        <KpiActual kpi={kpi} name={name} currency={currency} onOpen={onOpen} />
      </td>
      <td data-align="right">
        {shown(kpi.target)}
        {kpi.direction === 'range' && ` – ${shown(kpi.targetHigh)}`}
      </td>
      {!over && (
        <>
          <td data-align="right">{shown(pace.expected)}</td>
          <td data-align="right">{shown(pace.projection)}</td>
        </>
      )}
      <td>
        <span className={tooHigh ? 'watch' : tones[pace.state]}>{state}</span>
        {pace.reason !== null && (
          <span className="quiet small"> · {t(`campaignLive.why-${pace.reason}`)}</span>
        )}
      </td>
    </tr>
  );
};
