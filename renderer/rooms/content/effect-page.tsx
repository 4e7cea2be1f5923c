import { Spin } from 'antd';
import { useState } from 'react';
import type { Effect, EffectPart } from '../../../shared/contract/content.ts';
import { SMALL_EFFECT } from '../../../shared/domain/content/effect.ts';
import { formatPercent } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useToday } from '../../app/today.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { CommunitySelect } from '../events/community-select.tsx';
import { PeriodChoice, periodOf, type ChosenPeriod } from '../members/silence/period-choice.tsx';
import { BehindDrawer } from './behind-drawer.tsx';
import { EffectTable, OpenNumber, type OpenedPart } from './effect-table.tsx';
import { ItemDrawer } from './item-drawer.tsx';
import { useContentEffect } from './queries.ts';
import { typeText, channelText, weekdayText } from './words.ts';
import '../../components/report.css';

const groupings = ['type', 'channel', 'hour', 'weekday'] as const;

/** What published content brought, by type, channel and time; every number opens its items. */
export const EffectPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const today = useToday();
  const [chosen, setChosen] = useState<ChosenPeriod>('last-90');
  const [communityUid, setCommunityUid] = useState<string | null>(null);
  const [opened, setOpened] = useState<OpenedPart | null>(null);
  const [itemUid, setItemUid] = useState<string | null>(null);
  const scope = { ...periodOf(chosen, today), communityUid };
  const query = useContentEffect(scope);
  const { data } = query;
  const open = (part: OpenedPart): void => {
    setItemUid(null);
    setOpened(part);
  };
  const nameOf = (by: EffectPart['by'], key: string): string => {
    switch (by) {
      case 'type':
        return typeText(language, key === '' ? null : (key as Parameters<typeof typeText>[1]));
      case 'channel':
        return channelText(language, key);
      case 'hour':
        return key === '' ? t('content.no-hour') : t('content.hour', { hour: key });
      case 'weekday':
        return weekdayText(language, Number(key), 'long');
      case 'all':
        return t('content.effect-all');
      case 'month':
        return key;
    }
  };
  return (
    <Page
      title={t('content.page-effect')}
      state={`${scope.from} – ${scope.to}`}
      scroll
      filters={
        <>
          <PeriodChoice
            label={t('content.effect-period')}
            chosen={chosen}
            today={today}
            onChoose={setChosen}
          />
          <CommunitySelect
            uid={communityUid}
            name={null}
            placeholder={t('content.all-communities')}
            style={{ minWidth: 180 }}
            onChange={setCommunityUid}
          />
        </>
      }
      drawer={
        itemUid !== null ? (
          <ItemDrawer
            key={itemUid}
            uid={itemUid}
            onClose={() => setItemUid(null)}
            onOpen={setItemUid}
          />
        ) : opened === null ? undefined : (
          <BehindDrawer
            key={JSON.stringify(opened)}
            opened={opened}
            scope={scope}
            onClose={() => setOpened(null)}
            onOpen={setItemUid}
          />
        )
      }
    >
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin />}
      {data?.total.n === 0 && <EmptyState sentence={t('content.effect-none')} />}
      {data !== undefined && data.total.n > 0 && (
        <>
          <p className="secondary content-note">{t('content.effect-text')}</p>
          <p className="quiet small content-note">
            {t('content.engagement')}: {t('content.engagement-text')} · {t('content.share-rate')}:{' '}
            {t('content.share-text')}
          </p>
          <EffectTable
            title={t('content.effect-all')}
            by="all"
            groups={[data.total]}
            nameOf={(key) => nameOf('all', key)}
            onOpen={open}
          />
          {groupings.map((by) => (
            <EffectTable
              key={by}
              title={t(`content.by-${by}`)}
              by={by}
              groups={data.by[by]}
              nameOf={(key) => nameOf(by, key)}
              onOpen={open}
            />
          ))}
          <Balance months={data.balance} onOpen={open} />
        </>
      )}
    </Page>
  );
};

interface BalanceProps {
  readonly months: Effect['balance'];
  readonly onOpen: (part: OpenedPart) => void;
}

const Balance = ({ months, onOpen }: BalanceProps) => {
  const t = useT();
  const { language } = useAppearance();
  return (
    <section className="section">
      <table className="report-table">
        <caption>
          {t('content.balance')} <span className="quiet small">{t('content.balance-text')}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('content.month-name')}</th>
            <th scope="col" data-align="right">
              {t('content.interactive')}
            </th>
            <th scope="col" data-align="right">
              {t('content.n')}
            </th>
            <th scope="col" data-align="right">
              {t('content.balance')}
            </th>
            <th scope="col" className="content-bar-head">
              {t('content.balance')}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, interactive, all }) => {
            const part = { by: 'month', key: month, label: month } as const;
            const share = formatPercent(language, interactive / all);
            return (
              <tr key={month}>
                <th scope="row">
                  {month}
                  {all < SMALL_EFFECT && <span className="quiet small"> {t('content.small')}</span>}
                </th>
                <td data-align="right">
                  <OpenNumber
                    part={{ ...part, measure: 'interactive' }}
                    value={String(interactive)}
                    onOpen={onOpen}
                  />
                </td>
                <td data-align="right">
                  <OpenNumber
                    part={{ ...part, measure: 'items' }}
                    value={String(all)}
                    onOpen={onOpen}
                  />
                </td>
                <td data-align="right">
                  <OpenNumber
                    part={{ ...part, measure: 'interactive' }}
                    value={share}
                    onOpen={onOpen}
                  />
                </td>
                <td aria-hidden="true">
                  <span className="content-bar">
                    <span style={{ width: `${(interactive / all) * 100}%` }} />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};
