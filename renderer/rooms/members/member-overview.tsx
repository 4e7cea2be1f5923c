import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { memberColumns } from '../../../shared/contract/member-filters.ts';
import { type MemberDetail } from '../../../shared/contract/members.ts';
import { formatDate } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';
import { cellText } from './columns.ts';
import { valueText } from './field-words.ts';
import { MemberBadges } from './member-badges.tsx';
import { MemberScores } from './member-scores.tsx';
import { Table } from './member-table.tsx';
import { useFields, useMemberChange } from './queries.ts';
import { MemberTier } from './tiers/member-tier.tsx';

const listed = memberColumns.filter(
  (column) => column !== 'phone' && column !== 'email' && column !== 'externalId',
);

/** Who a member is: fields, accounts, groups, points, and who may be the same person. */
export const Overview = ({ detail }: { readonly detail: MemberDetail }) => {
  const t = useT();
  const { language } = useAppearance();
  const failureToast = useFailureToast();
  const [reason, setReason] = useState('');
  const [revealed, setRevealed] = useState<MemberDetail['identities'] | null>(null);
  // Kept values of sign-ups and orders say which one they belong to.
  const ofOthers = detail.custom.filter(({ about }) => about !== null);
  const own = (useFields() ?? []).filter(({ uid }) => detail.member.fields[uid] !== undefined);
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
        {own.map((field) => {
          const cell = detail.member.fields[field.uid]!;
          return (
            <div key={field.uid}>
              <dt>{field.name}</dt>
              <dd>
                {valueText(language, field, cell)}{' '}
                {!cell.fits && (
                  <span className="watch small">{t('customFields.does-not-fit')}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <MemberTier uid={detail.member.uid} />
      <MemberScores uid={detail.member.uid} />
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
          heads={['members.account', 'members.value']}
          rows={identities.map(({ namespace, value }) => [
            translateAny(language, `members.namespace-${namespace}`) ?? namespace,
            value,
          ])}
        />
      </section>
      <section className="member-section">
        <h3>{t('members.memberships')}</h3>
        <Table
          heads={['members.group', 'members.column-communities', 'members.role', 'members.period']}
          rows={detail.memberships.map((row) => [
            row.group,
            row.community ?? '',
            row.role ?? '',
            `${row.joinedDate ?? '…'} – ${row.leftDate ?? t('members.to-now')}`,
          ])}
        />
      </section>
      <MemberBadges detail={detail} />
      {ofOthers.length > 0 && (
        <section className="member-section">
          <h3>{t('members.custom-of-others')}</h3>
          <Table
            heads={['members.custom-field', 'members.value', 'members.custom-about']}
            rows={ofOthers.map((row) => [row.name, row.value, row.about ?? ''])}
          />
        </section>
      )}
      {detail.merged.length > 0 && <MergedMembers detail={detail} />}
      {detail.proposals.length > 0 && (
        <section className="member-section">
          <div className="member-line">
            <h3>{t('members.proposals')}</h3>
            <Link href={`/duplicates?member=${detail.member.uid}`}>{t('members.compare')}</Link>
          </div>
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

/** Who was merged into the member, each to be taken apart again. */
const MergedMembers = ({ detail }: { readonly detail: MemberDetail }) => {
  const t = useT();
  const { zone } = useSettings();
  const { change, busy } = useMemberChange();
  const split = (operationUid: string): void =>
    void change('members.split-toast', async () => ({
      uid: detail.member.uid,
      operationUid: (await client.workspace.undo({ operationUid })).operationUid,
    })).catch(() => null);
  return (
    <section className="member-section">
      <h3>{t('members.merged')}</h3>
      <Table
        heads={['members.column-name', 'members.merged-into', 'members.date', 'members.split']}
        rows={detail.merged.map((row) => [
          row.name ?? t('members.unnamed'),
          row.intoName ?? t('members.unnamed'),
          formatDate(row.atMs, zone),
          <Button
            key="split"
            size="small"
            disabled={busy}
            aria-label={t('members.split-name', { name: row.name ?? t('members.unnamed') })}
            onClick={() => split(row.operationUid)}
          >
            {t('members.split')}
          </Button>,
        ])}
      />
    </section>
  );
};
