import { useCallback, useState } from 'react';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { useSettings } from '../../app/program.tsx';
import { Failure } from '../../components/failure.tsx';
import { FigureDrawer } from '../../components/figure-drawer.tsx';
import { figureRowsOf } from '../../components/figure-rows-of.ts';
import type { Detail } from '../events/queries.ts';
import { ChecklistPanel } from './checklist-panel.tsx';
import { LessonsPanel } from './lessons-panel.tsx';
import { useResults } from './queries.ts';
import { COST, ResultCards } from './result-cards.tsx';
import { ScheduleDrawer } from './schedule-variance.tsx';
import { SuggestionsPanel } from './suggestions-panel.tsx';
import { SurveysPanel } from './surveys-panel.tsx';
import './closing.css';

/** What came of the event, what was learnt, and what is left to do before it is closed. */
export const ClosingTab = ({
  detail,
  zone,
}: {
  readonly detail: Detail;
  readonly zone: string;
}) => {
  const { currency } = useSettings();
  const [opening, setOpening] = useState<ReportOpening | 'schedule' | null>(null);
  const close = useCallback(() => setOpening(null), []);
  const { uid: eventUid } = detail.event;
  const query = useResults(eventUid);
  const results = query.data;
  return (
    <div className="closing-tab">
      <div className="closing-scroll" tabIndex={0}>
        <div className="closing-columns">
          <div className="closing-main">
            {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
            <ResultCards
              event={detail.event}
              results={results}
              onOpen={setOpening}
              onOpenSchedule={() => setOpening('schedule')}
            />
            {results !== undefined && <SurveysPanel eventUid={eventUid} results={results} />}
            {results !== undefined && results.surveys.length > 0 && (
              <SuggestionsPanel eventUid={eventUid} />
            )}
            <LessonsPanel eventUid={eventUid} zone={zone} />
          </div>
          <ChecklistPanel detail={detail} zone={zone} />
        </div>
      </div>
      {opening === 'schedule' && <ScheduleDrawer event={detail.event} onClose={close} />}
      {opening !== null && opening !== 'schedule' && results !== undefined && (
        <FigureDrawer
          key={opening.key}
          opening={opening}
          currency={currency}
          of={
            opening.key === COST
              ? { kind: 'event-cost', eventUid }
              : figureRowsOf(opening.key, { ...results.period, eventUid })
          }
          onClose={close}
        />
      )}
    </div>
  );
};
