import { useState } from 'react';
import type { Attendee, PaperPerson } from '../../../shared/contract/checkin.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { PersonModal } from './person-modal.tsx';

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
  const [refused, setRefused] = useState<string | null>(null);
  const note = async (attendee: Attendee): Promise<void> => {
    setRefused(null);
    const { eventUid, listUid } = props;
    const found = await client.checkin.whoIs({ eventUid, listUid, attendee });
    const newcomer = { ...found, attendee, phone: phoneOf(attendee) };
    const twice = notedAs(props.noted, newcomer);
    if (found.isIn) setRefused(t('checkin.newcomer-in', { name: found.name }));
    else if (twice !== undefined) setRefused(t('checkin.newcomer-noted', { name: twice.name }));
    else props.onAdd(newcomer);
  };
  return (
    <PersonModal
      title={t('checkin.newcomer-title')}
      okText={(name) =>
        name === '' ? t('checkin.newcomer-do-unnamed') : t('checkin.newcomer-do', { name })
      }
      firstName={props.firstName}
      onSubmit={note}
      onClose={props.onClose}
    >
      {refused !== null && (
        <p className="watch" role="alert">
          {refused}
        </p>
      )}
    </PersonModal>
  );
};
