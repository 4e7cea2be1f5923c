import { Alert, Spin } from 'antd';
import type { EventResults } from '../../../shared/contract/closing.ts';
import type { EventDetail } from '../../../shared/contract/events.ts';
import type { Figure } from '../../../shared/domain/metrics/figure.ts';
import { openingOf } from '../../../shared/domain/report/blocks/cells.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { isThin } from '../../../shared/domain/report/format-figure.ts';
import {
  formatMoney,
  formatNumber,
  formatPercent,
  unknown,
} from '../../../shared/messages/format.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translate, translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { FigureCard } from '../../components/figure-card.tsx';
import { useResultFigures } from './queries.ts';
import { ScheduleCard } from './schedule-variance.tsx';

interface ResultCardsProps {
  readonly event: EventDetail['event'];
  readonly results: EventResults | undefined;
  readonly onOpen: (opening: ReportOpening) => void;
  readonly onOpenSchedule: () => void;
}

/** What the cost of the event opens as; it is no metric. */
export const COST = 'cost';

/** Every figure of the event, what it cost and how long it took, each opening into its rows. */
export const ResultCards = ({ event, results, onOpen, onOpenSchedule }: ResultCardsProps) => {
  const t = useT();
  const { language } = useAppearance();
  const query = useResultFigures(event.uid, results?.period);
  return (
    <section aria-labelledby="closing-results">
      <h2 id="closing-results" className="closing-title">
        {t('closing.results')}
        {results?.isDated === true && (
          <span className="quiet small">{t('closing.results-of', results.period)}</span>
        )}
      </h2>
      {results?.hasStarted === false && (
        <Alert type="info" showIcon title={t('closing.not-started')} />
      )}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data === undefined || results === undefined ? (
        !query.isError && (
          <p className="secondary">
            <Spin size="small" /> {t('closing.counting')}
          </p>
        )
      ) : (
        <div className="figure-cards closing-cards">
          {query.data.map((figure) => (
            <FigureCard
              key={figure.id}
              figure={{
                ...openingOf({ language, currency: results.cost.currency }, figure.id, figure),
                note: noteOf(language, figure),
                tone: 'plain',
              }}
              onOpen={onOpen}
            />
          ))}
          <CostCard cost={results.cost} onOpen={onOpen} />
          <ScheduleCard event={event} onOpen={onOpenSchedule} />
        </div>
      )}
    </section>
  );
};

const noteOf = (language: Language, figure: Figure): string => {
  if (figure.reason !== null)
    return translateAny(language, `metrics.reason-${figure.reason}`) ?? unknown;
  const parts: string[] = [];
  if (figure.unit === 'score') parts.push(translate(language, 'metrics.n', { n: figure.n }));
  else if (figure.denominator !== null)
    parts.push(
      translate(language, 'metrics.formula', {
        numerator: formatNumber(language, figure.numerator),
        denominator: formatNumber(language, figure.denominator),
      }),
    );
  if (figure.interval !== null) {
    const [low, high] = figure.interval.map((bound) =>
      figure.unit === 'score'
        ? formatNumber(language, Math.round(bound))
        : formatPercent(language, bound),
    );
    parts.push(translate(language, 'metrics.interval', { low: low!, high: high! }));
  }
  if (isThin(figure)) parts.push(translate(language, 'closing.thin'));
  if (!figure.complete) parts.push(translate(language, 'metrics.incomplete'));
  return parts.join(' · ');
};

/** The sum of the cost lines; lines in other currencies are named, never added. */
const CostCard = ({
  cost,
  onOpen,
}: Pick<ResultCardsProps, 'onOpen'> & Pick<EventResults, 'cost'>) => {
  const t = useT();
  const { language } = useAppearance();
  const money = (minor: number): string => formatMoney(language, minor, cost.currency);
  const notes = [
    ...(cost.lines === 0
      ? [t('closing.cost-none')]
      : cost.actualMinor === null
        ? [t('closing.cost-open')]
        : []),
    ...(cost.plannedMinor === null
      ? []
      : [t('closing.cost-planned', { planned: money(cost.plannedMinor) })]),
    ...(cost.otherCurrency === 0 ? [] : [t('closing.cost-other', { count: cost.otherCurrency })]),
  ];
  const unpaid =
    cost.actualMinor === null || cost.openLines === 0
      ? []
      : [t('closing.cost-unpaid', { count: cost.openLines })];
  return (
    <FigureCard
      figure={{
        key: COST,
        label: t('closing.cost'),
        value: cost.actualMinor === null ? unknown : money(cost.actualMinor),
        details: [t('closing.cost-text'), ...notes, ...unpaid],
        entity: 'cost',
        rowUnit: 'minor',
        note: notes.join(' · '),
        tone: 'plain',
      }}
      onOpen={onOpen}
    />
  );
};
