import type { CheckinOutcome } from '../../../shared/contract/checkin.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { PersonModal } from './person-modal.tsx';

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
export const WalkInForm = ({
  eventUid,
  listUid,
  firstName,
  code,
  onDone,
  onClose,
}: WalkInFormProps) => {
  const t = useT();
  return (
    <PersonModal
      title={t('checkin.walk-in-title')}
      okText={(name) =>
        name === '' ? t('checkin.walk-in-do-unnamed') : t('checkin.walk-in-do', { name })
      }
      firstName={firstName}
      onSubmit={async (attendee) =>
        onDone(await client.checkin.walkIn({ eventUid, listUid, attendee, code }))
      }
      onClose={onClose}
      above={code !== null && <p className="secondary">{t('checkin.code-kept', { code })}</p>}
    />
  );
};
