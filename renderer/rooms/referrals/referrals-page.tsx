import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import './referrals.css';
import { useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useToday } from '../../app/today.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { FigureDrawer } from '../../components/figure-drawer.tsx';
import { figureRowsOf } from '../../components/figure-rows-of.ts';
import { Page } from '../../components/page.tsx';
import { Cuts } from './cuts.tsx';
import { Inviters } from './inviters.tsx';
import { Overview } from './overview.tsx';
import { useReferralOverview } from './queries.ts';
import { SetReferrer } from './set-referrer.tsx';
import { TreePage } from './tree-page.tsx';

/** Who brought whom: the figures, the people, and what is left out. */
export const ReferralsPage = () => (
  <Switch>
    <Route path="/tree/:uid">{({ uid }) => <TreePage key={uid} uid={uid} />}</Route>
    <Route path="/inviters">{() => <Parts part="inviters" />}</Route>
    <Route path="/cuts">{() => <Parts part="cuts" />}</Route>
    <Route>{() => <Parts part="overview" />}</Route>
  </Switch>
);

const parts = ['overview', 'inviters', 'cuts'] as const;
type Part = (typeof parts)[number];

/** Offered lengths of a cycle, in days. */
const periods = [30, 90, 365] as const;

const Parts = ({ part }: { readonly part: Part }) => {
  const t = useT();
  const today = useToday();
  const [, go] = useLocation();
  const [days, setDays] = useState<number>(90);
  const [setting, setSetting] = useState(false);
  const [opening, setOpening] = useState<ReportOpening | null>(null);
  const { currency } = useSettings();
  const period = { from: addDays(today, 1 - days), to: today };
  const overview = useReferralOverview(period);
  const { data } = overview;
  const left =
    data === undefined ? 0 : Object.values(data.cuts).reduce((sum, count) => sum + count, 0);
  const empty = data?.records === 0;
  const set = <Button onClick={() => setSetting(true)}>{t('referrals.set-referrer')}</Button>;
  return (
    <Page
      title={t('referrals.title')}
      state={
        data === undefined || empty
          ? undefined
          : t('referrals.state', { brought: data.brought, inviters: data.inviters })
      }
      actions={empty ? undefined : set}
      filters={
        data === undefined || empty ? undefined : (
          <>
            <Segmented
              aria-label={t('referrals.parts')}
              value={part}
              onChange={(next) => go(next === 'overview' ? '/' : `/${next}`)}
              options={parts.map((one) => ({
                value: one,
                label: t(`referrals.tab-${one}`, { count: left }),
              }))}
            />
            {part === 'overview' && (
              <Segmented
                aria-label={t('referrals.period-label')}
                value={days}
                onChange={setDays}
                options={periods.map((length) => ({
                  value: length,
                  label: t('referrals.period-days', { days: length }),
                }))}
              />
            )}
          </>
        )
      }
      drawer={
        opening === null || part !== 'overview' ? undefined : (
          <FigureDrawer
            key={opening.key}
            opening={opening}
            currency={currency}
            of={figureRowsOf(opening.key === 'referral.k' ? 'referral.k' : 'referral.new', period)}
            onClose={() => setOpening(null)}
          />
        )
      }
      scroll={part !== 'inviters'}
    >
      {overview.error !== null && (
        <Failure error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {empty && (
        <EmptyState
          sentence={t('referrals.empty-text')}
          action={
            <div className="member-line">
              <Link href="~/imports">
                <Button type="primary">{t('referrals.import')}</Button>
              </Link>
              {set}
            </div>
          }
        />
      )}
      {data !== undefined && !empty && part === 'overview' && (
        <Overview overview={data} period={period} left={left} onOpen={setOpening} />
      )}
      {data !== undefined && !empty && part === 'inviters' && <Inviters />}
      {data !== undefined && !empty && part === 'cuts' && <Cuts />}
      {setting && <SetReferrer member={null} onClose={() => setSetting(false)} />}
    </Page>
  );
};
