import { useQuery } from '@tanstack/react-query';
import type { Difference } from '../../../shared/domain/report/differences.ts';
import { formatValue, metricName } from '../../../shared/domain/report/format-figure.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translate, translateAny } from '../../../shared/messages/translate.ts';
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
          const value = (amount: number | null): string =>
            formatValue(language, amount, one.unit, currency);
          return (
            <li key={`${one.place} ${one.what} ${one.name ?? ''}`}>
              {nameOf(one, language)}: {value(one.then)} → {value(one.now)}
            </li>
          );
        })}
      </ul>
    </details>
  );
};

/** Metric and where it stands: its period, its event, a step of the funnel, or the KPI contract. */
const nameOf = ({ place, what, name }: Difference, language: Language): string => {
  if (place === 'score') return translate(language, 'retrospectives.recompute-score');
  if (place === 'funnel')
    return `${translate(language, 'retrospectives.funnel')} · ${translateAny(language, `retrospectives.funnel-${what}`) ?? what}`;
  const where =
    name ?? (place === 'kpi' ? 'KPI' : translateAny(language, `retrospectives.${place}`));
  return `${metricName(language, what)} · ${where ?? ''}`;
};
