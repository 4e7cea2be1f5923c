import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { MemberDetail } from '../../../shared/contract/members.ts';
import { formatDate, formatMoney } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { ActivityChart, chartUnit } from './activity-chart.tsx';
import { MemberForm } from './member-form.tsx';
import { MemberHistory } from './member-history.tsx';
import { Overview } from './member-overview.tsx';
import { Feedback, Points, Referrals } from './member-relations.tsx';
import { Table } from './member-table.tsx';
import { useMember, useMemberChange } from './queries.ts';

interface MemberDrawerProps {
  readonly uid: string;
  readonly onClose: () => void;
}

/** One member beside the grid. */
export const MemberDrawer = ({ uid, onClose }: MemberDrawerProps) => {
  const t = useT();
  const detail = useMember(uid);
  const { change, busy } = useMemberChange();
  const [editing, setEditing] = useState(false);
  const { data } = detail;
  const name =
    data === undefined ? '' : (data.member.name ?? data.member.externalId ?? t('members.unnamed'));
  const archive = (archived: boolean): void =>
    void change(archived ? 'members.archived-toast' : 'members.restored-toast', () =>
      client.members.archive({ uid: data?.member.uid ?? uid, archived }),
    ).catch(() => null);
  return (
    <Drawer
      title={name}
      label={name === '' ? t('members.title') : name}
      onClose={onClose}
      actions={
        data !== undefined && (
          <>
            <Button onClick={() => setEditing(true)}>{t('common.edit')}</Button>
            <Button loading={busy} onClick={() => archive(!data.archived)}>
              {t(data.archived ? 'members.restore' : 'members.archive')}
            </Button>
          </>
        )
      }
    >
      {detail.error !== null && (
        <Failure error={detail.error} onRetry={() => void detail.refetch()} />
      )}
      {data !== undefined && <MemberTabs detail={data} />}
      {editing && data !== undefined && (
        <MemberForm member={data} onClose={() => setEditing(false)} onSaved={() => undefined} />
      )}
    </Drawer>
  );
};

const MemberTabs = ({ detail }: { readonly detail: MemberDetail }) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const any = (key: string, fallback: string): string => translateAny(language, key) ?? fallback;
  const items = [
    { key: 'overview', children: <Overview detail={detail} /> },
    {
      key: 'activity',
      children:
        detail.months.length === 0 ? (
          <p className="quiet">{t('members.nothing')}</p>
        ) : (
          <>
            <h3>{t(`members.activity-${chartUnit(detail.months)}`)}</h3>
            <ActivityChart months={detail.months} />
          </>
        ),
    },
    {
      key: 'events',
      children: (
        <Table
          heads={['members.tab-events', 'members.date', 'members.status', 'members.checked-in']}
          rows={detail.signups.map((row) => [
            <Link key="event" href={`~/events/${row.eventUid}`}>
              {row.event}
            </Link>,
            formatDate(row.startAtMs, zone),
            any(`events.status-${row.status}`, row.status),
            row.checkedIn ? '✓' : '',
          ])}
        />
      ),
    },
    {
      key: 'orders',
      children: (
        <Table
          amount={3}
          heads={['members.order-number', 'members.date', 'members.status', 'members.amount']}
          rows={detail.orders.map((row) => [
            row.number,
            row.paidDate ?? '',
            any(`members.order-${row.status}`, row.status),
            row.amountMinor === null
              ? ''
              : formatMoney(language, row.amountMinor - row.refundedMinor, row.currency),
          ])}
        />
      ),
    },
    { key: 'points', children: <Points detail={detail} /> },
    { key: 'referrals', children: <Referrals detail={detail} /> },
    { key: 'feedback', children: <Feedback detail={detail} /> },
    { key: 'history', children: <MemberHistory detail={detail} /> },
  ] as const;
  return (
    <Tabs
      tabBarGutter={16}
      items={items.map((item) => ({ ...item, label: t(`members.tab-${item.key}`) }))}
    />
  );
};
