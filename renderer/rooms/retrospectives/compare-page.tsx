import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { compareCampaigns, ofCellKey } from '../../../shared/domain/report/compare-campaigns.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { openingsOf } from '../../../shared/domain/report/openings.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { FigureDrawer } from '../../components/figure-drawer.tsx';
import { Page } from '../../components/page.tsx';
import { ReportBlocks } from '../../components/report-blocks.tsx';
import { client } from '../../rpc/client.ts';
import { CompareExport } from './compare-export.tsx';

/** Campaigns side by side, with what must be known before they are compared. */
export const ComparePage = ({ campaignUids }: { readonly campaignUids: readonly string[] }) => {
  const t = useT();
  const { language } = useAppearance();
  const [, go] = useLocation();
  const [opening, setOpening] = useState<ReportOpening | null>(null);
  const query = useQuery({
    queryKey: ['retrospectives', 'compare', ...campaignUids],
    queryFn: ({ signal }) =>
      client.retrospectives.compare({ campaignUids: [...campaignUids] }, { signal }),
  });
  const { data } = query;
  const comparison = useMemo(
    () => (data === undefined ? null : compareCampaigns(data, language)),
    [data, language],
  );
  const [openUid, openKey] = ofCellKey(opening?.key ?? ' ');
  const opened = data?.find(({ campaignUid }) => campaignUid === openUid);
  return (
    <Page
      title={
        <span className="room-title">
          <Button type="text" onClick={() => go('/')} aria-label={t('retrospectives.back')}>
            ←
          </Button>
          {t('words.compare-page')}
        </span>
      }
      scroll
      actions={data === undefined ? undefined : <CompareExport campaignUids={campaignUids} />}
      drawer={
        opening !== null &&
        opened !== undefined && (
          <FigureDrawer
            key={opening.key}
            opening={opening}
            currency={opened.facts.currency}
            of={{
              kind: 'retrospective',
              campaignUid: opened.campaignUid,
              version: opened.version,
              key: openKey,
            }}
            renew={async () => {
              const renewed = await query.refetch({ throwOnError: true });
              const { table } = compareCampaigns(renewed.data!, language);
              return openingsOf([table]).find(({ key }) => key === opening.key) ?? opening;
            }}
            onClose={() => setOpening(null)}
          />
        )
      }
    >
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="room-spin" />}
      {data !== undefined && comparison !== null && (
        <article className="comparison">
          <ul className="compared">
            {data.map(({ campaignUid, version, facts }) => (
              <li key={campaignUid}>
                <Link href={`/${campaignUid}`}>{facts.campaign.name}</Link>{' '}
                <span className="secondary">
                  {facts.during.from} – {facts.during.to} ·{' '}
                  {version === null
                    ? t('retrospectives.version-draft')
                    : t('words.compare-version', { version })}
                </span>
              </li>
            ))}
          </ul>
          <h2>{t('words.compare-notes')}</h2>
          {comparison.notes.length === 0 ? (
            <p>{t('words.compare-alike')}</p>
          ) : (
            <ReportBlocks
              blocks={[{ kind: 'list', items: comparison.notes }]}
              onOpen={setOpening}
            />
          )}
          <ReportBlocks blocks={[comparison.table]} onOpen={setOpening} />
          <p className="quiet small">{t('words.compare-cells')}</p>
        </article>
      )}
    </Page>
  );
};
