import type { BudgetSheet } from '../../../shared/contract/budget.ts';
import type { BudgetView } from '../../../shared/domain/events/budget-view.ts';
import { formatMoney } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Known } from './known.tsx';

interface SummaryProps {
  readonly sheet: BudgetSheet;
  readonly view: BudgetView;
}

/** What the budget comes to: plan and actual, break-even, cost of each person who came. */
export const Summary = ({ sheet, view }: SummaryProps) => {
  const t = useT();
  const { language } = useAppearance();
  const money = (minor: number | null): string | null =>
    minor === null ? null : formatMoney(language, minor, sheet.currency);
  const pair = (side: 'cost' | 'income') => (
    <div key={side}>
      <dt>
        {t(`budget.sum-${side}`)}
        <span className="quiet">
          {' '}
          {t('budget.planned')} / {t('budget.actual')}
        </span>
      </dt>
      <dd>
        <Known text={money(view.planned[side])} reason={t('budget.no-plan')} />
        <span className="quiet"> / </span>
        <Known text={money(view.actual[side])} reason={t('budget.no-actual')} />
      </dd>
    </div>
  );
  const even = view.breakEven;
  return (
    <dl className="count-line">
      {pair('cost')}
      {pair('income')}
      <div>
        <dt>{t('budget.break-even')}</dt>
        <dd title={even.kind === 'up-to' ? t('budget.break-even-up-to-hint') : undefined}>
          {even.kind === 'none' ? (
            <Known text={null} reason={t(`budget.break-even-${even.reason}`)} />
          ) : (
            t(`budget.break-even-${even.kind}`, { people: even.people })
          )}
        </dd>
        {even.kind === 'none' && (
          <dd className="quiet summary-reason">{t(`budget.break-even-${even.reason}`)}</dd>
        )}
      </div>
      <div>
        <dt>{t('budget.actual-per-head')}</dt>
        <dd>
          <Known
            text={money(view.actualPerHeadMinor)}
            reason={t(sheet.attendees === 0 ? 'budget.no-attendees' : 'budget.no-actual')}
          />
        </dd>
        <dd className="quiet summary-reason">
          {sheet.attendees === 0
            ? t('budget.no-attendees')
            : t('budget.attendees', { count: sheet.attendees })}
        </dd>
      </div>
    </dl>
  );
};
