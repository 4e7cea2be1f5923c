import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useT } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { useToday } from '../../../app/today.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FigureDrawer } from '../../../components/figure-drawer.tsx';
import { Page } from '../../../components/page.tsx';
import { useAnyMember } from '../queries.ts';
import { ActivitySection } from './activity-section.tsx';
import { GrowthSection } from './growth-section.tsx';
import type { Opened } from './opened.ts';
import { useCommunities } from './queries.ts';
import { RetentionSection } from './retention-section.tsx';
import { RfmSection } from './rfm-section.tsx';
import './growth.css';

/** How the members grow, come back and buy; every number opens the members behind it. */
export const GrowthPage = () => {
  const t = useT();
  const today = useToday();
  const { currency } = useSettings();
  const [communityUid, setCommunity] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const any = useAnyMember();
  const communities = useCommunities().data?.rows ?? [];
  return (
    <Page
      title={t('trends.title')}
      scroll
      filters={
        communities.length === 0 ? undefined : (
          <Select
            className="trend-community"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={communityUid}
            placeholder={t('trends.all-members')}
            aria-label={t('trends.community')}
            options={communities.map(({ uid, name }) => ({ value: uid, label: name ?? uid }))}
            onChange={(uid: string | undefined) => setCommunity(uid ?? null)}
          />
        )
      }
      drawer={
        opened === null ? undefined : (
          <FigureDrawer
            key={opened.opening.key}
            opening={opened.opening}
            currency={currency}
            of={opened.of}
            onClose={() => setOpened(null)}
          />
        )
      }
    >
      {any.data === false ? (
        <EmptyState
          sentence={t('trends.empty')}
          action={
            <Link href="~/imports">
              <Button type="primary">{t('members.import')}</Button>
            </Link>
          }
        />
      ) : (
        <div className="trends">
          <GrowthSection communityUid={communityUid} today={today} onOpen={setOpened} />
          <ActivitySection communityUid={communityUid} today={today} onOpen={setOpened} />
          <RetentionSection communityUid={communityUid} onOpen={setOpened} />
          {communityUid === null && <RfmSection onOpen={setOpened} />}
        </div>
      )}
    </Page>
  );
};
