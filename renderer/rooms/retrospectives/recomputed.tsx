import { useQuery } from '@tanstack/react-query';
import { isMetricId, metrics } from '../../../shared/domain/metrics/registry.ts';
import { formatValue, metricName } from '../../../shared/domain/report/format-figure.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';

interface RecomputedProps {
  readonly campaignUid: string;
  readonly version: number;
  readonly currency: string;
}

/** What the signed figures would be if they were computed today. */
export const RecomputedToday = ({ campaignUid, version, currency }: RecomputedProps) => {
  const t = useT();
  const { language } = useAppearance();
  const query = useQuery({
    queryKey: ['retrospectives', 'recompute', campaignUid, version],
    queryFn: ({ signal }) => client.retrospectives.recompute({ campaignUid, version }, { signal }),
  });
  if (query.data === undefined) return null;
  if (query.data.length === 0) return <p className="quiet">{t('retrospectives.recompute-same')}</p>;
  return (
    <details className="recomputed">
      <summary>{t('retrospectives.recompute-differs', { count: query.data.length })}</summary>
      <ul>
        {query.data.map((one) => {
          const unit = isMetricId(one.metric) ? metrics[one.metric] : 'count';
          const value = (amount: number | null): string =>
            formatValue(language, amount, unit, currency);
          const when = translateAny(language, `retrospectives.${one.label}`) ?? 'KPI';
          return (
            <li key={`${one.label} ${one.metric}`}>
              {metricName(language, one.metric)} · {when}: {value(one.then)} → {value(one.now)}
            </li>
          );
        })}
      </ul>
    </details>
  );
};
