import { Button, Segmented, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Who } from '../../../shared/contract/checkin.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { useUndo } from '../../app/undo.ts';
import { Failure } from '../../components/failure.tsx';
import { ScreenButtons } from '../../components/screen-buttons.tsx';
import { DeskCounts } from './desk-counts.tsx';
import { DeskSearch } from './desk-search.tsx';
import { ListsForm } from './lists-form.tsx';
import { OutcomeBanner } from './outcome-banner.tsx';
import { useDesk, whoOf } from './queries.ts';
import { RecentScans } from './recent-scans.tsx';
import { SignupDrawer } from './signup-drawer.tsx';
import { useDoor } from './use-door.ts';
import { WalkInForm } from './walk-in-form.tsx';
import './checkin.css';

interface DeskPageProps {
  readonly eventUid: string;
  readonly listUid: string | null;
  readonly zone: string;
}

const MAIN = 'main';

/** The desk at the door of an event: one list, one box, and what came of the last check-in. */
export const DeskPage = ({ eventUid, listUid, zone: workspaceZone }: DeskPageProps) => {
  const t = useT();
  const [, go] = useLocation();
  const { undo } = useUndo();
  const query = useDesk(eventUid, listUid);
  const door = useDoor(eventUid, listUid);
  const [opened, setOpened] = useState<Who | null>(null);
  const [letIn, setLetIn] = useState<{
    readonly name: string;
    readonly code: string | null;
  } | null>(null);
  const [editsLists, setEditsLists] = useState(false);
  const name = query.data?.event.name;
  useEffect(() => {
    if (name === undefined) return;
    const before = document.title;
    document.title = t('checkin.window-title', { name });
    return () => {
      document.title = before;
    };
  }, [name, t]);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Spin className="page-spin" />;
  const desk = query.data;
  const { event, lists, recent } = desk;
  const zone = event.zone ?? workspaceZone;
  const nameOf = (list: { readonly name: string | null }): string =>
    list.name ?? t('checkin.main-list');
  const list = lists.find(({ uid }) => uid === listUid);
  const listName = list === undefined ? t('checkin.main-list') : nameOf(list);
  const { outcome } = door;
  const open = (to: string | null): void => {
    door.show(null);
    go(to === null ? `/${eventUid}/desk` : `/${eventUid}/desk/${to}`);
  };
  return (
    <div className="desk">
      <header className="desk-head">
        <div className="desk-title">
          <h1>{event.name}</h1>
          <span className="quiet">
            {[event.startAtMs === null ? null : formatInstant(event.startAtMs, zone), event.place]
              .filter((part) => part !== null && part !== '')
              .join(' · ')}
          </span>
        </div>
        <Segmented
          className="desk-lists"
          aria-label={t('checkin.lists')}
          value={listUid ?? MAIN}
          onChange={(value) => open(value === MAIN ? null : value)}
          options={lists.map((one) => ({
            value: one.uid ?? MAIN,
            label: t('checkin.list-count', { name: nameOf(one), count: one.checkedIn }),
          }))}
        />
        <div className="desk-tools">
          <Button onClick={() => setEditsLists(true)}>{t('checkin.edit-lists')}</Button>
          <Button type="primary" onClick={() => setLetIn({ name: '', code: null })}>
            {t('checkin.walk-in')}
          </Button>
          <ScreenButtons />
          <Button onClick={() => go(`/${eventUid}`)}>{t('checkin.to-event')}</Button>
        </div>
      </header>
      <div className="desk-body">
        <div className="desk-main">
          {outcome !== null && (
            <OutcomeBanner
              outcome={outcome}
              listName={listName}
              zone={zone}
              onAgain={(row) => void door.checkIn(row, { again: true })}
              onAnyway={(row) => void door.checkIn(row, { anyway: true })}
              onTakeBack={(row) => void door.takeBack(row)}
              onChoose={(row) => void door.checkIn(row)}
              onUndo={(operationUid) =>
                void undo(operationUid).then((done) => {
                  if (done !== null) door.show(null);
                })
              }
              onWalkIn={(code) => setLetIn({ name: '', code })}
              onWalkInMember={(memberUid, code) => void door.walkIn({ memberUid }, code)}
              onClose={() => door.show(null)}
            />
          )}
          <DeskSearch
            key={listUid}
            eventUid={eventUid}
            listUid={listUid}
            door={door}
            zone={zone}
            isCovered={opened !== null || letIn !== null || editsLists}
            hasPeople={desk.counts.confirmed + desk.counts.waiting + desk.counts.walkIns > 0}
            onOpen={(row) => setOpened(whoOf(row))}
            onWalkIn={(text) => setLetIn({ name: text, code: null })}
          />
        </div>
        <aside className="desk-side" aria-label={t('checkin.side')}>
          <DeskCounts desk={desk} />
          <RecentScans
            scans={recent}
            zone={zone}
            onOpen={(scan) => setOpened(whoOf(scan))}
            onUndo={(scan) => void undo(scan.operationUid)}
          />
        </aside>
        {opened !== null && (
          <SignupDrawer
            key={JSON.stringify(opened)}
            eventUid={eventUid}
            listUid={listUid}
            who={opened}
            zone={zone}
            onClose={() => setOpened(null)}
          />
        )}
      </div>
      {letIn !== null && (
        <WalkInForm
          eventUid={eventUid}
          listUid={listUid}
          firstName={letIn.name}
          code={letIn.code}
          onDone={(result) => {
            door.show(result);
            setLetIn(null);
          }}
          onClose={() => setLetIn(null)}
        />
      )}
      {editsLists && (
        <ListsForm
          eventUid={eventUid}
          lists={lists}
          onClose={() => setEditsLists(false)}
          onRemoved={(uid) => {
            if (uid === listUid) open(null);
          }}
        />
      )}
    </div>
  );
};
