import { Spin } from 'antd';
import type { FigureDifference } from '../../../../shared/contract/figures.ts';
import type { Figure } from '../../../../shared/domain/metrics/figure.ts';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import { openingOf, writingOf } from '../../../../shared/domain/report/blocks/cells.ts';
import type { ReportFigure, ReportOpening } from '../../../../shared/domain/report/document.ts';
import {
  formatNumber,
  formatPercent,
  formatPoints,
  unknown,
} from '../../../../shared/messages/format.ts';
import type { Language } from '../../../../shared/messages/languages.ts';
import { translate, translateAny } from '../../../../shared/messages/translate.ts';
import { useAppearance } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { Failure } from '../../../components/failure.tsx';
import { FigureCard } from '../../../components/figure-card.tsx';
import { useRateChanges, useRates } from './queries.ts';

interface RateCardsProps {
  readonly communityUid: string | null;
  readonly period: Period;
  readonly enabled: boolean;
  readonly onOpen: (opening: ReportOpening) => void;
}

/** Churn and win-back of the period, each with its interval, n, and the change since the one before. */
export const RateCards = ({ communityUid, period, enabled, onOpen }: RateCardsProps) => {
  const { language } = useAppearance();
  const { zone, currency } = useSettings();
  const query = useRates(communityUid, period, enabled);
  // What it is compared with comes when there is something to compare.
  const changes = useRateChanges(communityUid, period, query.isSuccess);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const writing = writingOf(language, currency, zone);
  return (
    <div className="figure-cards silence-rates">
      {query.data === undefined ? (
        <div className="silence-busy">
          <Spin size="small" /> <span>{translate(language, 'silence.counting')}</span>
        </div>
      ) : (
        query.data.map((figure, at) => {
          const opening = openingOf(writing, figure.id, figure);
          const item: ReportFigure = {
            ...opening,
            note: noteOf(language, figure, changes.data?.[at]),
            tone: 'plain',
          };
          return <FigureCard key={figure.id} figure={item} onOpen={onOpen} />;
        })
      )}
    </div>
  );
};

const noteOf = (
  language: Language,
  figure: Figure,
  change: { readonly before: Figure; readonly difference: FigureDifference | null } | undefined,
): string => {
  if (figure.reason !== null)
    return translateAny(language, `metrics.reason-${figure.reason}`) ?? unknown;
  const parts = [
    translate(language, 'metrics.formula', {
      numerator: formatNumber(language, figure.numerator),
      denominator: formatNumber(language, figure.denominator),
    }),
  ];
  if (figure.interval !== null)
    parts.push(
      translate(language, 'metrics.interval', {
        low: formatPercent(language, figure.interval[0]),
        high: formatPercent(language, figure.interval[1]),
      }),
    );
  const difference = change?.difference ?? null;
  if (!figure.complete) parts.push(translate(language, 'metrics.incomplete'));
  else if (difference !== null && change?.before.complete === true)
    parts.push(
      difference.verdict === 'higher' || difference.verdict === 'lower'
        ? translate(language, 'silence.since-before', {
            change: formatPoints(language, difference.value),
          })
        : translate(language, 'silence.no-change', { n: figure.n }),
    );
  return parts.join(' · ');
};
