import { Modal } from 'antd';
import { useState } from 'react';
import type { Attendee, CheckinOutcome } from '../../../shared/contract/checkin.ts';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';
import { KnownPhoneChoice, knownPhoneOf, PersonFields, usePerson } from './person-fields.tsx';

interface WalkInFormProps {
  readonly eventUid: string;
  readonly listUid: string | null;
  readonly firstName: string;
  /** What the scanner read, kept with the check-in. */
  readonly code: string | null;
  readonly onDone: (outcome: CheckinOutcome) => void;
  readonly onClose: () => void;
}

/** Lets somebody in who did not sign up: a member, or a new one by name and phone. */
export const WalkInForm = (props: WalkInFormProps) => {
  const t = useT();
  const failureToast = useFailureToast();
  const person = usePerson(props.firstName);
  const [busy, setBusy] = useState(false);
  const [known, setKnown] = useState<ReturnType<typeof knownPhoneOf>>(null);
  const letIn = async (attendee: Attendee | null): Promise<void> => {
    if (attendee === null || busy) return;
    setBusy(true);
    try {
      const { eventUid, listUid, code } = props;
      props.onDone(await client.checkin.walkIn({ eventUid, listUid, attendee, code }));
    } catch (error) {
      const phone = knownPhoneOf(error);
      if (phone === null) failureToast(error);
      setKnown(phone);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('checkin.walk-in-title')}
      okText={
        person.name === ''
          ? t('checkin.walk-in-do-unnamed')
          : t('checkin.walk-in-do', { name: person.name })
      }
      okButtonProps={{ disabled: person.attendee === null, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void letIn(person.attendee)}
      onCancel={props.onClose}
      width={480}
    >
      <form
        className="form-column"
        onSubmit={(event) => {
          event.preventDefault();
          void letIn(person.attendee);
        }}
      >
        {props.code !== null && (
          <p className="secondary">{t('checkin.code-kept', { code: props.code })}</p>
        )}
        <PersonFields person={person} firstName={props.firstName} />
        {known !== null && (
          <KnownPhoneChoice
            known={known}
            name={person.name}
            onSame={() => void letIn({ memberUid: known.uid })}
            onAnother={() =>
              person.attendee !== null &&
              'name' in person.attendee &&
              void letIn({ ...person.attendee, isAnother: true })
            }
          />
        )}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
};
