import type { ColDef } from 'ag-grid-community';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import type { Freed, Who } from '../../../shared/contract/checkin.ts';
import type { SignupRow } from '../../../shared/contract/events.ts';
import { formatInstant, formatNumber, formatPercent } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { DataGrid } from '../../components/data-grid.tsx';
import { client } from '../../rpc/client.ts';
import { FreePlaces } from '../checkin/free-places.tsx';
import { SignUpForm } from '../checkin/sign-up-form.tsx';
import { SignupDrawer } from '../checkin/signup-drawer.tsx';
import { SignupsBar, SignupsEmpty } from '../checkin/signups-bar.tsx';
import '../checkin/checkin.css';
import type { Detail } from './queries.ts';

interface SignupsTabProps {
  readonly detail: Detail;
  readonly zone: string;
}

/** The sign-ups of an event. Who is being added stays on the screen while the first arrives. */
export const SignupsTab = ({ detail, zone }: SignupsTabProps) => {
  const [adding, setAdding] = useState(false);
  const { event } = detail;
  const add = (): void => setAdding(true);
  const isEmpty = event.signups === 0 && detail.walkIns === 0;
  return (
    <>
      {isEmpty ? (
        <SignupsEmpty detail={detail} onAdd={add} />
      ) : (
        <Signups detail={detail} zone={zone} onAdd={add} />
      )}
      {adding && (
        <SignUpForm
          eventUid={event.uid}
          capacity={event.capacity}
          taken={event.confirmed + detail.guests}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
};

/** Who signed up and who came; the counts first, then the people. */
const Signups = ({ detail, zone, onAdd }: SignupsTabProps & { readonly onAdd: () => void }) => {
  const t = useT();
  const { language } = useAppearance();
  const [opened, setOpened] = useState<{ readonly who: Who; readonly key: string } | null>(null);
  const [freed, setFreed] = useState<Freed | null>(null);
  const [search, setSearch] = useState('');
  const { event } = detail;
  const columns = useMemo<ColDef<SignupRow>[]>(
    () => [
      {
        headerName: t('events.signup-name'),
        flex: 1,
        minWidth: 160,
        valueGetter: ({ data }) => (data ? (data.memberName ?? t('events.signup-unnamed')) : ''),
      },
      {
        headerName: t('events.signup-status'),
        width: 130,
        valueGetter: ({ data }) =>
          data ? (translateAny(language, `events.status-${data.status}`) ?? data.status) : '',
      },
      { field: 'ticket', headerName: t('events.signup-ticket'), width: 140 },
      {
        field: 'guests',
        headerName: t('events.signup-guests'),
        width: 100,
        cellClass: 'number',
        headerClass: 'number',
      },
      { field: 'channel', headerName: t('events.signup-channel'), width: 140 },
      {
        headerName: t('events.signup-at'),
        width: 150,
        valueGetter: ({ data }) => (data ? formatInstant(data.atMs, zone) : ''),
      },
      {
        headerName: t('events.signup-checked-in'),
        width: 220,
        valueGetter: ({ data }) => {
          if (data === undefined) return '';
          if (!data.checkedIn) return t('events.signup-checked-in-no');
          const at =
            data.checkedInAtMs === null ? '' : ` ${formatInstant(data.checkedInAtMs, zone)}`;
          return t('events.signup-checked-in-yes') + at;
        },
      },
    ],
    [t, language, zone],
  );
  const number = (value: number): string => formatNumber(language, value);
  const came = event.checkedIn - detail.walkIns;
  const counts: readonly (readonly [string, string])[] = [
    [t('events.signups'), number(event.signups)],
    ...Object.entries(detail.signupsByStatus).map(
      ([status, count]) =>
        [translateAny(language, `events.status-${status}`) ?? status, number(count)] as const,
    ),
    [t('events.guests'), number(detail.guests)],
    [t('events.checked-in'), number(event.checkedIn)],
    [t('events.walk-ins'), number(detail.walkIns)],
    [
      t('events.show-up-rate'),
      formatPercent(language, event.confirmed === 0 ? null : came / event.confirmed),
    ],
  ];
  return (
    <div className="signups-tab">
      <dl className="count-line">
        {counts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <SignupsBar detail={detail} zone={zone} onAdd={onAdd} />
      <Input
        className="signup-search"
        allowClear
        placeholder={t('events.signup-search')}
        aria-label={t('events.signup-search')}
        value={search}
        onChange={(changed) => setSearch(changed.target.value)}
      />
      <div className="signups-work">
        <DataGrid<SignupRow>
          label={t('events.tab-signups')}
          columns={columns}
          rowKey={(row) => row.uid}
          viewKey={`${event.uid} ${search}`}
          load={({ offset, limit, signal }) =>
            client.events.signups({ uid: event.uid, search, offset, limit }, { signal })
          }
          openOnClick
          openKey={opened?.key ?? null}
          onOpen={(row) =>
            setOpened({
              key: row.uid,
              who: row.signedUp ? { signupUid: row.uid } : { memberUid: row.memberUid },
            })
          }
        />
        {opened !== null && (
          <SignupDrawer
            key={opened.key}
            eventUid={event.uid}
            listUid={null}
            who={opened.who}
            zone={zone}
            onClose={() => setOpened(null)}
            onFreed={(places) => {
              if (places.offered.length > 0) setFreed(places);
            }}
          />
        )}
      </div>
      {freed !== null && (
        <FreePlaces
          eventUid={event.uid}
          offered={freed.offered}
          zone={zone}
          onClose={() => setFreed(null)}
        />
      )}
    </div>
  );
};
