import { useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { MemberSelection } from '../../../../shared/contract/member-filters.ts';
import { useT } from '../../../app/appearance.tsx';
import { useUndoToast } from '../../../app/toasts.tsx';
import { countOf } from '../../../components/picks.ts';
import { Failure } from '../../../components/failure.tsx';
import { Field } from '../../../components/field.tsx';
import { client } from '../../../rpc/client.ts';
import { useBadges } from './queries.ts';

interface AwardBadgeProps {
  readonly to: { readonly memberUid: string } | { readonly selection: MemberSelection };
  readonly onClose: () => void;
}

/** Gives a badge to one member or to the chosen ones. */
export const AwardBadge = ({ to, onClose }: AwardBadgeProps) => {
  const t = useT();
  const queries = useQueryClient();
  const changedToast = useUndoToast();
  const badges = useBadges().data;
  const [uid, setUid] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const known = (badges ?? []).filter(({ archived }) => !archived);
  const chosen = known.find((badge) => badge.uid === uid);
  const award = async (): Promise<void> => {
    if (chosen === undefined) return;
    setBusy(true);
    setFailure(null);
    const reason = text.trim() === '' ? null : text.trim();
    try {
      if ('memberUid' in to) {
        const { operationUid } = await client.badges.award({
          uid: chosen.uid,
          memberUid: to.memberUid,
          reason,
        });
        changedToast(
          t(operationUid === null ? 'badges.held-toast' : 'badges.awarded-toast'),
          operationUid,
        );
      } else {
        const { operationUid, awarded, already } = await client.badges.awardMany({
          uid: chosen.uid,
          selection: to.selection,
          reason,
        });
        changedToast(t('badges.awarded-many-toast', { awarded, already }), operationUid);
      }
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['members'] });
    }
  };
  return (
    <Modal
      open
      title={
        'selection' in to
          ? t('badges.award-title', { count: countOf(to.selection.ranges) })
          : t('badges.award')
      }
      okText={t('badges.award-do')}
      okButtonProps={{ disabled: chosen === undefined, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void award()}
      onCancel={onClose}
    >
      {badges !== undefined && known.length === 0 ? (
        <p>
          {t('badges.empty')} <Link href="~/members/badges">{t('badges.define')}</Link>
        </p>
      ) : (
        <div className="form-column">
          <Field label={t('badges.badge')} hint={chosen?.criteria ?? undefined}>
            <Select
              showSearch
              optionFilterProp="label"
              aria-label={t('badges.badge')}
              value={uid}
              onChange={setUid}
              options={known.map((badge) => ({ value: badge.uid, label: badge.name }))}
            />
          </Field>
          <Field label={t('badges.reason')}>
            <Input
              aria-label={t('badges.reason')}
              maxLength={300}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onPressEnter={() => void award()}
            />
          </Field>
        </div>
      )}
      {failure !== null && <Failure error={failure} />}
    </Modal>
  );
};
