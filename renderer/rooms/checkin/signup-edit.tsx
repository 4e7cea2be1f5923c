import { Button, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Freed, SignupFields } from '../../../shared/contract/checkin.ts';
import { signupStatuses, type SignupStatus } from '../../../shared/domain/values/statuses.ts';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useT } from '../../app/appearance.tsx';
import { failureOf } from '../../app/failure.ts';
import { useFailureToast, useUndoToast } from '../../app/toasts.tsx';
import { Field } from '../../components/field.tsx';
import { client } from '../../rpc/client.ts';

interface SignupEditProps {
  readonly uid: string;
  readonly name: string;
  readonly fields: SignupFields;
  readonly onFreed?: (freed: Freed) => void;
}

const doneKey = (fields: Partial<SignupFields>): MessageKey =>
  fields.status === undefined ? 'checkin.signup-saved' : `checkin.signup-now-${fields.status}`;

/** The facts of a sign-up, each saved when it is left; what no longer fits asks first. */
export const SignupEdit = ({ uid, name, fields, onFreed }: SignupEditProps) => {
  const t = useT();
  const changedToast = useUndoToast();
  const failureToast = useFailureToast();
  const [full, setFull] = useState<Partial<SignupFields> | null>(null);
  const save = async (wanted: Partial<SignupFields>, over = false): Promise<void> => {
    try {
      const freed = await client.checkin.changeSignup({ uid, fields: wanted, over });
      setFull(null);
      if (freed.operationUid === null) return;
      changedToast(
        freed.movedUp.length === 0
          ? t(doneKey(wanted), { name })
          : t('checkin.moved-up-too', {
              what: t(doneKey(wanted), { name }),
              names: freed.movedUp.map((one) => one.name ?? '').join(t('common.list-separator')),
            }),
        freed.operationUid,
      );
      onFreed?.(freed);
    } catch (error) {
      if (failureOf(error)?.code === 'event-full') setFull(wanted);
      else failureToast(error);
    }
  };
  const setStatus = (status: SignupStatus): void => void save({ status });
  const text = (key: 'ticket' | 'channel' | 'number') => (
    <Field label={t(`checkin.field-${key}`)}>
      <Input
        aria-label={t(`checkin.field-${key}`)}
        defaultValue={fields[key] ?? ''}
        maxLength={200}
        onPressEnter={(event) => event.currentTarget.blur()}
        onBlur={(event) => {
          const value = event.target.value.trim() || null;
          if (value !== fields[key]) void save({ [key]: value });
        }}
      />
    </Field>
  );
  return (
    <section className="form-column" aria-label={t('checkin.signup')}>
      <div className="button-line">
        {fields.status !== 'confirmed' && (
          <Button type="primary" onClick={() => setStatus('confirmed')}>
            {t('checkin.confirm')}
          </Button>
        )}
        {fields.status !== 'cancelled' && (
          <Button onClick={() => setStatus('cancelled')}>{t('checkin.cancel-signup')}</Button>
        )}
      </div>
      <div className="form-pair">
        <Field label={t('events.signup-status')}>
          <Select
            aria-label={t('events.signup-status')}
            value={fields.status}
            onChange={setStatus}
            options={signupStatuses.map((value) => ({ value, label: t(`events.status-${value}`) }))}
          />
        </Field>
        <Field label={t('events.guests')}>
          <InputNumber<number>
            aria-label={t('events.guests')}
            defaultValue={fields.guests}
            min={0}
            max={999}
            precision={0}
            style={{ width: '100%' }}
            onPressEnter={(event) => event.currentTarget.blur()}
            onBlur={(event) => {
              const guests = Number(event.target.value);
              if (Number.isInteger(guests) && guests >= 0 && guests !== fields.guests)
                void save({ guests });
            }}
          />
        </Field>
      </div>
      <div className="form-pair">
        {text('ticket')}
        {text('channel')}
      </div>
      {text('number')}
      {full !== null && (
        <Modal
          open
          title={t('checkin.full-title')}
          onCancel={() => setFull(null)}
          footer={
            <>
              <Button onClick={() => setFull(null)}>{t('common.cancel')}</Button>
              {fields.status !== 'waiting' && (
                <Button onClick={() => void save({ ...full, status: 'waiting' })}>
                  {t('checkin.to-waiting')}
                </Button>
              )}
              <Button type="primary" onClick={() => void save(full, true)}>
                {t('checkin.go-over')}
              </Button>
            </>
          }
        >
          <p>{t('checkin.full-text', { name })}</p>
        </Modal>
      )}
    </section>
  );
};
