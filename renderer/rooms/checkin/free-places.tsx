import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { WaitingRow } from '../../../shared/contract/checkin.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useCheckinChange } from './queries.ts';

interface FreePlacesProps {
  readonly eventUid: string;
  readonly offered: readonly WaitingRow[];
  readonly zone: string;
  readonly onClose: () => void;
}

/** Places became free: who waits longest may have them, and next time by itself. */
export const FreePlaces = ({ eventUid, offered, zone, onClose }: FreePlacesProps) => {
  const t = useT();
  const { change, busy } = useCheckinChange();
  const [chosen, setChosen] = useState<readonly string[]>(offered.map(({ uid }) => uid));
  const [always, setAlways] = useState(false);
  const moveUp = async (): Promise<void> => {
    const done = await change('checkin.moved-up', () =>
      client.checkin.moveUp({ eventUid, uids: [...chosen] }),
    ).catch(() => null);
    if (done === null) return;
    if (always)
      await change('checkin.promotion-set', () =>
        client.checkin.setPromotion({ eventUid, promotion: 'auto' }),
      ).catch(() => null);
    onClose();
  };
  return (
    <Modal
      open
      title={t('checkin.free-title')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('checkin.leave-free')}</Button>
          <Button
            type="primary"
            disabled={chosen.length === 0}
            loading={busy}
            onClick={() => void moveUp()}
          >
            {t('checkin.move-up', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="form-column">
        <p>{t('checkin.free-text')}</p>
        <Checkbox.Group
          className="free-places"
          value={[...chosen]}
          onChange={setChosen}
          options={offered.map((one) => ({
            value: one.uid,
            label: [
              one.name ?? t('events.signup-unnamed'),
              one.guests > 0 ? t('checkin.with-guests', { count: one.guests }) : null,
              one.sinceMs === null
                ? null
                : t('checkin.waiting-since', { since: formatInstant(one.sinceMs, zone) }),
            ]
              .filter((part) => part !== null)
              .join(' · '),
          }))}
        />
        <Checkbox checked={always} onChange={(event) => setAlways(event.target.checked)}>
          {t('checkin.always-move-up')}
        </Checkbox>
      </div>
    </Modal>
  );
};
