import { Button, Spin, Tabs } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CommunityDetail } from '../../../shared/contract/communities.ts';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { CommunityForm } from './community-form.tsx';
import { FirstsTab } from './firsts-tab.tsx';
import { GroupsTab } from './groups-tab.tsx';
import { HealthTab } from './health-tab.tsx';
import { LaunchTab } from './launch-tab.tsx';
import { useCommunity, useCommunityChange } from './queries.ts';
import { RecordTab } from './record-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { TeamTab } from './team-tab.tsx';

export const communityTabs = [
  'record',
  'groups',
  'rules',
  'launch',
  'health',
  'team',
  'firsts',
] as const;
export type CommunityTab = (typeof communityTabs)[number];

interface CommunityPageProps {
  readonly uid: string;
  readonly tab: CommunityTab;
}

/** One community on its tabs: record, groups, rules, launch, health, team, first members. */
export const CommunityPage = ({ uid, tab }: CommunityPageProps) => {
  const t = useT();
  const [, go] = useLocation();
  const query = useCommunity(uid);
  const { change, busy } = useCommunityChange();
  const [editing, setEditing] = useState(false);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Spin className="page-spin" />;
  const { community } = query.data;
  const open = (next: CommunityTab): void => go(next === 'record' ? `/${uid}` : `/${uid}/${next}`);
  const { stage } = community;
  const state = [
    t('communities.people', { count: community.members }),
    ...(stage === null ? [] : [t(`communities.stage-${stage}`)]),
    ...(community.archived ? [t('communities.show-archived')] : []),
  ].join(' · ');
  return (
    <Page
      title={
        <span className="room-title">
          <Button type="text" onClick={() => go('/')} aria-label={t('communities.back')}>
            ←
          </Button>
          {community.name}
        </span>
      }
      state={state}
      actions={
        <>
          <Button
            loading={busy}
            onClick={() =>
              void change(
                community.archived ? 'communities.restored-toast' : 'communities.archived-toast',
                () => client.communities.archive({ uid, archived: !community.archived }),
              ).catch(() => null)
            }
          >
            {t(community.archived ? 'communities.restore' : 'communities.archive')}
          </Button>
          <Button type="primary" onClick={() => setEditing(true)}>
            {t('common.edit')}
          </Button>
        </>
      }
    >
      <Tabs
        className="community-tabs"
        activeKey={tab}
        onChange={(key) => open(communityTabs.find((one) => one === key) ?? 'record')}
        items={communityTabs.map((key) => ({ key, label: t(`communities.tab-${key}`) }))}
      />
      <div
        className="community-tab"
        role="tabpanel"
        aria-label={t(`communities.tab-${tab}`)}
        tabIndex={-1}
      >
        <TabOf tab={tab} detail={query.data} onOpen={open} onEdit={() => setEditing(true)} />
      </div>
      {editing && (
        <CommunityForm
          community={community}
          onClose={() => setEditing(false)}
          onSaved={() => undefined}
        />
      )}
    </Page>
  );
};

export interface TabProps {
  readonly detail: CommunityDetail;
  readonly onOpen: (tab: CommunityTab) => void;
  readonly onEdit: () => void;
}

const TabOf = ({ tab, ...props }: TabProps & { readonly tab: CommunityTab }) => {
  const { uid } = props.detail.community;
  switch (tab) {
    case 'record':
      return <RecordTab {...props} />;
    case 'groups':
      return <GroupsTab detail={props.detail} />;
    case 'rules':
      return <RulesTab communityUid={uid} />;
    case 'launch':
      return <LaunchTab {...props} />;
    case 'health':
      return <HealthTab communityUid={uid} />;
    case 'team':
      return <TeamTab communityUid={uid} />;
    case 'firsts':
      return <FirstsTab communityUid={uid} />;
    default: {
      const never: never = tab;
      return never;
    }
  }
};
