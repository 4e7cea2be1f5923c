import { CloseOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select, Tag } from 'antd';
import { useState } from 'react';
import {
  kpiDirections,
  type CampaignDetail,
  type KpiState,
} from '../../../shared/contract/campaigns.ts';
import {
  isMetricId,
  metricIds,
  metrics,
  type MetricId,
  type MetricUnit,
} from '../../../shared/domain/metrics/registry.ts';
import { openingOf, writingOf } from '../../../shared/domain/report/blocks/cells.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { metricName } from '../../../shared/domain/report/format-figure.ts';
import { formatNumber, formatPercent } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { useSettings } from '../../app/program.tsx';
import { FigureLink } from '../../components/figure-card.tsx';
import { client } from '../../rpc/client.ts';

/** People enter percent and whole currency; the metric's own unit is kept. */
const shown = (value: number | null, unit: MetricUnit): number | null =>
  value === null
    ? null
    : unit === 'count'
      ? value
      : unit === 'ratio'
        ? Math.round(value * 1e4) / 100
        : value / 100;
const kept = (value: number | null, unit: MetricUnit): number | null =>
  value === null
    ? null
    : unit === 'count'
      ? value
      : unit === 'ratio'
        ? value / 100
        : Math.round(value * 100);

const unitOf = (metric: string): MetricUnit => (isMetricId(metric) ? metrics[metric] : 'count');

