import { useQuery } from '@tanstack/react-query';
import { writingOf } from '../../../shared/domain/report/blocks/cells.ts';
import { formatValue } from '../../../shared/domain/report/format-figure.ts';
import { placeName } from '../../../shared/domain/report/place-name.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';

interface RecomputedProps {
  readonly campaignUid: string;
  readonly version: number;
  readonly currency: string;
  readonly zone: string;
}

/** What the signed figures would be if they were computed today. */
export const RecomputedToday = ({ campaignUid, version, currency, zone }: RecomputedProps) => {
  const t = useT();
  const { language } = useAppearance();
  const query = useQuery({
    queryKey: ['retrospectives', 'recompute', campaignUid, version],
    queryFn: ({ signal }) => client.retrospectives.recompute({ campaignUid, version }, { signal }),
  });
  if (query.data === undefined) return null;
  if (query.data.length === 0) return <p className="quiet">{t('retrospectives.recompute-same')}</p>;
  const writing = writingOf(language, currency, zone);
  return (
    <details className="recomputed">
      <summary>{t('retrospectives.recompute-differs', { count: query.data.length })}</summary>
      <ul>
        {query.data.map((one) => {
          const value = (amount: number | null): string =>
            formatValue(language, amount, one.unit, currency);
          return (
            <li key={one.key}>
              {placeName(one, writing)}: {value(one.then)} → {value(one.now)}
            </li>
          );
        })}
      </ul>
    </details>
  );
};
