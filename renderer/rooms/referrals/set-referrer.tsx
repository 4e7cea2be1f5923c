import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { failureText } from '../../app/failure.ts';
import { useUndoToast } from '../../app/toasts.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Field } from '../../components/field.tsx';
import { client } from '../../rpc/client.ts';
import { MemberSelect, type ChosenMember } from './member-select.tsx';

interface SetReferrerProps {
  /** null = to be chosen too. */
  readonly member: ChosenMember | null;
  readonly onClose: () => void;
}

/** Who brought a member, by hand; a circle is refused in words that name the chain. */
export const SetReferrer = ({ member: given, onClose }: SetReferrerProps) => {
  const t = useT();
  const { language } = useAppearance();
  const changed = useUndoToast();
  const [member, setMember] = useState(given);
  const [referrer, setReferrer] = useState<ChosenMember | null>(null);
  const [date, setDate] = useState<string | null>(null);
  const [channel, setChannel] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const save = async (): Promise<void> => {
    if (member === null || referrer === null) return;
    setBusy(true);
    try {
      const { operationUid } = await client.referrals.set({
        uid: member.uid,
        referrerUid: referrer.uid,
        date,
        channel: channel.trim() === '' ? null : channel.trim(),
      });
      if (operationUid !== null) changed(t('referrals.set-toast'), operationUid);
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const refused = failure === null ? null : failureText(language, failure);
  return (
    <Modal
      open
      title={t('referrals.set-title')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: member === null || referrer === null, loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="form-column">
        <p className="secondary">{t('referrals.set-text')}</p>
        <Field label={t('referrals.member')}>
          {given === null ? (
            <MemberSelect
              label={t('referrals.member')}
              value={member}
              onChange={setMember}
              except={referrer?.uid}
            />
          ) : (
            <strong>{given.name}</strong>
          )}
        </Field>
        <Field label={t('referrals.referrer')}>
          <MemberSelect
            label={t('referrals.referrer')}
            value={referrer}
            onChange={(next) => {
              setReferrer(next);
              setFailure(null);
            }}
            except={member?.uid}
          />
        </Field>
        <Field label={t('referrals.date')}>
          <DateField label={t('referrals.date')} value={date} onChange={setDate} />
        </Field>
        <Field label={t('referrals.channel')} hint={t('referrals.channel-help')}>
          <Input
            aria-label={t('referrals.channel')}
            maxLength={100}
            value={channel}
            onChange={(event) => setChannel(event.target.value)}
          />
        </Field>
        {refused !== null && (
          <Alert type="error" role="alert" title={refused.sentence} description={refused.next} />
        )}
      </div>
    </Modal>
  );
};
