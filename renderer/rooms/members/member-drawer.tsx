import { Button, Input, Popconfirm, Tabs } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ReactNode } from 'react';
import { memberColumns, type MemberDetail } from '../../../shared/contract/members.ts';
import {
  formatDate,
  formatInstant,
  formatMoney,
  formatNumber,
} from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { labelText } from '../../app/label.ts';
import { useSettings } from '../../app/program.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { ActivityChart } from './activity-chart.tsx';
import { cellText } from './columns.ts';
import { MemberForm } from './member-form.tsx';
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

interface TableProps {
  readonly rows: readonly (readonly ReactNode[])[];
  /** Place of the column of amounts, if there is one. */
  readonly amount?: number;
}

const Table = ({ rows, amount }: TableProps) => {
  const t = useT();
  if (rows.length === 0) return <p className="quiet">{t('members.nothing')}</p>;
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, place) => (
                <td key={place} className={place === amount ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
            <h3>{t('members.activity-chart')}</h3>
            <ActivityChart months={detail.months} />
          </>
        ),
    },
    {
      key: 'events',
      children: (
        <Table
          rows={detail.signups.map((row) => [
            <Link key="event" href={`~/events/${row.eventUid}`}>
              {row.event}
            </Link>,
            formatDate(row.startAtMs, zone),
            any(`events.status-${row.status}`, row.status),
            row.checkedIn ? t('members.checked-in') : '',
          ])}
        />
      ),
    },
    {
      key: 'orders',
      children: (
        <Table
          amount={3}
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
    {
      key: 'history',
      children: (
        <Table
          rows={detail.history.map((row) => [
            formatInstant(row.atMs, zone),
            row.actor,
            <div key="what">
              {labelText(language, row.label)}
              {row.changes.map(({ field, oldValue, newValue }, place) => (
                <div key={place} className="quiet">
                  {`${any(`members.column-${camel(field)}`, any(`members.field-${field}`, field))}: ${oldValue ?? '—'} → ${newValue ?? '—'}`}
                </div>
              ))}
            </div>,
          ])}
        />
      ),
    },
  ] as const;
  return <Tabs items={items.map((item) => ({ ...item, label: t(`members.tab-${item.key}`) }))} />;
};

const camel = (column: string): string =>
  column === 'birthday_date'
    ? 'birthday'
    : column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const listed = memberColumns.filter(
  (column) => column !== 'phone' && column !== 'email' && column !== 'externalId',
);

const Overview = ({ detail }: { readonly detail: MemberDetail }) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const failureToast = useFailureToast();
  const [reason, setReason] = useState('');
  const [revealed, setRevealed] = useState<MemberDetail['identities'] | null>(null);
  const identities = revealed ?? detail.identities;
  const reveal = async (): Promise<void> => {
    try {
      const { uid } = detail.member;
      setRevealed((await client.members.unmask({ uid, reason: reason.trim() })).identities);
    } catch (error) {
      failureToast(error);
    }
  };
  return (
    <>
      <dl className="facts">
        {listed.map((column) => {
          const value = cellText(language, detail.member, column);
          return value === '' ? null : (
            <div key={column}>
              <dt>{t(`members.column-${column}`)}</dt>
              <dd>{value}</dd>
            </div>
          );
        })}
      </dl>
      <section className="member-section">
        <div className="member-line">
          <h3>{t('members.identities')}</h3>
          {identities.some(({ masked }) => masked) && (
            <Popconfirm
              icon={null}
              title={t('members.reveal-reason')}
              description={
                <Input
                  aria-label={t('members.reveal-reason')}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              }
              okText={t('members.reveal')}
              cancelText={t('common.cancel')}
              okButtonProps={{ disabled: reason.trim() === '' }}
              onConfirm={() => void reveal()}
            >
              <Button size="small">{t('members.reveal')}</Button>
            </Popconfirm>
          )}
        </div>
        <Table
          rows={identities.map(({ namespace, value }) => [
            translateAny(language, `members.namespace-${namespace}`) ?? namespace,
            value,
          ])}
        />
      </section>
      <section className="member-section">
        <h3>{t('members.memberships')}</h3>
        <Table
          rows={detail.memberships.map((row) => [
            row.group,
            row.community ?? '',
            `${row.joinedDate ?? '…'} – ${row.leftDate ?? ''}`,
          ])}
        />
      </section>
      {detail.points.length > 0 && (
        <section className="member-section">
          <h3>{t('members.points-entries')}</h3>
          <Table
            amount={2}
            rows={detail.points.map((row) => [
              formatDate(row.atMs, zone),
              translateAny(language, `members.points-${row.kind}`) ?? row.kind,
              formatNumber(language, row.amount),
              row.reason ?? '',
            ])}
          />
        </section>
      )}
      {detail.proposals.length > 0 && (
        <section className="member-section">
          <h3>{t('members.proposals')}</h3>
          {detail.proposals.map((row) => (
            <p key={row.uid}>
              <Link href={`/${row.memberUid}`}>{row.name ?? t('members.unnamed')}</Link>
            </p>
          ))}
        </section>
      )}
    </>
  );
};
