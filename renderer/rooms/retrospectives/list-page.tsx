import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { Link } from 'wouter';
import { formatDate, formatPercent } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';

/** Every campaign with the state of its retrospective. */
export const ListPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const query = useQuery({
    queryKey: ['retrospectives', 'list'],
    queryFn: ({ signal }) => client.retrospectives.list(undefined, { signal }),
  });
  return (
    <Page
      title={t('retrospectives.title')}
      actions={<Link href="~/catalogue">{t('catalogue.title')}</Link>}
      scroll
    >
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="room-spin" />}
      {query.data?.length === 0 && (
        <EmptyState
          sentence={t('retrospectives.empty')}
          action={
            <Link href="~/campaigns">
              <Button type="primary">{t('retrospectives.to-campaigns')}</Button>
            </Link>
          }
        />
      )}
      {query.data !== undefined && query.data.length > 0 && (
        <table className="report-table list-table">
          <thead>
            <tr>
              <th scope="col">{t('campaigns.name')}</th>
              <th scope="col">{t('campaigns.period')}</th>
              <th scope="col">{t('retrospectives.state')}</th>
              <th scope="col" data-align="right">
                {t('campaigns.score')}
              </th>
            </tr>
          </thead>
          <tbody>
            {query.data.map((row) => (
              <tr key={row.campaignUid}>
                <td>
                  <Link href={`/${row.campaignUid}`}>{row.name}</Link>
                </td>
                <td>
                  {row.from} – {row.to}
                </td>
                <td>
                  {t(`retrospectives.state-${row.state}`)}{' '}
                  {row.signedAtMs !== null && (
                    <span className="quiet">
                      {t('retrospectives.signed-on', { on: formatDate(row.signedAtMs, zone) })}
                    </span>
                  )}
                </td>
                <td data-align="right">{formatPercent(language, row.score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
};
