import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Attendee } from '../../../shared/contract/checkin.ts';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { KnownPhoneChoice, knownPhoneOf, PersonFields, usePerson } from './person-fields.tsx';

interface PersonModalProps {
  readonly title: string;
  /** What the button does with whom is named so far; empty = nobody yet. */
  readonly okText: (name: string) => string;
  readonly firstName: string;
  /** A phone that a member has already is asked about, and handed over again with the answer. */
  readonly onSubmit: (attendee: Attendee) => Promise<void>;
  readonly onClose: () => void;
  readonly width?: number;
  readonly above?: ReactNode;
  /** Below the person. */
  readonly children?: ReactNode;
}

/** Asks who it is: a member, or a new one by name and phone. */
export const PersonModal = (props: PersonModalProps) => {
  const t = useT();
  const failureToast = useFailureToast();
  const person = usePerson(props.firstName);
  const [busy, setBusy] = useState(false);
  const [known, setKnown] = useState<ReturnType<typeof knownPhoneOf>>(null);
  const submit = async (attendee: Attendee | null): Promise<void> => {
    if (attendee === null || busy) return;
    setBusy(true);
    try {
      await props.onSubmit(attendee);
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
      title={props.title}
      okText={props.okText(person.name)}
      okButtonProps={{ disabled: person.attendee === null, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void submit(person.attendee)}
      onCancel={props.onClose}
      width={props.width ?? 480}
    >
      <form
        className="form-column"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(person.attendee);
        }}
      >
        {props.above}
        <PersonFields person={person} firstName={props.firstName} />
        {known !== null && (
          <KnownPhoneChoice
            known={known}
            name={person.name}
            onSame={() => void submit({ memberUid: known.uid })}
            onAnother={() =>
              person.attendee !== null &&
              'name' in person.attendee &&
              void submit({ ...person.attendee, isAnother: true })
            }
          />
        )}
        {props.children}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
};