/** The KPI contract: target, actual, attainment; each target is saved when it is left. */
export const KpiTable = ({
  detail,
  onOpen,
}: {
  readonly detail: CampaignDetail;
  readonly onOpen: (opening: ReportOpening) => void;
}) => {
  const t = useT();
  const { change } = useChange('campaigns');
  const [metric, setMetric] = useState<MetricId | null>(null);
  const free = metricIds.filter((id) => !detail.kpis.some((kpi) => kpi.metric === id));
  const { language } = useAppearance();
  const add = (): void => {
    if (metric === null) return;
    const kpi = {
      metric,
      target: null,
      targetHigh: null,
      baseline: null,
      direction: 'up' as const,
      weight: 1,
      owner: null,
    };
    setMetric(null);
    void change('campaigns.kpi-added', () =>
      client.campaigns.addKpi({ campaignUid: detail.campaign.uid, kpi }),
    ).catch(() => null);
  };
  return (
    <>
      {detail.kpis.length === 0 ? (
        <p className="quiet">{t('campaigns.no-kpis')}</p>
      ) : (
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{t('campaigns.metric')}</th>
              <th scope="col">{t('campaigns.direction')}</th>
              <th scope="col" data-align="right">
                {t('campaigns.target')}
              </th>
              <th scope="col" data-align="right">
                {t('campaigns.actual')}
              </th>
              <th scope="col" data-align="right">
                {t('campaigns.attainment')}
              </th>
              <th scope="col" data-align="right">
                {t('campaigns.weight')}
              </th>
              <th scope="col">{t('campaigns.owner')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('campaigns.kpi-remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {detail.kpis.map((kpi) => (
              <KpiRow
                key={`${kpi.uid} ${kpi.target ?? ''} ${kpi.weight}`}
                kpi={kpi}
                currency={detail.campaign.currency}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className="button-line">
        <Select
          className="kpi-select"
          aria-label={t('campaigns.metric')}
          placeholder={t('campaigns.metric-choose')}
          value={metric}
          onChange={setMetric}
          showSearch={{ optionFilterProp: 'label' }}
          options={free.map((value) => ({ value, label: metricName(language, value) }))}
        />
        <Button disabled={metric === null} onClick={add}>
          {t('campaigns.kpi-add')}
        </Button>
      </div>
    </>
  );
};

interface KpiRowProps {
  readonly kpi: KpiState;
  readonly currency: string;
  readonly onOpen: (opening: ReportOpening) => void;
}

const KpiActual = ({
  kpi,
  actual,
  currency,
  onOpen,
}: KpiRowProps & { readonly actual: NonNullable<KpiState['actual']> }) => {
  const { language } = useAppearance();
  const { zone } = useSettings();
  const opening = openingOf(writingOf(language, currency, zone, false), `kpi.${kpi.uid}`, actual);
  return <FigureLink text={opening.value} opening={opening} onOpen={onOpen} />;
};

const KpiRow = ({ kpi, currency, onOpen }: KpiRowProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { change } = useChange('campaigns');
  const unit = unitOf(kpi.metric);
  const update = (fields: Parameters<typeof client.campaigns.updateKpi>[0]['fields']): void =>
    void change('campaigns.saved', () =>
      client.campaigns.updateKpi({ uid: kpi.uid, fields }),
    ).catch(() => null);
  const suffix = unit === 'ratio' ? '%' : unit === 'minor' ? currency : '';
  const number = (text: string): number | null => {
    const value = Number(text.replaceAll(/[,%\s]|[A-Z]{3}/g, ''));
    return text.trim() === '' || Number.isNaN(value) ? null : value;
  };
  return (
    <tr>
      <td>
        {metricName(language, kpi.metric)}{' '}
        {kpi.editedAfterSigning && <Tag color="warning">{t('campaigns.edited-after')}</Tag>}
      </td>
      <td>
        <Select
          size="small"
          aria-label={t('campaigns.direction')}
          value={kpi.direction}
          onChange={(direction) =>
            update(direction === 'range' ? { direction, targetHigh: kpi.target } : { direction })
          }
          options={kpiDirections.map((value) => ({
            value,
            label: t(`campaigns.direction-${value}`),
          }))}
        />
      </td>
      <td data-align="right">
        <TargetBox
          label={t('campaigns.target')}
          value={shown(kpi.target, unit)}
          suffix={suffix}
          onLeave={(text) => {
            const target = kept(number(text), unit);
            if (target !== kpi.target) update({ target });
          }}
        />
        {kpi.direction === 'range' && (
          <TargetBox
            label={t('campaigns.target-high')}
            value={shown(kpi.targetHigh, unit)}
            suffix={suffix}
            onLeave={(text) => {
              const targetHigh = kept(number(text), unit);
              if (targetHigh !== kpi.targetHigh) update({ targetHigh });
            }}
          />
        )}
      </td>
      <td data-align="right">
        {kpi.actual === null ? (
          '—'
        ) : (
          <KpiActual kpi={kpi} actual={kpi.actual} currency={currency} onOpen={onOpen} />
        )}
      </td>
      <td data-align="right">
        <span
          className={
            kpi.attainment === null
              ? 'quiet'
              : kpi.attainment >= 1
                ? 'good'
                : kpi.attainment >= 0.8
                  ? 'watch'
                  : 'bad'
          }
        >
          {formatPercent(language, kpi.attainment)}
        </span>
      </td>
      <td data-align="right">{formatNumber(language, kpi.weight)}</td>
      <td>{kpi.owner}</td>
      <td>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('campaigns.kpi-remove')}
          onClick={() =>
            void change('campaigns.kpi-removed', () =>
              client.campaigns.removeKpi({ uid: kpi.uid }),
            ).catch(() => null)
          }
        />
      </td>
    </tr>
  );
};

interface TargetBoxProps {
  readonly label: string;
  readonly value: number | null;
  readonly suffix: string;
  readonly onLeave: (text: string) => void;
}

const TargetBox = ({ label, value, suffix, onLeave }: TargetBoxProps) => (
  <InputNumber<number>
    aria-label={label}
    size="small"
    controls={false}
    suffix={suffix}
    style={{ width: 130 }}
    {...(value === null ? {} : { defaultValue: value })}
    onBlur={(event) => onLeave(event.target.value)}
    onPressEnter={(event) => onLeave(event.currentTarget.value)}
  />
);
