import { useQuery } from '@tanstack/react-query';
import type { Recomputed } from '../../../shared/contract/recomputed.ts';
import { writingOf } from '../../../shared/domain/report/blocks/cells.ts';
import { formatValue, metricName } from '../../../shared/domain/report/format-figure.ts';
import { placeName } from '../../../shared/domain/report/place-name.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';

interface RecomputedProps {
  readonly campaignUid: string;
  readonly version: number;
  readonly currency: string;
  readonly zone: string;
}

/** What the signed figures would be if they were computed today, and what made them so. */
export const RecomputedToday = ({ campaignUid, version, currency, zone }: RecomputedProps) => {
  const t = useT();
  const { language } = useAppearance();
  const query = useQuery({
    queryKey: ['retrospectives', 'recompute', campaignUid, version],
    queryFn: ({ signal }) => client.retrospectives.recompute({ campaignUid, version }, { signal }),
  });
  if (query.data === undefined) return null;
  const { differences, redefined } = query.data;
  const writing = writingOf(language, currency, zone);
  const listed = (texts: readonly string[]): string => texts.join(t('words.and'));
  return (
    <>
      {differences.length === 0 ? (
        <p className="quiet">{t('retrospectives.recompute-same')}</p>
      ) : (
        <details className="recomputed">
          <summary>{t('retrospectives.recompute-differs', { count: differences.length })}</summary>
          <ul>
            {differences.map((one) => {
              const value = (amount: number | null): string =>
                formatValue(language, amount, one.unit, currency);
              return (
                <li key={one.key}>
                  {placeName(one, writing)}: {value(one.then)} → {value(one.now)}
                  <Why rows={one.rows} />
                </li>
              );
            })}
          </ul>
        </details>
      )}
      {redefined.length > 0 && (
        <p className="quiet">
          {t('words.redefined', {
            names: listed(redefined.map((id) => metricName(language, id))),
          })}
        </p>
      )}
    </>
  );
};

const Why = ({ rows }: Pick<Recomputed['differences'][number], 'rows'>) => {
  const t = useT();
  if (rows === null || rows.causes.length === 0) return null;
  const listed = (texts: readonly string[]): string => texts.join(t('words.and'));
  const counted = (['added', 'gone', 'changed'] as const).flatMap((name) =>
    rows[name] === 0 ? [] : [t(`words.rows-${name}`, { count: rows[name] })],
  );
  return (
    <div className="secondary small">
      {t('words.because', {
        rows: listed(counted),
        causes: listed(
          rows.causes.map(({ cause, rows: count }) => t(`words.cause-${cause}`, { count })),
        ),
      })}
    </div>
  );
};
