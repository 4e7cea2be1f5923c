import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Freed } from '../../../shared/contract/checkin.ts';
import { placesFree } from '../../../shared/domain/events/waiting-list.ts';
import { useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { openWindow } from '../../components/screen-buttons.tsx';
import { client } from '../../rpc/client.ts';
import type { Detail } from '../events/queries.ts';
import { FreePlaces } from './free-places.tsx';
import { useCheckinChange, useDesk } from './queries.ts';

interface SignupsBarProps {
  readonly detail: Detail;
  readonly zone: string;
  readonly onAdd: () => void;
}

/** What is done about sign-ups: one more, the desk, paper, and how the waiting list moves. */
export const SignupsBar = ({ detail, zone, onAdd }: SignupsBarProps) => {
  const t = useT();
  const [, go] = useLocation();
  const { change, busy } = useCheckinChange();
  const [offers, setOffers] = useState<Freed['offered'] | null>(null);
  const { event } = detail;
  const desk = useDesk(event.uid, null).data;
  const taken = event.confirmed + detail.guests;
  const free = placesFree(event.capacity, taken);
  const waiting = detail.signupsByStatus['waiting'] ?? 0;
  return (
    <>
      {event.capacity !== null && free <= 0 && (
        <p className={free < 0 ? 'bad' : 'watch'}>
          {t(free < 0 ? 'checkin.over-capacity' : 'checkin.at-capacity', {
            taken,
            capacity: event.capacity,
          })}{' '}
          {free < 0 && (
            <Button
              size="small"
              disabled={busy}
              onClick={() =>
                void change('checkin.latest-waits', () =>
                  client.checkin.setCapacity({
                    eventUid: event.uid,
                    capacity: event.capacity,
                    over: 'move',
                  }),
                ).catch(() => null)
              }
            >
              {t('checkin.latest-to-waiting')}
            </Button>
          )}
        </p>
      )}
      <div className="signups-bar">
        <Button type="primary" onClick={() => go(`/${event.uid}/desk`)}>
          {t('checkin.open-desk')}
        </Button>
        <Button
          onClick={() => {
            if (!openWindow(`/events/${event.uid}/desk`)) go(`/${event.uid}/desk`);
          }}
        >
          {t('checkin.desk-in-window')}
        </Button>
        <Button onClick={onAdd}>{t('checkin.sign-up-title')}</Button>
        <Button onClick={() => go(`/${event.uid}/tick-list`)}>{t('checkin.tick-list')}</Button>
        <Button onClick={() => go(`/${event.uid}/paper`)}>{t('checkin.paper')}</Button>
        <Link href="~/imports">{t('events.import')}</Link>
        {(waiting > 0 || event.capacity !== null) && desk !== undefined && (
          <Select
            aria-label={t('checkin.promotion')}
            value={desk.event.promotion}
            onChange={(promotion) =>
              void change('checkin.promotion-set', () =>
                client.checkin.setPromotion({ eventUid: event.uid, promotion }),
              ).catch(() => null)
            }
            options={(['ask', 'auto'] as const).map((value) => ({
              value,
              label: t(`checkin.promotion-${value}`),
            }))}
            popupMatchSelectWidth={false}
          />
        )}
        {waiting > 0 && free >= 1 && (
          <Button
            onClick={() =>
              void client.checkin
                .waiting({ eventUid: event.uid })
                .then(({ fitting }) => setOffers(fitting))
            }
          >
            {t('checkin.fill-places', { count: waiting })}
          </Button>
        )}
      </div>
      {offers !== null && (
        <FreePlaces
          eventUid={event.uid}
          offered={offers}
          zone={zone}
          onClose={() => setOffers(null)}
        />
      )}
    </>
  );
};

/** Nobody has signed up yet: import a list, add one by hand, or open the desk for walk-ins. */
export const SignupsEmpty = ({ detail, onAdd }: Pick<SignupsBarProps, 'detail' | 'onAdd'>) => {
  const t = useT();
  const [, go] = useLocation();
  return (
    <EmptyState
      sentence={t('events.signup-empty')}
      action={
        <div className="button-line">
          <Link href="~/imports">
            <Button type="primary">{t('events.import')}</Button>
          </Link>
          <Button onClick={onAdd}>{t('checkin.sign-up-title')}</Button>
          <Button onClick={() => go(`/${detail.event.uid}/desk`)}>{t('checkin.open-desk')}</Button>
        </div>
      }
    />
  );
};
