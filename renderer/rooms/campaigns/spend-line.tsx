import { Progress } from 'antd';
import type { CampaignSpend } from '../../../shared/contract/campaign-costs.ts';
import { formatMoney, formatPercent } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';

/** Budget, plan and cost of a campaign, and what is left; where the sum is not whole it says why. */
export const SpendLine = ({
  spend,
  currency,
}: {
  readonly spend: CampaignSpend;
  readonly currency: string;
}) => {
  const t = useT();
  const { language } = useAppearance();
  const { budgetMinor, plannedMinor, costMinor, from } = spend;
  const money = (amount: number | null): string => formatMoney(language, amount, currency);
  const left = budgetMinor === null || costMinor === null ? null : budgetMinor - costMinor;
  const share = budgetMinor === null || budgetMinor <= 0 ? null : (costMinor ?? 0) / budgetMinor;
  const notes = [
    ...(costMinor === null ? [t('campaignLive.no-cost')] : []),
    ...(budgetMinor === null ? [t('campaignLive.no-budget')] : []),
    ...(from === 'campaign' ? [t('campaignLive.cost-typed')] : []),
    ...(spend.open > 0 ? [t('campaignLive.cost-open', { count: spend.open })] : []),
    ...(spend.otherCurrency > 0
      ? [t('campaignLive.cost-other-currency', { count: spend.otherCurrency })]
      : []),
  ];
  return (
    <>
      <dl className="count-line">
        <div>
          <dt>{t('campaignLive.budget')}</dt>
          <dd>{money(budgetMinor)}</dd>
        </div>
        <div>
          <dt>{t('campaignLive.planned')}</dt>
          <dd>{money(plannedMinor)}</dd>
        </div>
        <div>
          <dt>{t('campaignLive.spent')}</dt>
          <dd>
            {money(costMinor)}
            {share !== null && costMinor !== null && (
              <span className={`small ${share > 1 ? 'bad' : 'secondary'}`}>
                {' '}
                {formatPercent(language, share)}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t(left !== null && left < 0 ? 'campaignLive.over' : 'campaignLive.left')}</dt>
          <dd className={left !== null && left < 0 ? 'bad' : undefined}>
            {money(left === null ? null : Math.abs(left))}
          </dd>
        </div>
        {share !== null && (
          <div className="spend-bar">
            <Progress
              percent={Math.min(100, Math.round(share * 100))}
              showInfo={false}
              size="small"
              {...(share > 1 ? { status: 'exception' as const } : {})}
              aria-label={t('campaignLive.spent')}
            />
          </div>
        )}
      </dl>
      {notes.length > 0 && <p className="quiet small">{notes.join(t('campaignLive.and'))}</p>}
    </>
  );
};
