import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Spin } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { useSettings } from '../../app/program.tsx';
import { useToday } from '../../app/today.ts';
import { Failure } from '../../components/failure.tsx';
import { FigureDrawer } from '../../components/figure-drawer.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { CostsSection } from './costs-section.tsx';
import { ItemDrawer } from '../content/item-drawer.tsx';
import '../content/content.css';
import { CampaignForm } from './campaign-form.tsx';
import { ContractChanges } from './contract-changes.tsx';
import { ContentSection } from './content-section.tsx';
import { LiveSection } from './live-section.tsx';
import { kpiRowsOf } from './kpi-rows.ts';
import { KpiTable } from './kpi-table.tsx';
import { ScopeForm } from './scope-form.tsx';
import { SimilarDrawer } from './similar-drawer.tsx';
import { SegmentLines } from './segment-lines.tsx';

/** One campaign: its period, scope, and the KPI contract with actual against target. */
export const CampaignPage = ({ uid }: { readonly uid: string }) => {
  const t = useT();
  const { zone } = useSettings();
  const today = useToday();
  const [, go] = useLocation();
  const { change, busy } = useChange('campaigns');
  const [dialog, setDialog] = useState<'edit' | 'scope' | 'sign' | null>(null);
  const [opening, setOpening] = useState<ReportOpening | null>(null);
  const [openItem, setOpenItem] = useState<string | null>(null);
  const [similarTo, setSimilarTo] = useState<string | null>(null);
  const openFigure = (next: ReportOpening): void => {
    setOpenItem(null);
    setSimilarTo(null);
    setOpening(next);
  };
  const query = useQuery({
    queryKey: ['campaigns', 'detail', uid],
    queryFn: ({ signal }) => client.campaigns.detail({ uid }, { signal }),
  });
  // A second look that fails leaves what is shown, and a form that is being filled in.
  if (query.data === undefined)
    return query.isError ? (
      <Failure error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Spin className="room-spin" />
    );
  const detail = query.data;
  const { campaign, baseline } = detail;
  const similarKpi = detail.kpis.find((kpi) => kpi.uid === similarTo);
  const openRows = opening === null ? null : kpiRowsOf(detail, opening.key);
  const sign = async (): Promise<void> => {
    await change('campaigns.signed', () => client.campaigns.sign({ uid }), {
      isFinal: true,
    }).catch(() => null);
    setDialog(null);
  };
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('campaigns.period'),
      <>
        {`${campaign.from} – ${campaign.to}`}{' '}
        <Link
          href="/calendar"
          state={{ date: campaign.status === 'running' ? today : campaign.from }}
        >
          {t('campaignLive.page-calendar')}
        </Link>
      </>,
    ],
    [
      t('campaigns.baseline'),
      `${baseline.from} – ${baseline.to}${detail.baselineIsDefault ? t('campaigns.baseline-default') : ''}`,
    ],
    [t('campaigns.goal'), campaign.goal === null ? '—' : t(`campaigns.goal-${campaign.goal}`)],
    [t('campaigns.owner'), campaign.owner ?? '—'],
    [
      t('campaigns.communities'),
      detail.communities.length === 0
        ? t('campaigns.all-communities')
        : detail.communities.map((one) => one.name).join(t('common.list-separator')),
    ],
  ];
  return (
    <Page
      title={
        <span className="room-title">
          <Button type="text" onClick={() => go('/')} aria-label={t('campaigns.back')}>
            ←
          </Button>
          {campaign.name}
        </span>
      }
      state={t(`campaigns.status-${campaign.status}`)}
      scroll
      drawer={
        openItem !== null ? (
          <ItemDrawer
            key={openItem}
            uid={openItem}
            onClose={() => setOpenItem(null)}
            onOpen={setOpenItem}
          />
        ) : similarKpi !== undefined ? (
          <SimilarDrawer
            key={similarKpi.uid}
            kpi={similarKpi}
            campaign={campaign}
            onClose={() => setSimilarTo(null)}
          />
        ) : (
          opening !== null &&
          openRows !== null && (
            <FigureDrawer
              key={opening.key}
              opening={opening}
              currency={campaign.currency}
              of={openRows}
              onClose={() => setOpening(null)}
            />
          )
        )
      }
      actions={
        <>
          <Button onClick={() => setDialog('scope')}>{t('campaigns.scope')}</Button>
          <Button onClick={() => setDialog('edit')}>{t('common.edit')}</Button>
          <Button
            loading={busy}
            onClick={() =>
              void change(campaign.archived ? 'campaigns.restored' : 'campaigns.archived', () =>
                client.campaigns.archive({ uid, archived: !campaign.archived }),
              ).catch(() => null)
            }
          >
            {t(campaign.archived ? 'campaigns.restore' : 'campaigns.archive')}
          </Button>
          <Link href={`~/retrospectives/${uid}`}>
            <Button type="primary">{t('campaigns.to-retrospective')}</Button>
          </Link>
        </>
      }
    >
      <div className="campaign">
        <dl className="count-line">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {campaign.purpose !== null && <p>{campaign.purpose}</p>}
        {campaign.status !== 'planned' && (
          <section aria-labelledby="campaign-live">
            <h2 id="campaign-live">{t('campaignLive.live')}</h2>
            <LiveSection detail={detail} onOpen={openFigure} />
          </section>
        )}
        <section aria-labelledby="campaign-kpis">
          <h2 id="campaign-kpis">{t('campaigns.kpis')}</h2>
          <div className="kpi-line">
            {campaign.signedAtMs === null ? (
              <Button disabled={detail.kpis.length === 0} onClick={() => setDialog('sign')}>
                {t('campaigns.sign')}
              </Button>
            ) : (
              <span className="secondary">
                {t('campaigns.signed-at', { at: formatInstant(campaign.signedAtMs, zone) })}
              </span>
            )}
          </div>
          <ContractChanges changes={detail.contractChanges} />
          <KpiTable
            detail={detail}
            onOpen={openFigure}
            onSimilar={(kpi) => {
              setOpening(null);
              setOpenItem(null);
              setSimilarTo(kpi);
            }}
          />
        </section>
        <section aria-labelledby="campaign-costs">
          <h2 id="campaign-costs">{t('campaignLive.costs')}</h2>
          <CostsSection uid={uid} />
        </section>
        <section aria-labelledby="campaign-events">
          <h2 id="campaign-events">{t('campaigns.events')}</h2>
          {detail.events.length === 0 ? (
            <p className="quiet">{t('campaigns.no-events')}</p>
          ) : (
            <ul>
              {detail.events.map((event) => (
                <li key={event.uid}>
                  <Link href={`~/events/${event.uid}`}>{event.name}</Link>{' '}
                  <span className="quiet">{formatInstant(event.startAtMs, zone)}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="campaign-content">
          <h2 id="campaign-content">{t('campaignLive.content')}</h2>
          <ContentSection
            uid={uid}
            onOpen={(item) => {
              setOpening(null);
              setSimilarTo(null);
              setOpenItem(item);
            }}
          />
        </section>
        <section aria-labelledby="campaign-segments">
          <h2 id="campaign-segments">{t('campaigns.segments')}</h2>
          <SegmentLines
            detail={detail}
            part="segments"
            none={t('campaigns.no-segments')}
            note={t('campaigns.segments-counted')}
            lostText={t('campaigns.segment-lost-text')}
          />
        </section>
        <section aria-labelledby="campaign-comparison">
          <h2 id="campaign-comparison">{t('comparisonGroup.compared')}</h2>
          <SegmentLines
            detail={detail}
            part="comparison"
            none={t('comparisonGroup.none')}
            note={t('comparisonGroup.counted')}
            lostText={t('comparisonGroup.says-lost')}
          />
        </section>
      </div>
      {dialog === 'edit' && (
        <CampaignForm
          campaign={campaign}
          onClose={() => setDialog(null)}
          onDone={() => undefined}
        />
      )}
      {dialog === 'scope' && <ScopeForm detail={detail} onClose={() => setDialog(null)} />}
      <Modal
        open={dialog === 'sign'}
        title={t('campaigns.sign-title')}
        okText={t('campaigns.sign-do', { count: detail.kpis.length })}
        cancelText={t('common.cancel')}
        confirmLoading={busy}
        onOk={() => void sign()}
        onCancel={() => setDialog(null)}
      >
        <p>{t('campaigns.sign-text')}</p>
        {campaign.status !== 'planned' && (
          <p className="watch">{t('campaigns.sign-late', { from: campaign.from })}</p>
        )}
      </Modal>
    </Page>
  );
};
