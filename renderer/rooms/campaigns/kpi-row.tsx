import { CloseOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select, Tag } from 'antd';
import { PersonBox } from '../../components/person-input.tsx';
import { useState } from 'react';
import { kpiDirections, type KpiState } from '../../../shared/contract/campaigns.ts';
import { isMetricId, metrics, type MetricUnit } from '../../../shared/domain/metrics/registry.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import {
  formatChangeOf,
  formatValue,
  kpiName,
} from '../../../shared/domain/report/format-figure.ts';
import { currencyDigits, formatPercent } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { client } from '../../rpc/client.ts';
import { isSimilarMetric } from '../../../shared/domain/events/similar.ts';
import { KpiActual } from './kpi-actual.tsx';

/** How many of the metric's own units make one of those that people enter: percent, whole currency. */
const scaleOf = (unit: MetricUnit, currency: string): number =>
  unit === 'ratio' ? 0.01 : unit === 'minor' ? 10 ** currencyDigits(currency) : 1;
/** Four decimals of what is entered, without the dust of binary fractions. */
const shown = (value: number | null, scale: number): number | null =>
  value === null ? null : Number((value / scale).toFixed(4));
const kept = (value: number | null, scale: number): number | null =>
  value === null
    ? null
    : scale > 1
      ? Math.round(value * scale)
      : Number((value * scale).toFixed(6));

const unitOf = (metric: string): MetricUnit => (isMetricId(metric) ? metrics[metric] : 'count');

const toneOf = (attainment: number | null): string =>
  attainment === null ? 'quiet' : attainment >= 1 ? 'good' : attainment >= 0.8 ? 'watch' : 'bad';

interface KpiRowProps {
  readonly kpi: KpiState;
  readonly currency: string;
  readonly onOpen: (opening: ReportOpening) => void;
  readonly onSimilar: (kpiUid: string) => void;
}

/** One KPI: its target, weight and owner are saved when their boxes are left. */
export const KpiRow = ({ kpi, currency, onOpen, onSimilar }: KpiRowProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { change } = useChange('campaigns');
  // A refused value must not stay in its box: the boxes begin anew.
  const [refused, setRefused] = useState(0);
  const unit = unitOf(kpi.metric);
  const scale = scaleOf(unit, currency);
  const suffix = unit === 'ratio' ? '%' : unit === 'minor' ? currency : '';
  const name = kpiName(language, kpi.metric, kpi.filter?.name ?? null);
  const label = (what: string): string => `${name} ${what}`;
  const update = (fields: Parameters<typeof client.campaigns.updateKpi>[0]['fields']): void =>
    void change('campaigns.saved', () =>
      client.campaigns.updateKpi({ uid: kpi.uid, fields }),
    ).catch(() => setRefused((count) => count + 1));
  // Of the baseline period, where nobody typed another.
  const found =
    kpi.before === null || kpi.before.value === null
      ? t('campaignLive.type-baseline')
      : formatValue(language, kpi.before.value, kpi.before.unit, currency);
  const amountBox = (
    field: 'baseline' | 'target' | 'targetHigh',
    what: string,
    placeholder?: string,
  ) => (
    <NumberBox
      key={`${field} ${kpi[field] ?? ''} ${refused}`}
      label={label(what)}
      value={shown(kpi[field], scale)}
      suffix={suffix}
      width={field === 'baseline' ? 144 : 130}
      {...(placeholder === undefined ? {} : { placeholder })}
      onLeave={(value) => {
        const next = kept(value, scale);
        if (next !== kpi[field]) update({ [field]: next });
      }}
    />
  );
  return (
    <tr>
      <td>
        {name}{' '}
        {kpi.filter?.kind === 'lost' && <Tag color="error">{t('campaigns.filter-lost')}</Tag>}
        {kpi.editedAfterSigning && <Tag color="warning">{t('campaigns.edited-after')}</Tag>}
      </td>
      <td>
        <Select
          size="small"
          aria-label={label(t('campaigns.direction'))}
          value={kpi.direction}
          onChange={(direction) =>
            update(direction === 'range' ? { direction, targetHigh: kpi.target } : { direction })
          }
          options={kpiDirections.map((value) => ({
            value,
            label: t(`campaigns.direction-${value}`),
            // A range is made from the target there is.
            disabled: value === 'range' && kpi.target === null,
          }))}
        />
      </td>
      <td data-align="right">
        {amountBox('baseline', t('campaigns.baseline'), found)}
        <div className="quiet small">
          {formatChangeOf(
            language,
            unit,
            kpi.baseline ?? kpi.before?.value ?? null,
            kpi.actual?.value ?? null,
          )}
        </div>
        {isSimilarMetric(kpi.metric) && (
          <button type="button" className="link-button small" onClick={() => onSimilar(kpi.uid)}>
            {kpi.baselineOf === null
              ? t('similarEvents.take')
              : t('similarEvents.taken', { count: kpi.baselineOf.events.length })}
          </button>
        )}
      </td>
      <td data-align="right">
        {amountBox('target', t('campaigns.target'))}
        {kpi.direction === 'range' && amountBox('targetHigh', t('campaigns.target-high'))}
      </td>
      <td data-align="right">
        <KpiActual kpi={kpi} name={name} currency={currency} onOpen={onOpen} />
      </td>
      <td data-align="right">
        <span className={toneOf(kpi.attainment)}>{formatPercent(language, kpi.attainment)}</span>
      </td>
      <td data-align="right">
        <NumberBox
          key={`weight ${kpi.weight} ${refused}`}
          label={label(t('campaigns.weight'))}
          value={kpi.weight}
          suffix=""
          width={64}
          onLeave={(weight) => {
            if (weight === null || weight < 0) setRefused((count) => count + 1);
            else if (weight !== kpi.weight) update({ weight });
          }}
        />
      </td>
      <td>
        <PersonBox
          key={`owner ${refused}`}
          small
          label={label(t('campaigns.owner'))}
          text={kpi.owner ?? ''}
          onSave={(owner) => update({ owner: owner === '' ? null : owner })}
        />
      </td>
      <td>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={`${t('campaigns.kpi-remove')} ${name}`}
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

interface NumberBoxProps {
  readonly label: string;
  readonly value: number | null;
  readonly suffix: string;
  readonly width: number;
  readonly placeholder?: string;
  readonly onLeave: (value: number | null) => void;
}

const NumberBox = ({ label, value, suffix, width, placeholder, onLeave }: NumberBoxProps) => {
  const [now, setNow] = useState(value);
  return (
    <InputNumber<number>
      aria-label={label}
      size="small"
      controls={false}
      {...(placeholder === undefined ? {} : { placeholder })}
      suffix={suffix}
      style={{ width }}
      value={now}
      onChange={setNow}
      // A box that was only looked at changes nothing, however it rounds what it shows.
      onBlur={() => {
        if (now !== value) onLeave(now);
      }}
      onPressEnter={(event) => event.currentTarget.blur()}
    />
  );
};
