import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Spin } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { CampaignForm } from './campaign-form.tsx';

/** Every campaign, newest first. */
export const ListPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const [, go] = useLocation();
  const [archived, setArchived] = useState(false);
  const [creating, setCreating] = useState(false);
  const query = useQuery({
    queryKey: ['campaigns', 'list', archived],
    queryFn: ({ signal }) => client.campaigns.list({ archived }, { signal }),
  });
  const rows = query.data ?? [];
  const empty = query.data?.length === 0 && !archived;
  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('campaigns.new')}
    </Button>
  );
  return (
    <Page
      title={t('campaigns.title')}
      state={
        empty || query.data === undefined ? undefined : t('campaigns.count', { count: rows.length })
      }
      actions={empty ? undefined : create}
      scroll
      filters={
        <Segmented
          value={archived ? 'archived' : 'current'}
          onChange={(value) => setArchived(value === 'archived')}
          options={[
            { value: 'current', label: t('campaigns.show-current') },
            { value: 'archived', label: t('campaigns.show-archived') },
          ]}
        />
      }
    >
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="room-spin" />}
      {empty && <EmptyState sentence={t('campaigns.empty')} action={create} />}
      {rows.length > 0 && (
        <table className="report-table list-table">
          <thead>
            <tr>
              <th scope="col">{t('campaigns.name')}</th>
              <th scope="col">{t('campaigns.goal')}</th>
              <th scope="col">{t('campaigns.period')}</th>
              <th scope="col">{t('campaigns.status')}</th>
              <th scope="col">{t('campaigns.owner')}</th>
              <th scope="col" data-align="right">
                {t('campaigns.events')}
              </th>
              <th scope="col" data-align="right">
                KPI
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.uid}>
                <td>
                  <Link href={`/${row.uid}`}>{row.name}</Link>
                </td>
                <td>{row.goal === null ? '' : t(`campaigns.goal-${row.goal}`)}</td>
                <td>
                  {row.from} – {row.to}
                </td>
                <td>{t(`campaigns.status-${row.status}`)}</td>
                <td>{row.owner}</td>
                <td data-align="right">{formatNumber(language, row.events)}</td>
                <td data-align="right">{formatNumber(language, row.kpis)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {creating && (
        <CampaignForm
          campaign={null}
          onClose={() => setCreating(false)}
          onDone={(uid) => go(`/${uid}`)}
        />
      )}
    </Page>
  );
};
