import { Segmented } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useT } from '../../../app/appearance.tsx';
import { Page } from '../../../components/page.tsx';
import '../../../components/report.css';
import './tiers.css';
import { NamesContext } from '../conditions/names.tsx';
import { FlowPage } from './flow-page.tsx';
import { GrowthPage } from './growth-page.tsx';
import { RulesPage } from './rules-page.tsx';

const paths = { '/': 'rules', '/flow': 'flow', '/growth': 'growth' } as const;

/** The tiers: rules and evaluation, who flowed where, and the growth path. */
export const TiersPage = () => (
  <Switch>
    <Route path="/flow">
      <FlowPage />
    </Route>
    <Route path="/growth">
      <GrowthPage />
    </Route>
    <Route>
      <RulesPage />
    </Route>
  </Switch>
);

interface TierPageProps {
  readonly state?: ReactNode;
  readonly actions?: ReactNode;
  readonly filters?: ReactNode;
  readonly drawer?: ReactNode;
  readonly children: ReactNode;
}

/** One page of the tiers, with the line to choose among them. */
export const TierPage = ({ filters, children, ...rest }: TierPageProps) => {
  const t = useT();
  const [location, go] = useLocation();
  // Of communities and events that were chosen here and are in no saved rule yet.
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const names = useMemo(
    () => ({
      names: chosen,
      lost: new Set<string>(),
      keep: (uid: string, name: string | undefined) => {
        if (name !== undefined) setChosen((before) => ({ ...before, [uid]: name }));
      },
    }),
    [chosen],
  );
  return (
    <Page
      title={t('tiers.title')}
      scroll
      {...rest}
      filters={
        <>
          <Segmented
            aria-label={t('tiers.pages')}
            value={location in paths ? location : '/'}
            onChange={(path) => go(path)}
            options={Object.entries(paths).map(([value, name]) => ({
              value,
              label: t(`tiers.page-${name}`),
            }))}
          />
          {filters}
        </>
      }
    >
      <NamesContext value={names}>
        <div className="tiers">{children}</div>
      </NamesContext>
    </Page>
  );
};
