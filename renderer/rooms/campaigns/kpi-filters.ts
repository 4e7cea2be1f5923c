import { useQuery } from '@tanstack/react-query';
import type { CampaignDetail } from '../../../shared/contract/campaigns.ts';
import { metricBasis, type MetricId } from '../../../shared/domain/metrics/registry.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';

/** What a KPI can be about alone: the campaign's communities, or all; its events where the metric asks events. */
export const useKpiFilters = (detail: CampaignDetail, metric: MetricId | null) => {
  const isWhole = metric !== null && metricBasis[metric] === 'campaign';
  const t = useT();
  const named = detail.communities.length > 0;
  const all = useQuery({
    queryKey: ['communities', 'list', 'scope'],
    queryFn: ({ signal }) =>
      client.communities.list(
        { sort: { by: 'name', descending: false }, offset: 0, limit: 500 },
        { signal },
      ),
    enabled: !named,
  });
  const communities = named ? detail.communities : (all.data?.rows ?? []);
  const events = metric !== null && metricBasis[metric] === 'events' ? detail.events : [];
  const group = (
    label: string,
    things: readonly { readonly uid: string; readonly name: string }[],
  ) =>
    things.length === 0
      ? []
      : [{ label, options: things.map(({ uid, name }) => ({ value: uid, label: name })) }];
  // What a campaign costs and brings is told of it as a whole.
  if (isWhole) return [];
  return [
    ...group(t('campaigns.communities'), communities),
    ...group(t('campaigns.events'), events),
  ];
};
