import { Button, Segmented, Spin } from 'antd';
import { useState } from 'react';
import { budgetView } from '../../../shared/domain/events/budget-view.ts';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';
import type { Detail } from '../events/queries.ts';
import './budget.css';
import { ChecksSection } from './checks-section.tsx';
import { GuestsSection } from './guests-section.tsx';
import { MoneySection } from './money-section.tsx';
import { PrizesSection } from './prizes-section.tsx';
import { PromotionSection } from './promotion-section.tsx';
import { useBudget } from './queries.ts';
import { WelfareSection } from './welfare-section.tsx';

const sections = ['budget', 'promotion', 'prize', 'guest', 'check', 'welfare'] as const;
type Section = (typeof sections)[number];
const keptAs = 'workstation.budget-section';

interface BudgetTabProps {
  readonly detail: Detail;
}

/** Money and things of an event, one section at a time; which one is remembered. */
export const BudgetTab = ({ detail }: BudgetTabProps) => {
  const t = useT();
  const failureToast = useFailureToast();
  const eventUid = detail.event.uid;
  const query = useBudget(eventUid);
  const [section, setSection] = useState<Section>(
    () => sections.find((one) => one === localStorage.getItem(keptAs)) ?? 'budget',
  );
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Spin className="page-spin" />;
  const sheet = query.data;
  const view = budgetView(sheet);
  const counts: Readonly<Record<Section, number>> = {
    budget: sheet.lines.length,
    promotion: sheet.lines.filter(({ channel }) => channel !== null).length,
    prize: sheet.prizes.length,
    guest: sheet.guests.length,
    check: sheet.checks.length,
    welfare: sheet.grants.length + sheet.packets.length,
  };
  return (
    <div className="budget-tab">
      <div className="budget-bar">
        <Segmented<Section>
          aria-label={t('budget.sections')}
          value={section}
          onChange={(next) => {
            localStorage.setItem(keptAs, next);
            setSection(next);
          }}
          options={sections.map((value) => ({
            value,
            label: (
              <>
                {t(`budget.section-${value}`)} <span className="secondary">{counts[value]}</span>
              </>
            ),
          }))}
        />
        <Button
          onClick={() =>
            void client.budget
              .exportFile({ eventUid })
              .then(({ handle }) => saveFile(handle))
              .catch(failureToast)
          }
        >
          {t('budget.export')}
        </Button>
      </div>
      <div className="budget-section">
        {section === 'budget' && <MoneySection sheet={sheet} view={view} />}
        {section === 'promotion' && <PromotionSection sheet={sheet} />}
        {section === 'prize' && <PrizesSection sheet={sheet} />}
        {section === 'guest' && <GuestsSection sheet={sheet} />}
        {section === 'check' && <ChecksSection sheet={sheet} mode={detail.event.mode} />}
        {section === 'welfare' && <WelfareSection sheet={sheet} />}
      </div>
    </div>
  );
};
