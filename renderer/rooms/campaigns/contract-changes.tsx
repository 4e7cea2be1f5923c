import type { CampaignDetail } from '../../../shared/contract/campaigns.ts';
import { kpiName } from '../../../shared/domain/report/format-figure.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';

type Change = CampaignDetail['contractChanges'][number];

/** What was moved, added or taken out after the KPI contract was signed. */
export const ContractChanges = ({ changes }: { readonly changes: readonly Change[] }) => {
  const t = useT();
  const { language } = useAppearance();
  if (changes.length === 0) return null;
  const period = (one: { readonly from: string; readonly to: string } | null): string =>
    one === null ? '—' : `${one.from} – ${one.to}`;
  const words = (change: Change): string => {
    switch (change.kind) {
      case 'period':
      case 'baseline':
        return t(`campaignLive.changed-${change.kind}`, {
          then: period(change.then),
          now: period(change.now),
        });
      case 'added':
      case 'gone':
        return t(`campaignLive.changed-${change.scope}-${change.kind}`, {
          names: change.names.join(t('common.list-separator')),
        });
      case 'kpi-removed':
        return t('campaignLive.changed-kpi-removed', {
          metric: kpiName(language, change.metric, change.filter),
        });
    }
  };
  return (
    <ul className="watch" aria-label={t('campaignLive.changed')}>
      {changes.map((change) => (
        <li key={words(change)}>{words(change)}</li>
      ))}
    </ul>
  );
};
