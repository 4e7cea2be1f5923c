import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type { MemberDetail } from '../../../shared/contract/members.ts';
import { formatDate } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { useSettings } from '../../app/program.tsx';
import { client } from '../../rpc/client.ts';
import { AwardBadge } from './badges/award.tsx';

/** The badges of a member: given here, taken back with a reason. */
export const MemberBadges = ({ detail }: { readonly detail: MemberDetail }) => {
  const t = useT();
  const { zone } = useSettings();
  const { busy, change } = useChange('members');
  const [awarding, setAwarding] = useState(false);
  const [reason, setReason] = useState('');
  const revoke = (awardUid: string) =>
    void change('badges.revoked-toast', () =>
      client.badges.revoke({ awardUid, reason: reason.trim() }),
    ).then(
      () => setReason(''),
      () => undefined, // Said by `change`.
    );
  return (
    <section className="member-section">
      <div className="member-line">
        <h3>{t('badges.title')}</h3>
        <Button size="small" onClick={() => setAwarding(true)}>
          {t('badges.award')}
        </Button>
      </div>
      {detail.badges.length === 0 ? (
        <p className="quiet">{t('badges.none')}</p>
      ) : (
        <ul className="badge-list">
          {detail.badges.map((row) => (
            <li key={row.uid} data-revoked={row.revokedAtMs !== null}>
              <span>
                <strong>{row.name}</strong>
                <span className="quiet">
                  {' '}
                  {[formatDate(row.atMs, zone), row.reason].filter(Boolean).join(' · ')}
                </span>
                {row.revokedAtMs !== null && (
                  <span className="quiet badge-revoked">
                    {t('badges.revoked', {
                      date: formatDate(row.revokedAtMs, zone),
                      reason: row.revokeReason ?? '',
                    })}
                  </span>
                )}
              </span>
              {row.revokedAtMs === null && (
                <Popconfirm
                  icon={null}
                  title={t('badges.revoke-reason')}
                  description={
                    <Input
                      aria-label={t('badges.revoke-reason')}
                      maxLength={300}
                      value={reason}
                      onChange={(event) => setReason(event.target.value)}
                    />
                  }
                  okText={t('badges.revoke')}
                  okButtonProps={{ disabled: reason.trim() === '' }}
                  cancelText={t('common.cancel')}
                  onConfirm={() => revoke(row.uid)}
                >
                  <Button
                    size="small"
                    disabled={busy}
                    aria-label={t('badges.revoke-name', { name: row.name })}
                  >
                    {t('badges.revoke')}
                  </Button>
                </Popconfirm>
              )}
            </li>
          ))}
        </ul>
      )}
      {awarding && (
        <AwardBadge to={{ memberUid: detail.member.uid }} onClose={() => setAwarding(false)} />
      )}
    </section>
  );
};
