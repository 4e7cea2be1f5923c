import { Modal } from 'antd';
import { useState } from 'react';
import type { Attendee, PaperPerson } from '../../../shared/contract/checkin.ts';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';
import { KnownPhoneChoice, knownPhoneOf, PersonFields, usePerson } from './person-fields.tsx';

/** Somebody written below a paper list, as they will be entered. */
export interface Newcomer extends PaperPerson {
  readonly attendee: Attendee;
  readonly phone: string | null;
}

const phoneOf = (attendee: Attendee): string | null =>
  'phone' in attendee ? attendee.phone : null;

/** The one of those already noted that this one is, or whose phone it has. */
const notedAs = (noted: readonly Newcomer[], person: Newcomer): Newcomer | undefined =>
  noted.find((one) =>
    person.memberUid === null
      ? person.phone !== null && one.phone === person.phone
      : one.memberUid === person.memberUid,
  );

interface PaperNewcomerProps {
  readonly eventUid: string;
  readonly listUid: string | null;
  readonly firstName: string;
  readonly noted: readonly Newcomer[];
  readonly onAdd: (newcomer: Newcomer) => void;
  readonly onClose: () => void;
}

/** Notes somebody who was not on the printed list: a member, or a new one by name and phone. */
export const PaperNewcomer = (props: PaperNewcomerProps) => {
  const t = useT();
  const failureToast = useFailureToast();
  const person = usePerson(props.firstName);
  const [busy, setBusy] = useState(false);
  const [known, setKnown] = useState<ReturnType<typeof knownPhoneOf>>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const note = async (attendee: Attendee | null): Promise<void> => {
    if (attendee === null || busy) return;
    setBusy(true);
    setRefused(null);
    try {
      const { eventUid, listUid } = props;
      const found = await client.checkin.whoIs({ eventUid, listUid, attendee });
      const newcomer = { ...found, attendee, phone: phoneOf(attendee) };
      const twice = notedAs(props.noted, newcomer);
      if (found.isIn) setRefused(t('checkin.newcomer-in', { name: found.name }));
      else if (twice !== undefined) setRefused(t('checkin.newcomer-noted', { name: twice.name }));
      else props.onAdd(newcomer);
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
      title={t('checkin.newcomer-title')}
      okText={
        person.name === ''
          ? t('checkin.newcomer-do-unnamed')
          : t('checkin.newcomer-do', { name: person.name })
      }
      okButtonProps={{ disabled: person.attendee === null, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void note(person.attendee)}
      onCancel={props.onClose}
      width={480}
    >
      <form
        className="form-column"
        onSubmit={(event) => {
          event.preventDefault();
          void note(person.attendee);
        }}
      >
        <PersonFields person={person} firstName={props.firstName} />
        {refused !== null && (
          <p className="watch" role="alert">
            {refused}
          </p>
        )}
        {known !== null && (
          <KnownPhoneChoice
            known={known}
            name={person.name}
            onSame={() => void note({ memberUid: known.uid })}
            onAnother={() =>
              person.attendee !== null &&
              'name' in person.attendee &&
              void note({ ...person.attendee, isAnother: true })
            }
          />
        )}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
};
