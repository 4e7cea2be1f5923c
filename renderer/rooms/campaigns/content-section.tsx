import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useState } from 'react';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { NewItem } from '../content/new-item.tsx';
import { channelText, typeText } from '../content/words.ts';

interface ContentSectionProps {
  readonly uid: string;
  readonly onOpen: (itemUid: string) => void;
}

/** What is planned and published for a campaign. */
export const ContentSection = ({ uid, onOpen }: ContentSectionProps) => {
  const t = useT();
  const { language } = useAppearance();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    // Under the key of the content room, whose changes make it read again.
    queryKey: ['content', 'campaign', uid],
    queryFn: ({ signal }) => client.campaigns.content({ uid }, { signal }),
  });
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Spin />;
  const items = query.data;
  const reads = items.flatMap(({ result }) => {
    const seen = result?.reads ?? null;
    return seen === null ? [] : [seen];
  });
  return (
    <>
      {items.length === 0 ? (
        <p className="quiet">{t('campaignLive.no-content')}</p>
      ) : (
        <>
          <p className="secondary">
            {t('campaignLive.content-sum', {
              count: items.length,
              published: items.filter(({ state }) => state === 'published').length,
              reads: formatNumber(
                language,
                reads.length === 0 ? null : reads.reduce((sum, one) => sum + one, 0),
              ),
            })}
          </p>
          <div className="kpi-scroll">
            <table className="report-table">
              <thead>
                <tr>
                  <th scope="col">{t('content.date')}</th>
                  <th scope="col">{t('content.item-title')}</th>
                  <th scope="col">{t('content.type')}</th>
                  <th scope="col">{t('content.channel')}</th>
                  <th scope="col">{t('content.state')}</th>
                  <th scope="col" data-align="right">
                    {t('content.reads')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.uid}>
                    <td className="date-cell">{item.date ?? '—'}</td>
                    <td>
                      <button
                        type="button"
                        className="figure-link"
                        onClick={() => onOpen(item.uid)}
                      >
                        {item.title}
                      </button>
                    </td>
                    <td>{typeText(language, item.type)}</td>
                    <td>{channelText(language, item.channel)}</td>
                    <td>{t(`content.state-${item.state}`)}</td>
                    <td data-align="right">{formatNumber(language, item.result?.reads ?? null)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <div className="button-line">
        <Button onClick={() => setAdding(true)}>{t('campaignLive.content-new')}</Button>
      </div>
      {adding && (
        <NewItem
          date={null}
          campaignUid={uid}
          onClose={() => setAdding(false)}
          onCreated={(made) => {
            setAdding(false);
            onOpen(made);
          }}
        />
      )}
    </>
  );
};
