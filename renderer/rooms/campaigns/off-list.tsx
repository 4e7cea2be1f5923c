import { Link } from 'wouter';
import type { CampaignDetail, KpiState } from '../../../shared/contract/campaigns.ts';
import type { CampaignSpend } from '../../../shared/contract/campaign-costs.ts';
import { whatIsOff, type Off } from '../../../shared/domain/metrics/campaign-off.ts';
import {
  isMetricId,
  metricBasis,
  type MetricBasis,
} from '../../../shared/domain/metrics/registry.ts';
import { formatValue, kpiName } from '../../../shared/domain/report/format-figure.ts';
import { formatMoney, formatPercent } from '../../../shared/messages/format.ts';
import { translateAny, type MessageKey } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { estimate, unitOf } from './estimate.ts';

/** Where a KPI made of such records can be helped. */
const steps: Readonly<Record<MetricBasis, readonly [path: string, words: MessageKey]>> = {
  members: ['~/members/referrals', 'campaignLive.do-members'],
  referrals: ['~/members/referrals', 'campaignLive.do-members'],
  activity: ['~/members/silence', 'campaignLive.do-activity'],
  points: ['~/members/silence', 'campaignLive.do-activity'],
  content: ['~/content', 'campaignLive.do-content'],
  events: ['#campaign-events', 'campaignLive.do-events'],
  orders: ['#campaign-costs', 'campaignLive.do-money'],
  campaign: ['#campaign-costs', 'campaignLive.do-money'],
  feedback: ['#campaign-kpis', 'campaignLive.do-kpis'],
};

interface OffListProps {
  readonly detail: CampaignDetail;
  readonly spend: CampaignSpend | null;
}

/** What about a running campaign asks for a step, each with the step to take. */
export const OffList = ({ detail, spend }: OffListProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency, status, uid } = detail.campaign;
  const over = status === 'finished';
  const value = (kpi: KpiState, amount: number | null): string =>
    formatValue(language, estimate(unitOf(kpi), amount), unitOf(kpi), currency);
  const words = (off: Off): string => {
    switch (off.kind) {
      case 'unsigned':
        return t('campaignLive.off-unsigned');
      case 'over-budget':
        return t('campaignLive.off-over-budget', {
          amount: formatMoney(language, off.byMinor, currency),
        });
      case 'fast-spending':
        return t('campaignLive.off-fast-spending', {
          spent: formatPercent(language, off.spent),
          elapsed: formatPercent(language, off.elapsed),
        });
      default: {
        const { kpi, kind } = off;
        const reason = kpi.actual?.reason ?? 'no-data';
        const missed = kpi.direction === 'down' ? 'exceeded' : 'missed';
        return t(`campaignLive.off-${kind === 'behind' && over ? missed : kind}`, {
          name: kpiName(language, kpi.metric, kpi.filter?.name ?? null),
          actual: value(kpi, kpi.actual?.value ?? null),
          expected: value(kpi, kpi.pace.expected),
          target: value(kpi, kpi.target),
          high: value(kpi, kpi.targetHigh),
          reason: translateAny(language, `metrics.reason-${reason}`) ?? reason,
        });
      }
    }
  };
  const stepOf = (off: Off): readonly [string, MessageKey] => {
    if (over && off.kind === 'behind')
      return [`~/retrospectives/${uid}`, 'campaignLive.do-retrospective'];
    if (off.kind === 'unsigned' || off.kind === 'no-target')
      return ['#campaign-kpis', 'campaignLive.do-kpis'];
    if (!('kpi' in off)) return ['#campaign-costs', 'campaignLive.do-money'];
    return isMetricId(off.kpi.metric)
      ? steps[metricBasis[off.kpi.metric]]
      : ['#campaign-kpis', 'campaignLive.do-kpis'];
  };
  const list = whatIsOff(detail, spend);
  return (
    <>
      <h3 id="campaign-off">{t('campaignLive.off')}</h3>
      {list.length === 0 ? (
        <p className="quiet">{t('campaignLive.off-none')}</p>
      ) : (
        <ul className="off-list" aria-labelledby="campaign-off">
          {list.map((off) => {
            const [path, step] = stepOf(off);
            const perDay = 'kpi' in off && off.kind === 'behind' ? off.kpi.pace.perDay : null;
            return (
              <li key={`${off.kind} ${'kpi' in off ? off.kpi.uid : ''}`}>
                <span>{words(off)}</span>
                {perDay !== null && 'kpi' in off && (
                  <span className="secondary">
                    {t('campaignLive.per-day', { amount: value(off.kpi, ceiled(off.kpi, perDay)) })}
                  </span>
                )}
                {path.startsWith('#') ? (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => document.querySelector(path)?.scrollIntoView()}
                  >
                    {t(step)}
                  </button>
                ) : (
                  <Link href={path}>{t(step)}</Link>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
};

/** Things that are counted do not come in halves. */
const ceiled = (kpi: KpiState, amount: number): number =>
  estimate(unitOf(kpi), 0.5) === 0.5 ? amount : Math.ceil(amount);
