import { Alert, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Attendee } from '../../../shared/contract/checkin.ts';
import { partyOf, placesFree } from '../../../shared/domain/events/waiting-list.ts';
import type { SignupStatus } from '../../../shared/domain/values/statuses.ts';
import { useT } from '../../app/appearance.tsx';
import { useUndoToast } from '../../app/toasts.tsx';
import { Field } from '../../components/field.tsx';
import { client } from '../../rpc/client.ts';
import { PersonModal } from './person-modal.tsx';

interface SignUpFormProps {
  readonly eventUid: string;
  readonly capacity: number | null;
  /** Places of the confirmed and their guests. */
  readonly taken: number;
  readonly onClose: () => void;
}

const offered = ['confirmed', 'pending', 'waiting'] as const;

/** Signs somebody up by hand; says before saving whether there is room. */
export const SignUpForm = ({ eventUid, capacity, taken, onClose }: SignUpFormProps) => {
  const t = useT();
  const changedToast = useUndoToast();
  const [status, setStatus] = useState<SignupStatus>('confirmed');
  const [guests, setGuests] = useState(0);
  const [ticket, setTicket] = useState('');
  const [channel, setChannel] = useState('');
  const [number, setNumber] = useState('');
  const [over, setOver] = useState(false);
  const free = placesFree(capacity, taken);
  const isFull = status === 'confirmed' && partyOf({ guests }) > free;
  const waits = isFull && !over;
  const save = async (attendee: Attendee): Promise<void> => {
    const fields = {
      status,
      guests,
      ticket: ticket.trim() || null,
      channel: channel.trim() || null,
      number: number.trim() || null,
    };
    const done = await client.checkin.signUp({ eventUid, attendee, fields, over });
    changedToast(t(`checkin.signup-now-${done.status}`, { name: done.name }), done.operationUid);
    onClose();
  };
  const text = (key: 'ticket' | 'channel' | 'number', value: string, set: (to: string) => void) => (
    <Field label={t(`checkin.field-${key}`)}>
      <Input
        aria-label={t(`checkin.field-${key}`)}
        value={value}
        maxLength={200}
        onChange={(event) => set(event.target.value)}
      />
    </Field>
  );
  return (
    <PersonModal
      title={t('checkin.sign-up-title')}
      okText={(name) =>
        name === ''
          ? t('checkin.sign-up-do-unnamed')
          : t(waits ? 'checkin.sign-up-wait' : 'checkin.sign-up-do', { name })
      }
      firstName=""
      onSubmit={save}
      onClose={onClose}
      width={540}
    >
      <div className="form-pair">
        <Field label={t('events.signup-status')}>
          <Select
            aria-label={t('events.signup-status')}
            value={status}
            onChange={setStatus}
            options={offered.map((value) => ({ value, label: t(`events.status-${value}`) }))}
          />
        </Field>
        <Field label={t('events.guests')}>
          <InputNumber<number>
            aria-label={t('events.guests')}
            value={guests}
            min={0}
            max={999}
            precision={0}
            style={{ width: '100%' }}
            onChange={(value) => setGuests(value ?? 0)}
          />
        </Field>
      </div>
      <div className="form-pair">
        {text('ticket', ticket, setTicket)}
        {text('channel', channel, setChannel)}
      </div>
      {text('number', number, setNumber)}
      {isFull && (
        <Alert
          type="warning"
          showIcon
          title={t('checkin.full-notice', { free: Math.max(0, free), capacity: capacity ?? 0 })}
          description={
            <Radio.Group
              value={over}
              onChange={(event) => setOver(event.target.value as boolean)}
              options={[
                { value: false, label: t('checkin.to-waiting') },
                { value: true, label: t('checkin.go-over') },
              ]}
            />
          }
        />
      )}
    </PersonModal>
  );
};
