import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Freed } from '../../../shared/contract/checkin.ts';
import { useT } from '../../app/appearance.tsx';
import { failureOf } from '../../app/failure.ts';
import { useFailureToast, useUndoToast } from '../../app/toasts.tsx';
import '../../components/form.css';
import { client } from '../../rpc/client.ts';
import { FreePlaces } from './free-places.tsx';

interface TooSmall {
  readonly capacity: number;
  readonly confirmed: number;
}

interface CapacityGuard {
  readonly setCapacity: (capacity: number | null) => void;
  /** The questions that setting a capacity raises. */
  readonly question: ReactNode;
}

/** Sets the capacity of an event, and asks where it is below the confirmed or frees places. */
export const useCapacity = (eventUid: string, zone: string): CapacityGuard => {
  const t = useT();
  const changedToast = useUndoToast();
  const failureToast = useFailureToast();
  const [tooSmall, setTooSmall] = useState<TooSmall | null>(null);
  const [freed, setFreed] = useState<Freed | null>(null);
  const set = async (
    capacity: number | null,
    over: 'refuse' | 'keep' | 'move' = 'refuse',
  ): Promise<void> => {
    try {
      const done = await client.checkin.setCapacity({ eventUid, capacity, over });
      setTooSmall(null);
      if (done.operationUid === null) return;
      const count = done.movedBack > 0 ? done.movedBack : done.movedUp.length;
      const key =
        done.movedBack > 0
          ? 'checkin.capacity-moved-back'
          : done.movedUp.length > 0
            ? 'checkin.capacity-moved-up'
            : 'checkin.capacity-set';
      changedToast(t(key, { count }), done.operationUid);
      if (done.offered.length > 0) setFreed(done);
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.code === 'capacity-below-confirmed')
        setTooSmall({
          capacity: Number(failure.params['capacity']),
          confirmed: Number(failure.params['confirmed']),
        });
      else failureToast(error);
    }
  };
  const question = (
    <>
      {tooSmall !== null && (
        <Modal
          open
          title={t('errors.capacity-below-confirmed')}
          onCancel={() => setTooSmall(null)}
          footer={null}
        >
          <div className="form-column">
            <p>{t('checkin.too-small', { ...tooSmall })}</p>
            <div className="choice-column">
              <Button type="primary" onClick={() => void set(tooSmall.confirmed)}>
                {t('checkin.too-small-raise', { count: tooSmall.confirmed })}
              </Button>
              <Button onClick={() => void set(tooSmall.capacity, 'move')}>
                {t('checkin.too-small-move')}
              </Button>
              <Button onClick={() => void set(tooSmall.capacity, 'keep')}>
                {t('checkin.too-small-keep')}
              </Button>
              <Button onClick={() => setTooSmall(null)}>{t('checkin.too-small-leave')}</Button>
            </div>
          </div>
        </Modal>
      )}
      {freed !== null && (
        <FreePlaces
          eventUid={eventUid}
          offered={freed.offered}
          zone={zone}
          onClose={() => setFreed(null)}
        />
      )}
    </>
  );
  return { setCapacity: (capacity) => void set(capacity), question };
};
