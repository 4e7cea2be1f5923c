import { Button, Spin } from 'antd';
import { Suspense, useEffect, useRef } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ImportFilesProvider } from '../rooms/imports/import-files.tsx';
import type { WorkspaceSettings } from '../../shared/contract/workspace.ts';
import { CrashGuard } from '../components/crash-guard.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Failure } from '../components/failure.tsx';
import { useT } from './appearance.tsx';
import { useWeekStart } from './calendar.ts';
import { useConnection, useStatus } from './program.tsx';
import { Rail } from './rail.tsx';
import { rooms } from './rooms.tsx';
import { StartPage } from './start-page.tsx';
import { TaskTray } from './task-tray.tsx';
import { useUndoKeys } from './undo.ts';

const ConnectionBanner = () => {
  const t = useT();
  const state = useConnection();
  if (state === 'open' || state === 'connecting') return null;
  return (
    <div className="banner" role="alert">
      {t(state === 'refused' ? 'common.connection-refused' : 'common.connection-lost')}
    </div>
  );
};

const NoSuchPage = () => {
  const t = useT();
  const [, go] = useLocation();
  return (
    <EmptyState
      sentence={t('common.page-not-found')}
      action={
        <Button type="primary" onClick={() => go('/imports')}>
          {t('common.page-not-found-next')}
        </Button>
      }
    />
  );
};

/** The desk at the door of an event, and the event as it runs, have the whole window. */
const hasWindow = (location: string): boolean =>
  /^\/events\/[^/]+\/(?:desk|live)(?:\/|$)/.test(location);

const Rooms = ({ settings }: { readonly settings: WorkspaceSettings }) => {
  const t = useT();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  useUndoKeys();
  useWeekStart(settings.weekStart);
  return (
    <div className="frame">
      <a
        className="skip-link"
        href="#work"
        onClick={(event) => {
          // The hash is the route: move the focus without touching it.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('common.skip-to-work')}
      </a>
      {!hasWindow(location) && <Rail workspaceName={settings.name} />}
      <main id="work" className="room" ref={main} tabIndex={-1}>
        <ConnectionBanner />
        <CrashGuard resetKey={location}>
          <Suspense fallback={<Spin className="room-spin" description={t('common.loading')} />}>
            <Switch>
              {rooms.map(({ path, page: RoomPage }) => (
                <Route key={path} path={path} nest>
                  <RoomPage />
                </Route>
              ))}
              <Route path="/">
                <Redirect to={rooms[0]?.path ?? '/imports'} replace />
              </Route>
              <Route>
                <NoSuchPage />
              </Route>
            </Switch>
          </Suspense>
        </CrashGuard>
      </main>
      <TaskTray />
    </div>
  );
};

/** Everything around a room; without an open workspace the start page stands instead. */
export const Frame = () => {
  const t = useT();
  const status = useStatus();
  useEffect(() => {
    // A file dropped beside a drop zone must not replace the page.
    const refuse = (event: DragEvent) => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);

  if (status.isPending)
    return (
      <div className="start">
        <ConnectionBanner />
        <Spin description={t('common.loading')} />
      </div>
    );
  if (status.data === undefined)
    return (
      <div className="start">
        <div className="start-inner">
          <Failure error={status.error} onRetry={() => void status.refetch()} />
        </div>
      </div>
    );
  const { open } = status.data;
  return open === null ? (
    <>
      <ConnectionBanner />
      <StartPage status={status.data} />
      <TaskTray />
    </>
  ) : (
    // Another workspace starts every room afresh.
    <ImportFilesProvider key={open.path}>
      <Rooms settings={open.settings} />
    </ImportFilesProvider>
  );
};
