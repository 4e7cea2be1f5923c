import { Button, Tabs } from 'antd';
import { useLocation } from 'wouter';
import { useT } from '../../app/appearance.tsx';
import { forgetWorkspace, useSettings } from '../../app/program.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { Backups } from './backups.tsx';
import { Health } from './health.tsx';
import { History } from './history.tsx';
import { Settings } from './settings.tsx';
import './workspace.css';

const tabs = ['settings', 'backups', 'history', 'health'] as const;
type Tab = (typeof tabs)[number];

const Content = ({ tab }: { readonly tab: Tab }) => {
  switch (tab) {
    case 'settings':
      return <Settings />;
    case 'backups':
      return <Backups />;
    case 'history':
      return <History />;
    case 'health':
      return <Health />;
    default:
      return tab satisfies never;
  }
};

const WorkspacePage = () => {
  const t = useT();
  const [location, go] = useLocation();
  const { name } = useSettings();
  const fail = useFailureToast();
  const tab = tabs.find((one) => location === `/${one}`) ?? 'settings';
  const close = async (): Promise<void> => {
    try {
      await client.workspace.close();
      await forgetWorkspace();
    } catch (error) {
      fail(error);
    }
  };
  return (
    <Page
      title={t('workspace.title')}
      state={name}
      actions={<Button onClick={() => void close()}>{t('workspace.close-workspace')}</Button>}
      filters={
        <Tabs
          className="page-tabs"
          activeKey={tab}
          onChange={(next) => go(`/${next}`)}
          items={tabs.map((one) => ({ key: one, label: t(`workspace.tab-${one}`) }))}
        />
      }
      scroll={tab !== 'history'}
    >
      <Content tab={tab} />
    </Page>
  );
};

export default WorkspacePage;
